import type pg from 'pg';
import type { BudgetKind } from '../../../sql/model/budget/budget.ts';
import { SCHEMES, type Scheme } from '../../../sql/model/budget/code.ts';
import type { Tree } from './rules.ts';
import { type Dimension, type LineOrder, NONE } from './schema.ts';
import type { Budget } from './which.ts';

/** What lines are narrowed by, as a query says it. */
export type Filters = Partial<Record<Dimension, string | undefined>>;

const COLUMNS: Record<Dimension, string> = {
  administration: 'l.administration',
  function: 'l.function',
  economic: 'l.economic',
  programme: 'l.programme',
  place: 'l.place_id',
  gender: 'l.gender::text',
};

/** The values that a filter lets through; null for all of them. */
const valuesOf = (
  dimension: Dimension,
  asked: string | undefined,
  trees: Record<Scheme, Tree>,
): string[] | null => {
  if (asked === undefined) return null;
  if (dimension === 'gender' && asked === 'tagged') return ['1', '2'];
  return dimension === 'place' || dimension === 'gender' ? [asked] : trees[dimension].within(asked);
};

/** The conditions of filters, with parameters from `$from` on. A code of a closed list names the column, never the request. */
const conditions = (filters: Filters, trees: Record<Scheme, Tree>, from: number) => {
  const values: unknown[] = [];
  const texts = (Object.keys(COLUMNS) as Dimension[]).flatMap((dimension) => {
    const asked = filters[dimension];
    if (asked === undefined) return [];
    if (asked === NONE) return [`${COLUMNS[dimension]} is null`];
    values.push(valuesOf(dimension, asked, trees));
    return [`${COLUMNS[dimension]} = any($${from + values.length - 1}::text[])`];
  });
  return { sql: texts.map((text) => ` and ${text}`).join(''), values };
};

const FROM = `from budget_amount a join budget_line l on l.version_no = a.version_no and l.no = a.line_no where a.version_no = $1`;

export type Group = { code: string | null; minor: bigint; lines: number };

/** Sums of a year and kind by the codes of a dimension, as they stand at lines; exact. */
export const groupsOf = async (
  db: pg.Pool,
  { no }: Budget,
  asked: { year: number; kind: BudgetKind; by: Dimension; filters: Filters },
  trees: Record<Scheme, Tree>,
): Promise<Group[]> => {
  const { sql, values } = conditions(asked.filters, trees, 4);
  const { rows } = await db.query<{ code: string | null; minor: string; lines: number }>(
    `select ${COLUMNS[asked.by]} as code, sum(a.minor)::text as minor, count(*)::int as lines ${FROM}
       and a.year = $2 and a.kind = $3${sql} group by 1`,
    [no, asked.year, asked.kind, ...values],
  );
  return rows.map(({ code, minor, lines }) => ({ code, minor: BigInt(minor), lines }));
};

/** The same selection in all years and kinds. */
export const courseOf = async (
  db: pg.Pool,
  { no }: Budget,
  filters: Filters,
  trees: Record<Scheme, Tree>,
): Promise<{ year: number; kind: BudgetKind; minor: bigint }[]> => {
  const { sql, values } = conditions(filters, trees, 2);
  const { rows } = await db.query<{ year: number; kind: BudgetKind; minor: string }>(
    `select a.year, a.kind, sum(a.minor)::text as minor ${FROM}${sql} group by 1, 2 order by 1, 2`,
    [no, ...values],
  );
  return rows.map((row) => ({ ...row, minor: BigInt(row.minor) }));
};

export type LineRow = {
  id: string;
  title: { ar: string; fr: string; en: string } | null;
  place: string | null;
  gender: number | null;
} & Record<Scheme, string | null>;

const LINE = `l.id, l.title, ${SCHEMES.map((scheme) => `l.${scheme}`).join(', ')}, l.place_id as place, l.gender`;

/** How lines follow each other: the largest amount first and by id among equal ones, or by id. */
const ORDERS: Record<LineOrder, { by: string; behind: string }> = {
  amount: {
    by: 'a.minor desc, l.id collate "C"',
    behind: '(a.minor < $5 or a.minor = $5 and l.id collate "C" > $4)',
  },
  // The amount says nothing here, but a query must use all that it is given.
  id: { by: 'l.id collate "C"', behind: 'l.id collate "C" > $4 and $5::bigint is not null' },
};

export type LinesAsked = {
  year: number;
  kind: BudgetKind;
  filters: Filters;
  order: LineOrder;
  /** The line that the page before ended with, and its amount. */
  after: { id: string; minor: string } | null;
  limit: number;
};

/** Lines of a year and kind in an order, from behind one on. */
export const linesOf = async (
  db: pg.Pool,
  { no }: Budget,
  { year, kind, filters, order, after, limit }: LinesAsked,
  trees: Record<Scheme, Tree>,
): Promise<(LineRow & { minor: string })[]> => {
  const { sql, values } = conditions(filters, trees, 7);
  const { by, behind } = ORDERS[order];
  const { rows } = await db.query<LineRow & { minor: string }>(
    `select ${LINE}, a.minor::text as minor ${FROM} and a.year = $2 and a.kind = $3
       and ($4::text is null or ${behind})${sql} order by ${by} limit $6`,
    [no, year, kind, after?.id ?? null, after?.minor ?? null, limit, ...values],
  );
  return rows;
};

/** One line; null where the version has none of that id. */
export const lineOf = async (db: pg.Pool, { no }: Budget, id: string): Promise<LineRow | null> => {
  const { rows } = await db.query<LineRow>(
    `select ${LINE} from budget_line l where l.version_no = $1 and l.id = $2`,
    [no, id],
  );
  return rows[0] ?? null;
};

const AMOUNTS = `select a.year, a.kind, a.minor::text as minor from budget_amount a
  join budget_line l on l.version_no = a.version_no and l.no = a.line_no
  where a.version_no = $1 and l.id = $2 order by a.year, a.kind`;

export const amountsOf = async (db: pg.Pool, { no }: Budget, id: string) =>
  (await db.query<{ year: number; kind: BudgetKind; minor: string }>(AMOUNTS, [no, id])).rows;

const VERSIONS_OF_LINE = `select v.version from budget_version v join budget_line l on l.version_no = v.no
  where v.dataset_id = $1 and l.id = $2 order by v.version`;

/** The versions of a budget that have a line. */
export const versionsOfLine = async (db: pg.Pool, dataset: string, id: string): Promise<number[]> =>
  (await db.query<{ version: number }>(VERSIONS_OF_LINE, [dataset, id])).rows.map(({ version }) => version);

const EVERY = `select l.id, l.title, ${SCHEMES.map((scheme) => `l.${scheme}`).join(', ')}, l.place_id as place, l.gender, a.year, a.kind, a.minor::text as minor
  from budget_amount a join budget_line l on l.version_no = a.version_no and l.no = a.line_no
  where a.version_no = $1 order by l.no, a.year, a.kind limit $2 offset $3`;

export type Every = LineRow & { year: number; kind: BudgetKind; minor: string };

/** All amounts of a version, some thousand at a time. */
export const everyAmount = async function* (db: pg.Pool, { no }: Budget): AsyncGenerator<Every[]> {
  const size = 5000;
  for (let from = 0; ; from += size) {
    const { rows } = await db.query<Every>(EVERY, [no, size, from]);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
  }
};
