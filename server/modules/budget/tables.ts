import type { Response } from 'express';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { sendChunks, untilGone } from '../../http/stream.ts';
import type { Services } from '../../services.ts';
import { type Asking, complianceOf, measuresOf, sendCsv } from './answers.ts';
import { complianceCsv, csvOf, LINES_HEAD, linesCsv, measuresCsv, taxAmountsCsv } from './csv.ts';
import { TABLES, type TableName } from './package.ts';
import { everyAmount } from './queries.ts';
import { type Budget, codesOf } from './which.ts';

const codesCsv = async ({ db }: Services, budget: Budget): Promise<string> =>
  csvOf(
    ['scheme', 'code', 'parent', 'title_ar', 'title_fr', 'title_en', 'source', 'origin'],
    (await codesOf(db.pool, budget)).map(({ scheme, code, parent, title, source, origin }) => [
      ...[scheme, code, parent, title.ar, title.fr, title.en, source, origin],
    ]),
  );

const TEXTS: Record<Exclude<TableName, 'lines'>, (services: Services, budget: Budget) => Promise<string>> = {
  codes: codesCsv,
  'tax-measures': async (services, budget) => measuresCsv(await measuresOf(services, budget)),
  'tax-amounts': async (services, budget) => taxAmountsCsv(await measuresOf(services, budget), budget),
  compliance: async (services, budget) => complianceCsv(await complianceOf(services, budget), budget),
};

const lines = async function* ({ db }: Services, budget: Budget): AsyncGenerator<string> {
  yield csvOf(LINES_HEAD, []);
  for await (const rows of everyAmount(db.pool, budget)) yield linesCsv(rows, budget);
};

const sendLines = async (
  services: Services,
  { request, response }: Asking,
  budget: Budget,
): Promise<void> => {
  if (answeredUnchanged(request, response, etagOf(budget.digest, 'lines'), PUBLIC_CACHE)) return;
  await sendChunks(response, lines(services, budget), untilGone(response as Response), () =>
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${budget.dataset}-lines.csv"`,
    }),
  );
};

/** `/api/budget/tables/{table}`: a table of the package, whole, as it is read back. */
export const sendTable = async (services: Services, asking: Asking, budget: Budget): Promise<void> => {
  const name = pathOf(asking.request, 'table').replace(/\.csv$/, '');
  const table = TABLES.find((one) => one === name);
  if (!table) throw notFound('no-such-thing', name);
  if (table === 'lines') return sendLines(services, asking, budget);
  const text = await TEXTS[table](services, budget);
  sendCsv(asking, budget, table, () => text);
};
