import { z } from 'zod';
import { baseUrlOf } from '../../http/base-url.ts';
import { type Endpoint, endpoint, pathOf } from '../../http/endpoint.ts';
import { sendJson } from '../../http/send-json.ts';
import { complianceOf, measuresOf, sendBudgets, sendCsv } from './answers.ts';
import { complianceCsv, sumsCsv, taxAmountsCsv } from './csv.ts';
import { lineDetail, linesOfQuery, sendLineCsv, sendLinesCsv } from './lines.ts';
import { packageOf } from './package.ts';
import { sendReport } from './report.ts';
import {
  BudgetList,
  Codes,
  Compliance,
  Findings,
  LineDetail,
  Lines,
  LinesQuery,
  ReportQuery,
  Sums,
  SumsQuery,
  TableQuery,
  TaxExpenditures,
  WhichQuery,
} from './schema.ts';
import { sumsOf } from './sums.ts';
import { sendTable } from './tables.ts';
import { budgetOf, codesOf, ofBudget } from './which.ts';

export const TAG = 'Budget';
const JSON_TYPE = 'application/json';

const answers = (description: string, shape: z.ZodType, isTable = false) => ({
  200: { description, content: { [JSON_TYPE]: shape, ...(isTable ? { 'text/csv': 'text' as const } : {}) } },
});

const AMOUNTS = 'Amounts are exact decimals in the currency of the budget.';

/** `/api/budget...`: what was voted, revised and spent, and what is told beside it. */
export const budgetEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/budget',
    access: 'public',
    tag: TAG,
    summary: 'The budgets that there are, with their versions',
    description:
      'Each as its newest version is; the one that is named (the first where none is) as it was in `version`, with the years and kinds of that.',
    query: WhichQuery,
    answers: answers('Budgets', BudgetList),
    handle: sendBudgets,
  }),
  endpoint({
    path: '/api/budget/sums',
    access: 'public',
    tag: TAG,
    summary: 'Sums by administration, function, economic nature, programme, place or gender marker',
    description: `A filter in the dimension that is summed by gives the parts below that code. The rows add up to the total exactly. ${AMOUNTS} Per head of the place or country in that year; in prices of the base year by the budget's deflator.`,
    query: SumsQuery,
    answers: answers('Sums', Sums, true),
    handle: async ({ db }, { request, response, query }) => {
      const budget = await budgetOf(db.pool, query);
      const sums = await sumsOf(db.pool, budget, query);
      if (query.f === 'csv')
        sendCsv({ request, response }, budget, `${sums.by}-${sums.year}-${sums.kind}`, () =>
          sumsCsv(sums, budget),
        );
      else sendJson(request, response, sums);
    },
  }),
  endpoint({
    path: '/api/budget/lines',
    access: 'public',
    tag: TAG,
    summary: 'Lines of a selection, in pages; whole as a table',
    description: `The largest amount first. A table (\`f=csv\`) holds all of the selection, whatever the limit. ${AMOUNTS}`,
    query: LinesQuery,
    answers: answers('A page of lines', Lines, true),
    handle: async (services, { request, response, query }) => {
      const budget = await budgetOf(services.db.pool, query);
      if (query.f === 'csv') return sendLinesCsv(services, { request, response }, budget, query);
      sendJson(request, response, await linesOfQuery(services, budget, query));
    },
  }),
  endpoint({
    path: '/api/budget/lines/{id}',
    access: 'public',
    tag: TAG,
    summary: 'One line through all years and kinds',
    query: TableQuery,
    answers: answers('A line', LineDetail, true),
    handle: async (services, { request, response, query }) => {
      const budget = await budgetOf(services.db.pool, query);
      const id = pathOf(request, 'id');
      if (query.f === 'csv') return sendLineCsv(services, { request, response }, budget, id);
      sendJson(request, response, await lineDetail(services, budget, id));
    },
  }),
  endpoint({
    path: '/api/budget/codes',
    access: 'public',
    tag: TAG,
    summary: 'The classifications that lines are put under',
    query: WhichQuery,
    answers: answers('Codes', Codes),
    handle: async ({ db }, { request, response, query }) => {
      const budget = await budgetOf(db.pool, query);
      sendJson(request, response, {
        of: ofBudget(budget),
        codes: await codesOf(db.pool, budget),
      } satisfies Codes);
    },
  }),
  endpoint({
    path: '/api/budget/tax-expenditure',
    access: 'public',
    tag: TAG,
    summary: 'Tax expenditures: what is forgone, by which law, for whom, and how it was reckoned',
    description: 'Amounts are whole numbers of the smallest unit of the currency; exact decimals in the CSV.',
    query: TableQuery,
    answers: answers('Measures', TaxExpenditures, true),
    handle: async (services, { request, response, query }) => {
      const budget = await budgetOf(services.db.pool, query);
      const found = await measuresOf(services, budget);
      if (query.f === 'csv')
        sendCsv({ request, response }, budget, 'tax-amounts', () => taxAmountsCsv(found, budget));
      else sendJson(request, response, found);
    },
  }),
  endpoint({
    path: '/api/budget/compliance',
    access: 'public',
    tag: TAG,
    summary: 'How taxpayers complied: registered, filed, paid on time, audited, in arrears',
    description: 'Amounts are whole numbers of the smallest unit of the currency; exact decimals in the CSV.',
    query: TableQuery,
    answers: answers('By year and tax', Compliance, true),
    handle: async (services, { request, response, query }) => {
      const budget = await budgetOf(services.db.pool, query);
      const found = await complianceOf(services, budget);
      if (query.f === 'csv')
        sendCsv({ request, response }, budget, 'compliance', () => complianceCsv(found, budget));
      else sendJson(request, response, found);
    },
  }),
  endpoint({
    path: '/api/budget/findings',
    access: 'public',
    tag: TAG,
    summary: 'What was found in the file of a version, and did not keep it out',
    query: WhichQuery,
    answers: answers('Findings', Findings),
    handle: async ({ db }, { request, response, query }) => {
      const budget = await budgetOf(db.pool, query);
      const { rows } = await db.pool.query('select findings from budget_version where no = $1', [budget.no]);
      sendJson(request, response, { of: ofBudget(budget), findings: rows[0].findings });
    },
  }),
  endpoint({
    path: '/api/budget/datapackage.json',
    access: 'public',
    tag: TAG,
    summary: 'A version as a Fiscal Data Package 1.0',
    query: WhichQuery,
    answers: answers('A descriptor whose tables are addresses', z.looseObject({ name: z.string() })),
    handle: async ({ db, config }, { request, response, query }) => {
      const budget = await budgetOf(db.pool, query);
      const base = baseUrlOf(request, config.PUBLIC_URL);
      const which = `dataset=${budget.dataset}&version=${budget.version}`;
      sendJson(
        request,
        response,
        packageOf(budget, (table) => `${base}/api/budget/tables/${table}.csv?${which}`),
      );
    },
  }),
  endpoint({
    path: '/api/budget/reports/{report}',
    access: 'public',
    tag: TAG,
    summary: 'The annual reports: tax-expenditure.pdf, compliance.pdf',
    description:
      'With tables of all measures or taxes, and how they were reckoned; in Arabic, French or English.',
    query: ReportQuery,
    answers: { 200: { description: 'A PDF', content: { 'application/pdf': 'binary' } } },
    handle: async (services, { request, response, query }) =>
      sendReport(services, { request, response }, await budgetOf(services.db.pool, query), query.year),
  }),
  endpoint({
    path: '/api/budget/tables/{table}',
    access: 'public',
    tag: TAG,
    summary:
      'A table of the package: lines.csv, codes.csv, tax-measures.csv, tax-amounts.csv, compliance.csv',
    query: WhichQuery,
    answers: { 200: { description: 'CSV', content: { 'text/csv': 'text' } } },
    handle: async (services, { request, response, query }) =>
      sendTable(services, { request, response }, await budgetOf(services.db.pool, query)),
  }),
];
