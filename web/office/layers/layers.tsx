import { Link } from 'react-aria-components';
import { fold } from '../../../sql/model/text.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../parts/filter-bar.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { StateTabs } from '../parts/state-tabs.tsx';
import { type Filters, useFilters } from '../parts/use-filters.ts';
import { When } from '../parts/when.tsx';
import { useNames, useWorkLayers } from './use-work.ts';
import { seenBy, VISIBILITY_TITLES, type WorkLayer } from './words.ts';

const FILTERS = ['show', 'q', 'theme'] as const;
type Filter = (typeof FILTERS)[number];
type Names = ReturnType<typeof useNames>;

const SHOWN: Record<string, (layer: WorkLayer) => boolean> = {
  '': () => true,
  draft: ({ draft }) => draft !== null,
  public: ({ visibility, published }) => visibility.kind === 'public' && published !== null,
  hidden: ({ visibility }) => visibility.kind !== 'public',
};
const SHOWN_TITLES = [
  ['', 'list.all'],
  ['draft', 'layers.withDraft'],
  ['public', 'layers.public'],
  ['hidden', 'layers.hidden'],
] as const;

const Draft = ({ layer }: { layer: WorkLayer }) => {
  const { say, number } = useWords();
  if (!layer.draft) return null;
  if (layer.draft.job) return <Pill tone="busy">{say('layers.publishing')}</Pill>;
  return (
    <span className="who">
      <span>{say('layers.rows', { count: layer.draft.rows, shown: number(layer.draft.rows) })}</span>
      <span className="muted">
        <When at={layer.draft.changedAt} />
      </span>
    </span>
  );
};

const Published = ({ published }: { published: WorkLayer['published'] }) => {
  const { say, number } = useWords();
  if (!published) return null;
  return (
    <span className="who">
      <span>
        {say('layers.features', { count: published.featureCount, shown: number(published.featureCount) })}
      </span>
      <span className="muted">
        <When at={published.publishedAt} />
      </span>
    </span>
  );
};

const Visible = ({ layer }: { layer: WorkLayer }) => {
  const words = useWords();
  const { title, tone } = VISIBILITY_TITLES[layer.visibility.kind];
  return (
    <span className="outcome">
      <Pill tone={tone}>{words.say(title)}</Pill>
      {layer.visibility.kind === 'roles' && <span className="muted">{seenBy(layer.visibility, words)}</span>}
    </span>
  );
};

const columnsOf = ({ say, text }: Words, { themeName, ownerName }: Names): Column<WorkLayer>[] => [
  {
    id: 'layer',
    title: say('layers.layer'),
    cell: ({ id, title }) => (
      <span className="who">
        <Link href={`/office/layers/${id}`}>{text(title)}</Link>
        <Code>{id}</Code>
      </span>
    ),
  },
  {
    id: 'theme',
    title: say('layers.theme'),
    cell: ({ theme, owner }) => (
      <span className="who">
        <span>{themeName(theme)}</span>
        {owner !== null && <span className="muted">{ownerName(owner)}</span>}
      </span>
    ),
  },
  { id: 'visible', title: say('layers.visible'), cell: (layer) => <Visible layer={layer} /> },
  {
    id: 'published',
    title: say('layers.published'),
    cell: ({ published }) => published && <Published published={published} />,
  },
  { id: 'draft', title: say('layers.draft'), cell: (layer) => layer.draft && <Draft layer={layer} /> },
];

const LayerFilters = ({
  filters,
  layers,
  names,
}: {
  filters: Filters<Filter>;
  layers: readonly WorkLayer[];
  names: Names;
}) => {
  const { say } = useWords();
  const { values, set, addressWith } = filters;
  const themes = [...new Set(layers.map(({ theme }) => theme))];
  return (
    <>
      <StateTabs
        label={say('layers.show')}
        current={values.show}
        tabs={SHOWN_TITLES.map(([id, title]) => ({
          id,
          title: say(title),
          href: addressWith({ show: id }),
          count: layers.filter(SHOWN[id] ?? (() => true)).length,
        }))}
      />
      <FilterBar
        search={<SearchFilter label={say('layers.search')} value={values.q} onChange={(q) => set({ q })} />}
        count={values.theme ? 1 : 0}
        onClear={() => set({ theme: '' })}
      >
        {themes.length > 1 && (
          <SelectFilter
            name="theme"
            label={say('layers.theme')}
            all={say('layers.anyTheme')}
            value={values.theme}
            choices={themes.map((id) => ({ id, title: names.themeName(id) }))}
            onChange={(theme) => set({ theme })}
          />
        )}
      </FilterBar>
    </>
  );
};

/** Those whose title in any language, or whose id, holds what is looked for. */
const matching = (layers: readonly WorkLayer[], { show, q, theme }: Record<Filter, string>): WorkLayer[] => {
  const words = fold(q);
  return layers.filter(
    (layer) =>
      (SHOWN[show]?.(layer) ?? true) &&
      (theme === '' || layer.theme === theme) &&
      [layer.id, ...Object.values(layer.title)].some((name) => fold(name).includes(words)),
  );
};

/** `/office/layers` */
export const Layers = () => {
  const words = useWords();
  const filters = useFilters(FILTERS);
  const names = useNames();
  const query = useWorkLayers();
  return (
    <>
      <Heading lead={words.say('layers.lead')} />
      <Fetched query={query}>
        {(layers) => {
          const rows = matching(layers, filters.values);
          if (layers.length === 0) return <Empty icon="layers" title="layers.none" text="layers.noneText" />;
          return (
            <>
              <LayerFilters {...{ filters, layers, names }} />
              {rows.length === 0 ? (
                <Empty icon="layers" title="layers.noneSuch" text="list.noneText" />
              ) : (
                <ListTable
                  label={words.say('page.layers')}
                  columns={columnsOf(words, names)}
                  rows={rows}
                  keyOf={({ id }) => id}
                />
              )}
            </>
          );
        }}
      </Fetched>
    </>
  );
};
