import type { Period } from '../filter/datetime.ts';
import type { Expression } from '../filter/expression.ts';
import { filterToSql } from '../filter/to-sql.ts';
import { isThen, valuesThen } from '../series/map/then.ts';
import type { PublishedLayer } from './catalogue.ts';

/** Which features of a layer are meant: of a revision, valid in a period, passing a filter. */
export type Selection = {
  layer: PublishedLayer;
  revision: number;
  period: Period | null;
  filter: Expression | null;
};

export type SqlValue = string | number | boolean | Date | null | readonly (string | number)[];
/** A condition or query with numbered places and what goes into them. */
export type Sql = { text: string; values: SqlValue[] };

/** Name of a layer's partition; `no` is ours, never a client's. */
export const partitionOf = (
  table: 'feature' | 'feature_level' | 'feature_cell',
  layer: { no: number },
): string => `${table}_${Math.trunc(layer.no)}`;

/** A moment in SQL. It is written by us, digits and punctuation only, so that a query without a filter needs no places. */
const moment = (date: Date): string => `'${date.toISOString()}'::timestamptz`;

/** SQL of the rows that are picked from: a layer's partition, or what its stations said at the time that is asked for. */
export const tableOf = ({ layer, period }: Selection): string =>
  isThen(layer.manifest, period) ? valuesThen(layer, period) : partitionOf('feature', layer);

/** The condition that a row `f` of `tableOf` is in the selection; revision and period stand in it as they are. */
export const visible = ({ layer, revision, period, filter }: Selection, offset = 0): Sql => {
  const values: SqlValue[] = [];
  const parts = [
    `f.since_revision <= ${Math.trunc(revision)} and f.until_revision > ${Math.trunc(revision)}`,
  ];
  // What stations said then is in the table already; one that said nothing is there without a value.
  const bounds = isThen(layer.manifest, period) ? null : period;
  if (bounds?.to) parts.push(`(f.valid_from is null or f.valid_from <= ${moment(bounds.to)})`);
  if (bounds?.from) parts.push(`(f.valid_to is null or f.valid_to > ${moment(bounds.from)})`);
  if (filter) {
    const condition = filterToSql(filter, layer.manifest, { offset });
    parts.push(condition.text);
    values.push(...condition.values);
  }
  return { text: parts.join(' and '), values };
};
