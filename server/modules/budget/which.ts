import type pg from 'pg';
import { BudgetManifest } from '../../../sql/model/budget/budget.ts';
import type { BudgetCode, Scheme } from '../../../sql/model/budget/code.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { type Tree, treeOf } from './rules.ts';

/** One version of a budget, as it is asked of. */
export type Budget = {
  no: number;
  dataset: string;
  version: number;
  manifest: BudgetManifest;
  digest: string;
};

const ONE = `select no, dataset_id as dataset, version, manifest, digest from budget_version
  where dataset_id = coalesce($1, (select id from budget_dataset order by created_at, id limit 1))
    and ($2::int is null or version = $2) order by version desc limit 1`;

/** The budget and version that a query names; 404 where there is none. */
export const budgetOf = async (
  db: pg.Pool,
  { dataset, version }: { dataset?: string | undefined; version?: number | undefined },
): Promise<Budget> => {
  const { rows } = await db.query<Budget>(ONE, [dataset ?? null, version ?? null]);
  const found = rows[0];
  if (!found)
    throw notFound(
      'no-such-thing',
      [dataset, version].filter((one) => one !== undefined).join(' ') || 'budget',
    );
  return { ...found, manifest: BudgetManifest.parse(found.manifest) };
};

/** Which budget an answer is of. */
export const ofBudget = ({ dataset, version, manifest: { status, currency, decimals } }: Budget) => ({
  ...{ dataset, version, status, currency, decimals },
});

const CODES = `select scheme, code, parent, title, source, origin from budget_code where version_no = $1 order by scheme, code`;

export const codesOf = async (db: pg.Pool, { no }: Budget): Promise<BudgetCode[]> =>
  (await db.query<BudgetCode>(CODES, [no])).rows;

/** The tree of each classification. */
export const treesOf = (codes: readonly BudgetCode[]): Record<Scheme, Tree> => ({
  administration: treeOf(codes, 'administration'),
  function: treeOf(codes, 'function'),
  economic: treeOf(codes, 'economic'),
  programme: treeOf(codes, 'programme'),
});

const NEWEST_YEAR = 'select max(year) as year from budget_amount where version_no = $1 and kind = $2';

const YEARS = 'select distinct year from budget_amount where version_no = $1 order by 1';

/**
 * The year that is asked for, or the newest that has amounts of a kind; 404 where there is none. 400 for a year that the version has
 * nothing of, so that it is not taken for one in which nothing was spent.
 */
export const yearOf = async (
  db: pg.Pool,
  { no }: Budget,
  asked: number | undefined,
  kind: string,
): Promise<number> => {
  if (asked !== undefined) {
    const years = (await db.query<{ year: number }>(YEARS, [no])).rows.map(({ year }) => year);
    if (!years.includes(asked))
      throw badParameter('year', 'invalid-parameter', { reason: years.join(', ') || '—' });
    return asked;
  }
  const { rows } = await db.query<{ year: number | null }>(NEWEST_YEAR, [no, kind]);
  if (rows[0]?.year == null) throw notFound('no-such-thing', kind);
  return rows[0].year;
};
