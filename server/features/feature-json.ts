import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf, type Value } from '../../sql/model/property.ts';
import { badParameter } from '../http/error.ts';
import type { FeatureRow } from './rows.ts';

/** The names that features are published with, in the order of declaration; bounds of validity come last. */
export const publishedColumns = (manifest: Layer): string[] => [
  ...manifest.properties.flatMap(columnsOf),
  ...(manifest.time ? ['valid_from', 'valid_to'] : []),
];

/** The columns that `properties=` names, in the order of declaration; 400 for a name that is not declared. */
export const chosenColumns = (manifest: Layer, text: string | undefined): string[] => {
  const all = publishedColumns(manifest);
  if (text === undefined) return all;
  const asked = text.split(',').filter(Boolean);
  const unknown = asked.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw badParameter('properties', 'invalid-parameter', { reason: unknown.slice(0, 80) });
  return all.filter((name) => asked.includes(name));
};

/** What a row holds under a published name. */
export const publishedValue = (row: FeatureRow, column: string): Value => {
  if (column === 'valid_from' || column === 'valid_to')
    return Object.hasOwn(row.properties, column) ? (row.properties[column] ?? null) : row[column];
  return row.properties[column] ?? null;
};

/** What the members of a feature say besides: `fid` is the number that tiles name it by. */
const head = (row: FeatureRow): string =>
  `{"type":"Feature","id":${JSON.stringify(row.id)},"fid":${row.fid},"geometry":${row.geometry ?? 'null'},"properties":`;

/** A feature as GeoJSON text; `extra` are further members, or further properties where a format has no place for them. */
export const featureText = (
  row: FeatureRow,
  columns: readonly string[],
  extra: { members?: object; properties?: object } = {},
): string => {
  const properties: Record<string, unknown> = {};
  for (const column of columns) properties[column] = publishedValue(row, column);
  const members = extra.members ? `,${JSON.stringify(extra.members).slice(1, -1)}` : '';
  return `${head(row)}${JSON.stringify({ ...properties, ...extra.properties })}${members}}`;
};
