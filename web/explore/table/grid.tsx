import type { Feature } from 'geojson';
import { useEffect, useRef } from 'react';
import { Cell, Column, Row, type SortDescriptor, Table, TableBody, TableHeader } from 'react-aria-components';
import type { Properties, Property } from '../../../sql/model/property.ts';
import { readable } from '../../format.ts';
import { useWords } from '../../i18n/intl.tsx';

type GridProps = {
  title: string;
  columns: readonly Property[];
  rows: readonly Feature[];
  by: SortDescriptor | undefined;
  selectedId: string | null;
  onSort: (by: SortDescriptor) => void;
  onSelect: (feature: Feature) => void;
};

/** The rows themselves; the chosen one, be it chosen on the map, is brought into sight. */
export const Grid = ({ title, columns, rows, by, selectedId, onSort, onSelect }: GridProps) => {
  const words = useWords();
  const table = useRef<HTMLTableElement>(null);
  const isLoaded = rows.some(({ id }) => String(id) === selectedId);
  useEffect(() => {
    if (selectedId === null || !isLoaded) return;
    table.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' });
  }, [selectedId, isLoaded]);
  return (
    <Table
      ref={table}
      aria-label={title}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selectedId ? [selectedId] : []}
      {...(by ? { sortDescriptor: by } : {})}
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
