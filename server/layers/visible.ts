import type { Period } from '../filter/datetime.ts';
import type { Expression } from '../filter/expression.ts';
import { filterToSql } from '../filter/to-sql.ts';
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

/** The condition that a row `f` of the layer's partition is in the selection; revision and period stand in it as they are. */
export const visible = ({ layer, revision, period, filter }: Selection, offset = 0): Sql => {
  const values: SqlValue[] = [];
  const parts = [
    `f.since_revision <= ${Math.trunc(revision)} and f.until_revision > ${Math.trunc(revision)}`,
  ];
  if (period?.to) parts.push(`(f.valid_from is null or f.valid_from <= ${moment(period.to)})`);
  if (period?.from) parts.push(`(f.valid_to is null or f.valid_to > ${moment(period.from)})`);
  if (filter) {
    const condition = filterToSql(filter, layer.manifest, { offset });
    parts.push(condition.text);
    values.push(...condition.values);
  }
  return { text: parts.join(' and '), values };
};
