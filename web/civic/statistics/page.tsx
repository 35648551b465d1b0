import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Back } from '../../office/parts/back.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { FilterBar, SelectFilter } from '../../office/parts/filter-bar.tsx';
import { addressOf, useFilters } from '../../office/parts/use-filters.ts';
import { periodInWords } from '../../place/period-words.ts';
import { nameIn } from '../../series/names.ts';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { Empty } from '../../ui/empty.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import type { CaseDeclaration } from '../shapes.ts';
import { useDeclaration, useModules } from '../use-civic.ts';
import { Bars } from './bars.tsx';
import { KeyFigures } from './key-figures.tsx';
import { PlacesCard } from './places.tsx';
import { type Titles, titlesOf } from './titles.ts';
import { Trend } from './trend.tsx';
import { useStatistics } from './use-statistics.ts';
import '../civic.css';
import './statistics.css';

const FILTERS = ['period', 'place', 'structure'] as const;
const DIMENSIONS = ['category', 'outcome', 'structure', 'overdue', 'place', 'channel'] as const;

/** Years, and the months of the year that is chosen. */
const periodsOf = (whole: CaseStatistics, chosen: string): string[] => {
  const months = whole.by.month.map(({ key }) => key);
  const years = [...new Set(months.map((month) => month.slice(0, 4)))].toReversed();
  return years.flatMap((year) => [
    year,
    ...(chosen.startsWith(year) ? months.filter((month) => month.startsWith(year)) : []),
  ]);
};

const Filters = ({
  whole,
  filters,
}: {
  whole: CaseStatistics;
  filters: ReturnType<typeof useFilters<(typeof FILTERS)[number]>>;
}) => {
  const { say, language } = useWords();
  const { values, count, set, clear } = filters;
  const named = (keys: readonly string[]) =>
    keys
      .filter(Boolean)
      .map((id) => ({ id, title: nameIn(whole.names[id] ?? {}, language, id) }))
      .toSorted((a, b) => a.title.localeCompare(b.title, language));
  const keysOf = (name: 'place' | 'structure') => whole.by[name].map(({ key }) => key);
  return (
    <FilterBar count={count} onClear={clear}>
      <SelectFilter
        {...{ name: 'period', label: say('civic.statistics.period'), all: say('civic.statistics.allTime') }}
        value={values.period}
        choices={periodsOf(whole, values.period).map((id) => ({
          id,
          title: periodInWords(id, language) || id,
        }))}
        onChange={(period) => set({ period })}
      />
      {(['structure', 'place'] as const).map(
        (name) =>
          named(keysOf(name)).length > 1 && (
            <SelectFilter
              key={name}
              {...{ name, label: say(`civic.statistics.by.${name}`), all: say('civic.statistics.all') }}
              value={values[name]}
              choices={named(keysOf(name))}
              onChange={(id) => set({ [name]: id })}
            />
          ),
      )}
    </FilterBar>
  );
};

/** What all of it can be had as. */
const OpenData = ({
  declaration,
  asked,
}: {
  declaration: CaseDeclaration;
  asked: Record<string, string>;
}) => {
  const { say } = useWords();
  const address = `/api/records/${declaration.id}/statistics`;
  return (
    <section className="panel-card stack no-print">
      <h2>{say('civic.statistics.openData')}</h2>
      <p>{say('civic.statistics.openDataText')}</p>
      <p className="actions">
        <a className="button" href={addressOf(address, { ...asked, f: 'csv' })} download>
          CSV
        </a>
        <a className="button" href={addressOf(address, asked)}>
          JSON
        </a>
        <a className="button" href="/api/modules/dcat">
          DCAT
        </a>
      </p>
    </section>
  );
};

const Figures = ({
  declaration,
  statistics,
  titles,
}: {
  declaration: CaseDeclaration;
  statistics: CaseStatistics;
  titles: Titles;
}) => {
  const { say } = useWords();
  if (statistics.tooFew)
    return <Empty icon="lock" title="civic.statistics.tooFew" text="civic.statistics.tooFewText" />;
  if (statistics.received === 0)
    return <Empty icon="search" title="civic.statistics.none" text="civic.statistics.noneText" />;
  return (
    <>
      <KeyFigures statistics={statistics} />
      <Trend months={statistics.by.month} />
      {statistics.filter.structure === null && (
        <PlacesCard module={declaration.id} period={statistics.filter.period} />
      )}
      <div className="statistics-cards">
        {DIMENSIONS.map((name) => {
          const cells = statistics.by[name];
          // What says nothing, as all of it is under one word, or under none, is no figure.
          if (cells.every(({ key }) => key === '') || (name === 'structure' && cells.length < 2)) return null;
          return (
            <Bars
              key={name}
              title={say(`civic.statistics.by.${name}`)}
              cells={cells}
              titleOf={(key) => titles(name, key)}
            />
          );
        })}
      </div>
    </>
  );
};

/** `/civic/{module}/statistics`: figures of all cases of a module, which nobody can be known by. */
export const StatisticsPage = () => {
  const words = useWords();
  const { say, text } = words;
  const id = useId('module');
  const filters = useFilters(FILTERS);
  const declaration = useDeclaration(id);
  const whole = useStatistics(id ?? '', {});
  const asked = Object.fromEntries(Object.entries(filters.values).filter(([, value]) => value !== ''));
  const query = useStatistics(id ?? '', asked);
  const isSample = useModules().data?.find((one) => one.id === id)?.sample;
  return (
    <Fetched query={declaration}>
      {(told) => (
        <>
          <Heading
            title={say('civic.statistics.title', { module: text(told.title) })}
            lead={say('civic.statistics.lead')}
          />
          <Back href={`/civic/${told.id}`}>{text(told.title)}</Back>
          {isSample && <Banner kind="note">{say('civic.sample')}</Banner>}
          {whole.data && <Filters whole={whole.data} filters={filters} />}
          <Fetched query={query}>
            {(statistics) => (
              <>
                <Figures
                  declaration={told}
                  statistics={statistics}
                  titles={titlesOf(told, statistics, words)}
                />
                <p className="muted statistics-note">
                  {say('civic.statistics.suppressed')}
                  {told.reads.area && ` ${say('civic.statistics.several')}`}
                </p>
                <OpenData declaration={told} asked={asked} />
              </>
            )}
          </Fetched>
        </>
      )}
    </Fetched>
  );
};
