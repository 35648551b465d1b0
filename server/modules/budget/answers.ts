import type { Request, Response } from 'express';
import type { ComplianceRow, TaxMeasure } from '../../../sql/model/budget/budget.ts';
import { BudgetManifest, LineId } from '../../../sql/model/budget/budget.ts';
import { SCHEMES } from '../../../sql/model/budget/code.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { sendJson } from '../../http/send-json.ts';
import type { Services } from '../../services.ts';
import { placesOf } from './places.ts';
import { amountsOf, type LineRow, lineOf, linesOf, versionsOfLine } from './queries.ts';
import { decimalOf, type Tree } from './rules.ts';
import type { BudgetList, LineDetail, LineInfo, Lines, LinesQuery } from './schema.ts';
import { checkFilters, filtersOf, measured } from './sums.ts';
import { type Budget, budgetOf, codesOf, ofBudget, treesOf, yearOf } from './which.ts';

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

const LIST = `select distinct on (v.dataset_id) v.no, v.dataset_id as id, v.version, v.manifest,
    array(select distinct year from budget_amount where version_no = v.no order by 1) as years,
    array(select distinct kind from budget_amount where version_no = v.no) as kinds,
    array(select distinct (one->>'year')::int from budget_tax_measure m, jsonb_array_elements(m.manifest->'years') one
      where m.version_no = v.no order by 1) as tax_years,
    array(select distinct year from budget_compliance where version_no = v.no order by 1) as compliance_years
  from budget_version v join budget_dataset d on d.id = v.dataset_id order by v.dataset_id, v.version desc`;
const VERSIONS = `select dataset_id, version, loaded_at, lines, amounts, input, jsonb_array_length(findings) as warnings
  from budget_version order by version desc`;
const ORDER = 'select id from budget_dataset order by created_at, id';

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

/** `/api/budget` */
export const sendBudgets = async ({ db, config }: Services, { request, response }: Asking): Promise<void> => {
  const base = baseUrlOf(request, config.PUBLIC_URL);
  const [listed, versions, order] = await Promise.all([
    db.pool.query<Listed>(LIST),
    db.pool.query<VersionRow>(VERSIONS),
    db.pool.query<{ id: string }>(ORDER),
  ]);
  const place = new Map(order.rows.map(({ id }, at) => [id, at]));
  const budgets = listed.rows
    .toSorted((a, b) => place.get(a.id)! - place.get(b.id)!)
    .map(({ manifest, tax_years, compliance_years, kinds, id, version, years }) => ({
      ...{ id, version, years, kinds },
      manifest: BudgetManifest.parse(manifest),
      taxYears: tax_years,
      complianceYears: compliance_years,
      versions: versions.rows
        .filter((one) => one.dataset_id === id)
        .map(({ dataset_id: _, loaded_at, ...one }) => ({ ...one, loadedAt: loaded_at.toISOString() })),
      package: `${base}/api/budget/datapackage.json?dataset=${id}&version=${version}`,
    }));
  sendJson(request, response, { budgets } satisfies BudgetList);
};

type Trees = Record<(typeof SCHEMES)[number], Tree>;
type Names = ReadonlyMap<string, { ar: string; fr: string; en: string }>;

const infoOf = (row: LineRow, trees: Trees, names: Names): LineInfo => {
  const plain = (code: string) => ({ ar: code, fr: code, en: code });
  const named = (code: string | null, title: LineInfo['title'] | undefined) =>
    code === null ? null : { code, title: title ?? plain(code) };
  const of = (scheme: (typeof SCHEMES)[number]) =>
    named(row[scheme], row[scheme] === null ? undefined : trees[scheme].byCode.get(row[scheme])?.title);
  return {
    ...{ id: row.id, title: row.title, gender: row.gender },
    ...{ administration: of('administration'), function: of('function'), economic: of('economic') },
    programme: of('programme'),
    place: named(row.place, row.place === null ? undefined : names.get(row.place)),
  };
};

const shownWith = async ({ db }: Services, budget: Budget) => {
  const { placeLevel, population } = budget.manifest;
  const trees = treesOf(await codesOf(db.pool, budget));
  return { trees, places: await placesOf(db.pool, placeLevel, population) };
};

/** A page of lines; the pages of a selection follow each other by ids. */
export const linesOfQuery = async (services: Services, budget: Budget, query: LinesQuery): Promise<Lines> => {
  const { kind, limit } = query;
  const pool = services.db.pool;
  const year = await yearOf(pool, budget, query.year, kind);
  const { trees, places } = await shownWith(services, budget);
  const filters = filtersOf(query);
  checkFilters(filters, trees, places);
  if (query.after !== undefined && !(await lineOf(pool, budget, query.after)))
    throw badParameter('after', 'invalid-parameter', { reason: 'next' });
  const asked = { year, kind, filters, after: query.after ?? null, limit: limit + 1 };
  const rows = await linesOf(pool, budget, asked, trees);
  const page = rows.slice(0, limit);
  return {
    of: ofBudget(budget),
    ...{ year, kind },
    lines: page.map((row) => ({
      ...infoOf(row, trees, places.names),
      amount: decimalOf(BigInt(row.minor), budget.manifest.decimals),
    })),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
};

/** One line through all years and kinds; 404 where the version has none of that id. */
export const lineDetail = async (services: Services, budget: Budget, asked: string): Promise<LineDetail> => {
  const pool = services.db.pool;
  const row = LineId.safeParse(asked).success ? await lineOf(pool, budget, asked) : null;
  if (!row) throw notFound('no-such-thing', asked);
  const { trees, places } = await shownWith(services, budget);
  const amounts = await amountsOf(pool, budget, row.id);
  const paths = Object.fromEntries(
    SCHEMES.map((scheme) => [
      scheme,
      (row[scheme] === null ? [] : trees[scheme].path(row[scheme])).map((code) => ({
        code,
        title: trees[scheme].byCode.get(code)?.title ?? { ar: code, fr: code, en: code },
      })),
    ]),
  ) as LineDetail['paths'];
  return {
    of: ofBudget(budget),
    line: infoOf(row, trees, places.names),
    paths,
    amounts: amounts.map(({ year, kind, minor }) => ({
      ...{ year, kind },
      ...measured(BigInt(minor), year, places.people(row.place, year), budget.manifest),
    })),
    versions: await versionsOfLine(pool, budget.dataset, row.id),
  };
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

export { budgetOf };
