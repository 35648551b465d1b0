import type { Request, Response } from 'express';
import type { ComplianceRow, TaxMeasure } from '../../../sql/model/budget/budget.ts';
import { BudgetManifest } from '../../../sql/model/budget/budget.ts';
import type { Text } from '../../../sql/model/text.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { sendJson } from '../../http/send-json.ts';
import type { Services } from '../../services.ts';
import type { BudgetList, WhichQuery } from './schema.ts';
import { type Budget, budgetOf, ofBudget } from './which.ts';

export type Asking = { request: Request; response: Response };

/** A file that is made of one version: its tag is the version's digest and the address. */
export const sendCsv = (
  { request, response }: Asking,
  budget: Budget,
  name: string,
  text: () => string,
): void => {
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(budget.digest, request.originalUrl), PUBLIC_CACHE)) return;
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${budget.dataset}-${name}.csv"`,
  });
  response.send(text());
};

// Of the budget that is asked for in one of its versions ($1, $2) that one, of each other its newest.
const LIST = `select distinct on (v.dataset_id) v.no, v.dataset_id as id, v.version, v.manifest,
    array(select distinct year from budget_amount where version_no = v.no order by 1) as years,
    array(select distinct kind from budget_amount where version_no = v.no) as kinds,
    array(select distinct (one->>'year')::int from budget_tax_measure m, jsonb_array_elements(m.manifest->'years') one
      where m.version_no = v.no order by 1) as tax_years,
    array(select distinct year from budget_compliance where version_no = v.no order by 1) as compliance_years
  from budget_version v join budget_dataset d on d.id = v.dataset_id
  where v.dataset_id <> $1 or v.version = $2 order by v.dataset_id, v.version desc`;
// Of the public layer of its places alone, as are the people that are counted (places.ts); one that is a sample in part is said to be one.
const POPULATION = `select s.parameter_id as parameter, l.manifest->'place'->>'level' as level, jsonb_agg(distinct src.manifest->'title') as sources,
    case when bool_or(s.status = 'sample') then 'sample' else 'real' end as status
  from series s join layer l on l.id = s.layer_id and l.visibility->>'kind' = 'public' join source src on src.id = s.source_id
  where s.parameter_id = any($1) group by 1, 2`;
const VERSIONS = `select dataset_id, version, loaded_at, lines, amounts, input, jsonb_array_length(findings) as warnings
  from budget_version order by version desc`;
const ORDER = 'select id from budget_dataset order by created_at, id';

type Counted = { parameter: string; level: string; sources: Text[]; status: 'real' | 'sample' };
type Listed = {
  id: string;
  version: number;
  manifest: unknown;
  years: number[];
  kinds: BudgetList['budgets'][number]['kinds'];
  tax_years: number[];
  compliance_years: number[];
};
type VersionRow = {
  dataset_id: string;
  version: number;
  loaded_at: Date;
  lines: number;
  amounts: number;
  input: string;
  warnings: number;
};

/** `/api/budget`; 404 for a version that there is not. */
export const sendBudgets = async (
  { db, config }: Services,
  { request, response, query }: Asking & { query: WhichQuery },
): Promise<void> => {
  const base = baseUrlOf(request, config.PUBLIC_URL);
  const asked = query.version === undefined ? null : await budgetOf(db.pool, query);
  const [listed, versions, order] = await Promise.all([
    db.pool.query<Listed>(LIST, [asked?.dataset ?? '', asked?.version ?? null]),
    db.pool.query<VersionRow>(VERSIONS),
    db.pool.query<{ id: string }>(ORDER),
  ]);
  const rows = listed.rows.map((row) => ({ ...row, manifest: BudgetManifest.parse(row.manifest) }));
  const { rows: counted } = await db.pool.query<Counted>(POPULATION, [
    rows.flatMap(({ manifest }) => manifest.population ?? []),
  ]);
  const peopleOf = ({
    population,
    placeLevel,
  }: BudgetManifest): BudgetList['budgets'][number]['population'] => {
    const found = counted.find(({ parameter, level }) => parameter === population && level === placeLevel);
    return found ? { sources: found.sources, status: found.status } : null;
  };
  const place = new Map(order.rows.map(({ id }, at) => [id, at]));
  const budgets = rows
    .toSorted((a, b) => place.get(a.id)! - place.get(b.id)!)
    .map(({ manifest, tax_years, compliance_years, kinds, id, version, years }) => ({
      ...{ id, version, years, kinds },
      manifest,
      population: peopleOf(manifest),
      taxYears: tax_years,
      complianceYears: compliance_years,
      versions: versions.rows
        .filter((one) => one.dataset_id === id)
        .map(({ dataset_id: _, loaded_at, ...one }) => ({ ...one, loadedAt: loaded_at.toISOString() })),
      package: `${base}/api/budget/datapackage.json?dataset=${id}&version=${version}`,
    }));
  sendJson(request, response, { budgets } satisfies BudgetList);
};

const MEASURES = 'select manifest from budget_tax_measure where version_no = $1 order by id';
const COMPLIANCE = 'select manifest from budget_compliance where version_no = $1 order by year, tax';

export const measuresOf = async ({ db }: Pick<Services, 'db'>, budget: Budget) => ({
  of: ofBudget(budget),
  measures: (await db.pool.query<{ manifest: TaxMeasure }>(MEASURES, [budget.no])).rows.map(
    ({ manifest }) => manifest,
  ),
});

export const complianceOf = async ({ db }: Pick<Services, 'db'>, budget: Budget) => ({
  of: ofBudget(budget),
  rows: (await db.pool.query<{ manifest: ComplianceRow }>(COMPLIANCE, [budget.no])).rows.map(
    ({ manifest }) => manifest,
  ),
});
