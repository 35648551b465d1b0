import type pg from 'pg';
import type { CaseList } from '../../../sql/model/api/records.ts';
import type { Audience } from '../../../sql/model/records/audience.ts';
import { searchQuery } from '../../../sql/model/records/words.ts';
import { badParameter } from '../../http/error.ts';
import type { Body } from '../dispatch/body.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';
import { CASE_COLUMNS, type StoredCase } from './store.ts';
import { lineOf } from './view.ts';

/** What is asked of cases. `structures` null: of all of them. */
export type CaseFilter = {
  modules: readonly string[];
  /** Only what everybody may see, searched by words that everybody may read. */
  publicOnly: boolean;
  structures: readonly string[] | null;
  account?: string | undefined;
  assignee?: string | undefined;
  q?: string | undefined;
  category?: string | undefined;
  states?: readonly string[] | undefined;
  /** Only what waits for review. */
  reviewed?: boolean | undefined;
  kind?: string | undefined;
  place?: string | undefined;
  overdue?: boolean | undefined;
};

/** A page of a list: newest first, what is due first, or that of which most is counted. `cursor` is what the page before gave. */
export type CasePage = { order: 'newest' | 'due' | 'most'; cursor?: string | undefined; limit: number };

/** The body that has a case, of its row `c`. */
export const BODY = `(select jsonb_build_object('id', i.id, 'name', i.name, 'status', i.status, 'successorId', i.successor_id)
  from institution i where i.id = c.structure_id) as body`;

const MOMENT = (key: string) => `case when ${key} = 'infinity' then 'infinity'
    else to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end`;
const MOMENT_CURSOR = /^(infinity|[0-9T:.Z-]{20,30})_(\d{1,15})$/;
const MOST = '(select coalesce(sum(n), 0)::bigint from record_count r where r.case_no = c.no)';

const ORDERS = {
  newest: {
    ...{ by: 'c.received_at desc, c.no desc', key: 'c.received_at', beyond: '<' },
    ...{ type: 'timestamptz', told: MOMENT('c.received_at'), cursor: MOMENT_CURSOR },
  },
  due: {
    ...{ by: `coalesce(c.due_at, 'infinity'), c.no`, key: `coalesce(c.due_at, 'infinity')`, beyond: '>' },
    ...{ type: 'timestamptz', told: MOMENT(`coalesce(c.due_at, 'infinity')`), cursor: MOMENT_CURSOR },
  },
  most: {
    ...{ by: `${MOST} desc, c.no desc`, key: MOST, beyond: '<', type: 'bigint', told: MOST },
    cursor: /^(\d{1,15})_(\d{1,15})$/,
  },
} as const;

const readCursor = (
  cursor: string | undefined,
  order: CasePage['order'],
): [at: string, no: string] | null => {
  if (cursor === undefined) return null;
  const [, at, no] = ORDERS[order].cursor.exec(cursor) ?? [];
  const isMoment = order !== 'most' && at !== 'infinity';
  if (at === undefined || no === undefined || (isMoment && Number.isNaN(Date.parse(at))))
    throw badParameter('cursor', 'invalid-parameter', { reason: cursor.slice(0, 40) });
  return [at, no];
};

/** Conditions with their values, numbered as they come. */
const conditionsOf = (filter: CaseFilter, values: unknown[]): string[] => {
  const value = (given: unknown): string => `$${values.push(given)}`;
  const [module, ...others] = filter.modules;
  // Of one module an index has the cases in their order, which it has not of any of several.
  const conditions = [
    others.length === 0 && module !== undefined
      ? `c.module = ${value(module)}`
      : `c.module = any(${value(filter.modules)})`,
  ];
  const equal = (column: string, given: string | undefined) => {
    if (given !== undefined) conditions.push(`c.${column} = ${value(given)}`);
  };
  if (filter.publicOnly) conditions.push('c.is_public');
  if (filter.structures) conditions.push(`c.structure_id = any(${value(filter.structures)})`);
  equal('account_id', filter.account);
  equal('assignee_id', filter.assignee);
  equal('category', filter.category);
  if (filter.states) conditions.push(`c.state = any(${value(filter.states)})`);
  if (filter.reviewed) conditions.push('c.is_reviewed');
  equal('kind', filter.kind);
  equal('place_id', filter.place);
  if (filter.overdue !== undefined)
    conditions.push(`coalesce(c.due_at <= now(), false) = ${value(filter.overdue)}`);
  if (filter.q !== undefined) {
    const query = searchQuery(filter.q);
    const words = filter.publicOnly ? 'c.public_words' : 'c.all_words';
    conditions.push(
      query === null
        ? 'false'
        : `to_tsvector('simple'::regconfig, ${words}) @@ to_tsquery('simple'::regconfig, ${value(query)})`,
    );
  }
  return conditions;
};

type Row = StoredCase & { body: Body | null; key: string };

/** A page of cases as one kind of reader sees them, and where the next one begins. The key of the page is that of the rows, so none is left out or told twice while others come in. */
export const listCases = async (
  pool: pg.Pool,
  modules: readonly Module[],
  filter: CaseFilter,
  { order, cursor, limit }: CasePage,
  reader: Audience,
): Promise<CaseList> => {
  const { by, key, beyond, type, told } = ORDERS[order];
  const values: unknown[] = [];
  const conditions = conditionsOf(filter, values);
  const after = readCursor(cursor, order);
  if (after) {
    const [at, no] = after.map((one) => `$${values.push(one)}`);
    conditions.push(`(${key}, c.no) ${beyond} (${at}::${type}, ${no}::bigint)`);
  }
  const { rows } = await pool.query<Row>(
    `select ${CASE_COLUMNS}, ${BODY}, ${told} as key from record_case c where ${conditions.join(' and ')}
      order by ${by} limit ${limit + 1}`,
    values,
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const now = new Date().toISOString();
  return {
    cases: page.flatMap((row) => {
      const kind = findKind(modules, row.module);
      return kind ? [lineOf(kind.type, row, reader, now)] : [];
    }),
    next: rows.length > limit && last ? `${last.key}_${last.no}` : null,
  };
};
