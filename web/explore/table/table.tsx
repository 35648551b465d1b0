import type { Feature } from 'geojson';
import { useMemo, useState } from 'react';
import { Button, type SortDescriptor } from 'react-aria-components';
import type { LayerInfo } from '../../../sql/model/api.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { Language } from '../../../sql/model/text.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { useSettled } from '../../use-settled.ts';
import { columnIn, dayOf, isNarrowed, type Wanted } from './address.ts';
import { Grid } from './grid.tsx';
import { TableHead } from './head.tsx';
import { useRows } from './use-rows.ts';

/** The card's rows are the table's columns, the title first. */
const columnsFor = ({ layer }: LayerInfo): Property[] => {
  const names = [...new Set([...(layer.popup.title ? [layer.popup.title] : layer.key), ...layer.popup.rows])];
  return names.flatMap((name) => layer.properties.find((property) => property.name === name) ?? []);
};

const sortOf = (
  by: SortDescriptor | undefined,
  columns: readonly Property[],
  language: Language,
): Wanted['sort'] => {
  const property = columns.find(({ name }) => name === by?.column);
  if (!property) return null;
  return { column: columnIn(property, language), isDescending: by?.direction === 'descending' };
};

/** What a person wants to see of a layer, and how it is changed. */
const useWanted = (info: LayerInfo, columns: readonly Property[], time: string | null) => {
  const { language } = useWords();
  const [query, setQuery] = useState('');
  const [codes, setCodes] = useState<Record<string, string>>({});
  const [by, setBy] = useState<SortDescriptor>();
  const words = useSettled(query);
  const wanted: Wanted = { words, codes, sort: sortOf(by, columns, language), day: dayOf(info, time) };
  const setCode = (name: string, value: string | null) =>
    setCodes(({ [name]: _, ...rest }) => (value === null ? rest : { ...rest, [name]: value }));
  return { wanted, query, setQuery, setCode, by, setBy };
};

/** The loaded rows; the feature that was chosen on the map stands first while its own page is not loaded. */
const withSelected = (rows: readonly Feature[], selected: Feature | null): readonly Feature[] =>
  selected && !rows.some(({ id }) => id === selected.id) ? [selected, ...rows] : rows;

/**
 * The features of a layer as rows. The server sorts, narrows and counts them all; pages are loaded as they are asked
 * for. A chosen row is shown on the map, and what is chosen on the map is a chosen row.
 */
export const FeatureTable = ({
  info,
  time,
  selectedId,
  selected,
  onSelect,
  onClose,
}: {
  info: LayerInfo;
  time: string | null;
  selectedId: string | null;
  selected: Feature | null;
  onSelect: (feature: Feature) => void;
  onClose: () => void;
}) => {
  const { say, text } = useWords();
  const columns = useMemo(() => columnsFor(info), [info]);
  const { wanted, query, setQuery, setCode, by, setBy } = useWanted(info, columns, time);
  const {
    data,
    error,
    isPending,
    isPlaceholderData,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage,
    refetch,
  } = useRows(info, wanted);
  const loaded = data?.pages.flatMap((page) => page.features) ?? [];
  const rows = isNarrowed(wanted) ? loaded : withSelected(loaded, selected);
  const total = isPlaceholderData ? null : (data?.pages[0]?.numberMatched ?? null);
  const title = text(info.layer.title);
  return (
    <section className="table-panel" aria-label={say('table.title', { title })}>
      <TableHead
        {...{ info, total, query, wanted, onClose }}
        shown={loaded.length}
        onQuery={setQuery}
        onCode={setCode}
      />
      {isPending && <Loading />}
      {error && <Failed retry={() => void refetch()} />}
      {data && (
        <div className="table-scroll" aria-busy={isPlaceholderData}>
          <Grid {...{ title, columns, rows, by, selectedId, onSelect }} onSort={setBy} />
          {hasNextPage && (
            <Button
              className="button table-more"
              isDisabled={isFetchingNextPage}
              onPress={() => void fetchNextPage()}
            >
              {say(isFetchingNextPage ? 'state.loading' : 'table.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
