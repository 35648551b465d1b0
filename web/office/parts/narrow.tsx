import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Choice } from '../../ui/select.tsx';
import { FilterBar, SearchFilter, SelectFilter } from './filter-bar.tsx';
import { StateTabs } from './state-tabs.tsx';
import type { Filters } from './use-filters.ts';

/** Something that a list is narrowed by: its choices, what is shown where none is chosen, and what else it takes back. */
export type Narrowing<Name extends string> = {
  name: Name;
  label: string;
  all: string;
  choices: readonly Choice[];
  clears?: readonly Name[];
};

/** What a list is narrowed by: tabs (the parameter `show`), a search (`q`), and choices; all of it stands in the address. */
export const Narrow = <Name extends string>({
  filters,
  tabs,
  search,
  by,
}: {
  filters: Filters<Name | 'show' | 'q'>;
  tabs?: { label: string; titles: Readonly<Record<string, MessageKey>> };
  search: string;
  by: readonly Narrowing<Name>[];
}) => {
  const { say } = useWords();
  const { values, addressWith } = filters;
  const set = filters.set as (changes: Readonly<Record<string, string>>) => void;
  const emptied = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '']));
  return (
    <>
      {tabs && (
        <StateTabs
          label={tabs.label}
          current={values.show in tabs.titles ? values.show : ''}
          tabs={Object.entries(tabs.titles).map(([id, title]) => ({
            ...{ id, title: say(title) },
            href: addressWith({ show: id } as Parameters<typeof addressWith>[0]),
          }))}
        />
      )}
      <FilterBar
        search={<SearchFilter label={search} value={values.q} onChange={(q) => set({ q })} />}
        count={by.filter(({ name }) => values[name] !== '').length}
        onClear={() => set(emptied(by.map(({ name }) => name)))}
      >
        {by.map(({ name, label, all, choices, clears = [] }) => (
          <SelectFilter
            key={name}
            {...{ name, label, all, choices }}
            value={values[name]}
            onChange={(value) => set({ ...emptied(clears), [name]: value })}
          />
        ))}
      </FilterBar>
    </>
  );
};
