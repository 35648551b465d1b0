import { type Layer, tileProperties } from '../../sql/model/layer.ts';
import { columnsOf, type Property } from '../../sql/model/property.ts';

/** How a column of a tile row, which arrives as text, becomes a value of the tile. */
export type ColumnKind = 'text' | 'double' | 'whole' | 'boolean';
export type Column = { key: string; kind: ColumnKind };

const KINDS: Record<Property['type'], ColumnKind> = {
  string: 'text',
  text: 'text',
  place: 'text',
  date: 'text',
  number: 'double',
  integer: 'whole',
  boolean: 'boolean',
};

/** What a feature of a tile tells of itself: the properties that the manifest puts into tiles, and no others. */
export const propertyColumns = (manifest: Layer): Column[] =>
  tileProperties(manifest).flatMap((property) =>
    columnsOf(property).map((key) => ({ key, kind: KINDS[property.type] })),
  );

/** What a cell of several points tells of them: how many they are, and what the manifest wants gathered. */
export const gatheredColumns = ({ aggregate }: Layer): Column[] => [
  { key: 'point_count', kind: 'whole' },
  ...(aggregate?.sum ?? []).map((name): Column => ({ key: `sum_${name}`, kind: 'double' })),
  ...(aggregate?.worst ? [{ key: `worst_${aggregate.worst.property}`, kind: 'text' } as const] : []),
];

/** A text in SQL. Names come from manifests, which allow letters, digits and underscores only; quoted all the same. */
export const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** SQL of columns read from the properties of a row. */
export const reading = (columns: readonly Column[], from: string): string[] =>
  columns.map(({ key }) => `${from}.properties->>${quoted(key)}`);
