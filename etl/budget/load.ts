import type { Db } from '../../sql/db.ts';
import { BudgetManifest, type ComplianceRow, type TaxMeasure } from '../../sql/model/budget/budget.ts';
import type { BudgetCode } from '../../sql/model/budget/code.ts';
import { ReadError } from '../read/row.ts';
import { type Beside, type Budget, readBudget } from './read.ts';

const PLACES = `select p.id, p.code, array_agg(c.code) filter (where c.code is not null) as others
  from place p left join place_code c on c.place_no = p.no where p.level = $1 group by p.id, p.code`;

/** Finds places of a level by their id, their own code, or one of another scheme that is no other place's. */
const placesOf =
  (db: Db) =>
  async (level: string): Promise<(code: string) => string | null> => {
    const { rows } = await db.pool.query<{ id: string; code: string; others: string[] | null }>(PLACES, [
      level,
    ]);
    const found = new Map<string, string>();
    for (const { id, others } of rows) for (const other of others ?? []) found.set(other, id);
    for (const { id, code } of rows) found.set(code, id).set(id, id);
    return (code) => found.get(code) ?? null;
  };

const BEFORE = `select no, manifest from budget_version where dataset_id = $1 order by version desc limit 1`;
const CODES = `select scheme, code, parent, title, source, origin from budget_code where version_no = $1`;
const MEASURES = 'select manifest from budget_tax_measure where version_no = $1 order by id';
const COMPLIANCE = 'select manifest from budget_compliance where version_no = $1 order by year, tax';

const beforeOf = async (db: Db, dataset: string | undefined): Promise<Beside['before']> => {
  if (dataset === undefined) return null;
  const { rows } = await db.pool.query<{ no: number; manifest: unknown }>(BEFORE, [dataset]);
  if (!rows[0]) throw new ReadError(`There is no budget ${dataset} that this could be a version of.`);
  const { no, manifest } = rows[0];
  const { rows: codes } = await db.pool.query<BudgetCode>(CODES, [no]);
  const told = async <T>(sql: string): Promise<T[]> =>
    (await db.pool.query<{ manifest: T }>(sql, [no])).rows.map((row) => row.manifest);
  return {
    ...{ dataset, manifest: BudgetManifest.parse(manifest), codes },
    measures: await told<TaxMeasure>(MEASURES),
    compliance: await told<ComplianceRow>(COMPLIANCE),
  };
};

/** Reads a budget against what the database has: places, and the dataset that a bare table is a version of. */
export const readBudgetFor = async (db: Db, path: string, dataset?: string): Promise<Budget> =>
  readBudget(path, { placesOf: placesOf(db), before: await beforeOf(db, dataset) });

/** How many rows keep a budget out. */
export const rejectsOf = ({ problems }: Budget): number =>
  problems.filter(({ severity }) => severity === 'reject').length;
