import type pg from 'pg';
import type { CaseList } from '../../../sql/model/api/records.ts';
import type { Audience } from '../../../sql/model/records/audience.ts';
import { searchQuery } from '../../../sql/model/records/words.ts';
import type { State } from '../../../sql/model/records/workflow.ts';
import { badParameter } from '../../http/error.ts';
import type { Module } from '../module.ts';
import { BELOW, liesIn } from '../statistics/counts.ts';
import { findKind } from '../types.ts';
import { type LineRow, lineOfRow, selectLines } from './line.ts';

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
  kinds?: readonly State['kind'][] | undefined;
  place?: string | undefined;
  overdue?: boolean | undefined;
};

/** A page of a list: newest first, what is due first, or that of which most is counted (by the first number that its module declares). `cursor` is what the page before gave. */
export type CasePage = { order: 'newest' | 'due' | 'most'; cursor?: string | undefined; limit: number };

/** When a case is due; what nothing is owed of comes last. As the indexes of queues have it. */
const DUE = `coalesce(c.due_at, 'infinity')`;
const MOMENT = (key: string) => `case when ${key} = 'infinity' then 'infinity'
    else to_char(${key} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') end`;
const MOMENT_CURSOR = /^(infinity|[0-9T:.Z-]{20,30})_(\d{1,15})$/;

const ORDERS = {
  newest: {
    ...{ by: 'c.received_at desc, c.no desc', key: 'c.received_at', no: 'c.no', beyond: '<' },
    ...{ type: 'timestamptz', told: MOMENT('c.received_at'), cursor: MOMENT_CURSOR },
  },
  due: {
    ...{ by: `${DUE}, c.no`, key: DUE, no: 'c.no', beyond: '>' },
    ...{ type: 'timestamptz', told: MOMENT(DUE), cursor: MOMENT_CURSOR },
  },
  most: {
    ...{ by: 't.n desc, t.case_no desc', key: 't.n', no: 't.case_no', beyond: '<' },
    ...{ type: 'int', told: 't.n', cursor: /^(\d{1,9})_(\d{1,15})$/ },
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
  // Of one an index has the cases in their order, which it has not of any of several.
  const among = (column: string, [one, ...others]: readonly string[]): string =>
    others.length === 0 && one !== undefined
      ? `c.${column} = ${value(one)}`
      : `c.${column} = any(${value(one === undefined ? [] : [one, ...others])})`;
  const conditions = [among('module', filter.modules)];
  const equal = (column: string, given: string | undefined) => {
    if (given !== undefined) conditions.push(`c.${column} = ${value(given)}`);
  };
  if (filter.publicOnly) conditions.push('c.is_public');
  equal('account_id', filter.account);
  equal('assignee_id', filter.assignee);
  equal('category', filter.category);
  if (filter.states) conditions.push(`c.state = any(${value(filter.states)})`);
  if (filter.reviewed) conditions.push('c.is_reviewed');
  if (filter.kinds) conditions.push(among('kind', filter.kinds));
  if (filter.place !== undefined) conditions.push(liesIn(BELOW(value(filter.place))));
  if (filter.overdue !== undefined) conditions.push(`${DUE} ${filter.overdue ? '<=' : '>'} now()`);
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

type Row = LineRow & { key: string };

/** Of which kinds cases can be that a filter lets through: that of its states, where it names any. */
const kindsOf = (
  modules: readonly Module[],
  { modules: ids, kinds, states }: CaseFilter,
): State['kind'][] => {
  const types = ids.flatMap((id) => findKind(modules, id)?.type ?? []);
  const among = types.flatMap(({ workflow }) =>
    workflow.states.filter(({ id }) => states?.includes(id) ?? true).map((state) => state.kind),
  );
  return [...new Set(among)].filter((one) => kinds?.includes(one) ?? true);
};

/**
 * What a page is put together from: of each structure, and where it goes by what is due of each kind, as many as a page has.
 * Each is read from where an index has it; going through all of a country for what one structure has is long where it has nothing.
 */
const partsOf = (modules: readonly Module[], filter: CaseFilter, order: CasePage['order']) => [
  ...(filter.structures && order !== 'most' ? [{ column: 'structure_id', values: filter.structures }] : []),
  ...(order === 'due' ? [{ column: 'kind', values: kindsOf(modules, filter) }] : []),
];

/** What a list goes by: the first number that its module declares, where it is to go by most; null where by none. */
const countOf = (modules: readonly Module[], filter: CaseFilter, order: CasePage['order']): string | null => {
  if (order !== 'most') return null;
  return findKind(modules, filter.modules[0] ?? '')?.type.workflow.counts[0]?.id ?? null;
};

/** The question for one line more than a page has. Where nothing is counted, what is newest is most. */
export const queryOf = (
  modules: readonly Module[],
  filter: CaseFilter,
  page: CasePage,
): { text: string; values: unknown[] } => {
  const { cursor, limit } = page;
  const count = countOf(modules, filter, page.order);
  const order = page.order === 'most' && count === null ? 'newest' : page.order;
  const { by, key, no: second, beyond, type, told } = ORDERS[order];
  const values: unknown[] = [];
  const conditions = conditionsOf(filter, values);
  const after = readCursor(cursor, order);
  if (after) {
    const [at, no] = after.map((one) => `$${values.push(one)}`);
    conditions.push(`(${key}, ${second}) ${beyond} (${at}::${type}, ${no}::bigint)`);
  }
  if (count !== null) conditions.push(`t.count_id = $${values.push(count)}`);
  if (count !== null && filter.structures)
    conditions.push(`c.structure_id = any($${values.push(filter.structures)})`);
  const lines = `${told} as key`;
  const source = count === null ? 'record_case c' : 'record_total t join record_case c on c.no = t.case_no';
  const first = `order by ${by} limit ${limit + 1}`;
  const parts = partsOf(modules, filter, order).map(({ column, values: of }, at) => {
    conditions.push(`c.${column} = p${at}.id`);
    return `unnest($${values.push(of)}::text[]) p${at} (id)`;
  });
  const where = `where ${conditions.join(' and ')}`;
  if (parts.length === 0) return { text: `${selectLines(lines, source)} ${where} ${first}`, values };
  const from = `${parts.join(' cross join ')} cross join lateral (select c.* from record_case c ${where} ${first}) c`;
  return { text: `${selectLines(lines, from)} ${first}`, values };
};

/** A page of cases as one kind of reader sees them, and where the next one begins. The key of the page is that of the rows, so none is left out or told twice while others come in. */
export const listCases = async (
  pool: pg.Pool,
  modules: readonly Module[],
  filter: CaseFilter,
  page: CasePage,
  reader: Audience,
): Promise<CaseList> => {
  const { text, values } = queryOf(modules, filter, page);
  const { rows } = await pool.query<Row>(text, values);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const now = new Date().toISOString();
  return {
    cases: shown.flatMap((row) => {
      const kind = findKind(modules, row.module);
      return kind ? [lineOfRow(kind.type, row, reader, now)] : [];
    }),
    next: rows.length > page.limit && last ? `${last.key}_${last.no}` : null,
  };
};
