import { useInfiniteQuery } from '@tanstack/react-query';
import type { Feature } from 'geojson';
import { useMemo, useState } from 'react';
import {
  Button,
  Cell,
  Column,
  Input,
  Row,
  SearchField,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
} from 'react-aria-components';
import type { LayerInfo } from '../../sql/model/api.ts';
import { columnsOf, type Properties, type Property } from '../../sql/model/property.ts';
import { fold } from '../../sql/model/text.ts';
import { api } from '../api.ts';
import { readable } from '../format.ts';
import { useWords, type Words } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Failed, Loading } from '../ui/state.tsx';

const PAGE = 200;
const DOWNLOADS = ['csv', 'geojson', 'gpkg'] as const;

/** The card's rows are the table's columns, the title first. */
const columnsFor = ({ layer }: LayerInfo): Property[] => {
  const names = [...new Set([...(layer.popup.title ? [layer.popup.title] : layer.key), ...layer.popup.rows])];
  return names.flatMap((name) => layer.properties.find((property) => property.name === name) ?? []);
};

const sortValue = (property: Property, properties: Properties, words: Words): number | string => {
  const value = properties[columnsOf(property)[0] ?? ''] ?? null;
  return typeof value === 'number' ? value : (readable(property, properties, words) ?? '');
};

const sorted = (
  rows: readonly Feature[],
  by: SortDescriptor,
  columns: readonly Property[],
  words: Words,
): Feature[] => {
  const property = columns.find(({ name }) => name === by.column);
  if (!property) return [...rows];
  const collator = new Intl.Collator(words.language, { numeric: true });
  const sign = by.direction === 'descending' ? -1 : 1;
  const compare = (a: number | string, b: number | string) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return [...rows].sort(
    (a, b) =>
      sign *
      compare(
        sortValue(property, (a.properties ?? {}) as Properties, words),
        sortValue(property, (b.properties ?? {}) as Properties, words),
      ),
  );
};

const useRows = (layer: string) =>
  useInfiniteQuery({
    queryKey: ['items', layer],
    queryFn: ({ pageParam, signal }) => api.items(layer, PAGE, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.links?.find(({ rel }) => rel === 'next')?.href,
  });

const Head = ({
  info,
  shown,
  query,
  onQuery,
  onClose,
}: {
  info: LayerInfo;
  shown: number;
  query: string;
  onQuery: (query: string) => void;
  onClose: () => void;
}) => {
  const { say, text } = useWords();
  return (
    <header className="table-head">
      <h2>{text(info.layer.title)}</h2>
      <span className="muted">{say('table.count', { shown, total: info.featureCount })}</span>
      <SearchField className="tree-filter" value={query} onChange={onQuery} aria-label={say('table.filter')}>
        <Icon name="search" />
        <Input placeholder={say('table.filter')} />
      </SearchField>
      <span className="downloads">
        {DOWNLOADS.map((format) => (
          <a
            key={format}
            className="chip"
            href={`${info.links.items}?f=${format}&limit=10000`}
            download={`${info.layer.id}.${format}`}
          >
            {format}
          </a>
        ))}
      </span>
      <IconButton icon="close" label={say('table.close')} onPress={onClose} />
    </header>
  );
};

type GridProps = {
  title: string;
  columns: readonly Property[];
  rows: readonly Feature[];
  by: SortDescriptor;
  selectedId: string | null;
  onSort: (by: SortDescriptor) => void;
  onSelect: (feature: Feature) => void;
};

const Grid = ({ title, columns, rows, by, selectedId, onSort, onSelect }: GridProps) => {
  const words = useWords();
  return (
    <Table
      aria-label={title}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selectedId ? [selectedId] : []}
      sortDescriptor={by}
      onSortChange={onSort}
      onSelectionChange={(keys) => {
        const id = keys === 'all' ? null : [...keys][0];
        const row = rows.find((feature) => String(feature.id) === String(id));
        if (row) onSelect(row);
      }}
    >
      <TableHeader>
        {columns.map((property, index) => (
          <Column key={property.name} id={property.name} isRowHeader={index === 0} allowsSorting>
            {words.text(property.title)}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => <p className="state">{words.say('table.empty')}</p>}>
        {rows.map((feature) => (
          <Row key={String(feature.id)} id={String(feature.id)}>
            {columns.map((property) => (
              <Cell key={property.name}>
                <span dir="auto">
                  {readable(property, (feature.properties ?? {}) as Properties, words) ?? '–'}
                </span>
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
};

/** The features of a layer as rows: sorted, narrowed, chosen; a chosen row is shown on the map. */
export const FeatureTable = ({
  info,
  selectedId,
  onSelect,
  onClose,
}: {
  info: LayerInfo;
  selectedId: string | null;
  onSelect: (feature: Feature) => void;
  onClose: () => void;
}) => {
  const words = useWords();
  const { say, text } = words;
  const columns = useMemo(() => columnsFor(info), [info]);
  const [query, setQuery] = useState('');
  const [by, setBy] = useState<SortDescriptor>({ column: columns[0]?.name ?? '', direction: 'ascending' });
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useRows(
    info.layer.id,
  );
  const all = useMemo(() => data?.pages.flatMap((page) => page.features) ?? [], [data]);
  const wanted = fold(query);
  const matches = (feature: Feature) =>
    wanted === '' || fold(Object.values(feature.properties ?? {}).join(' ')).includes(wanted);
  const rows = sorted(all.filter(matches), by, columns, words);
  const title = text(info.layer.title);
  return (
    <section className="table-panel" aria-label={say('table.title', { title })}>
      <Head info={info} shown={rows.length} query={query} onQuery={setQuery} onClose={onClose} />
      {isPending && <Loading />}
      {error && <Failed retry={() => void refetch()} />}
      {data && (
        <div className="table-scroll">
          <Grid {...{ title, columns, rows, by, selectedId, onSelect }} onSort={setBy} />
          {hasNextPage && (
            <Button className="button" isDisabled={isFetchingNextPage} onPress={() => void fetchNextPage()}>
              {say('table.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
};
