import type { Request, Response } from 'express';
import { FLAGS } from '../../../sql/model/observation.ts';
import { badParameter } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { sendChunks, untilGone } from '../../http/stream.ts';
import type { Services } from '../../services.ts';
import { inOffset } from '../time.ts';
import {
  gatheredColumns,
  headerLine,
  linesOf,
  longCsv,
  PROVENANCE,
  RAW_COLUMNS,
  TOLD,
  type Told,
} from './csv.ts';
import { type Lot, lotsOf } from './lot.ts';
import type { ManyQuery } from './query.ts';
import { extraOf, onlyWith } from './send.ts';
import { sideBySide } from './wide.ts';

type Asked = { request: Request; response: Response; query: ManyQuery };

/** How often limits were exceeded are columns by the parameter's own limits: of several parameters there are no such columns. */
const needOneParameter = ({ statistics }: ManyQuery, lots: readonly Lot[]): void => {
  const parameters = new Set(lots.map(({ parameter }) => parameter));
  if (statistics?.includes('exceeded') && parameters.size > 1)
    throw badParameter('statistics', 'invalid-parameter', { reason: [...parameters].join(', ') });
};

/** The columns of values: those of the series; where there are indicators alone, what may be asked of any. */
const columnsOf = (lots: readonly Lot[], query: ManyQuery): readonly string[] =>
  lots.find(({ columns }) => columns.length > 0)?.columns ??
  (query.aggregate === undefined
    ? RAW_COLUMNS
    : gatheredColumns(extraOf(query).filter((name) => name !== 'exceeded')));

const longRows = async function* (lots: readonly Lot[], query: ManyQuery): AsyncGenerator<string> {
  const columns = columnsOf(lots, query);
  yield headerLine([...TOLD, ...columns], query.bom);
  for (const { head, rows } of lots) yield* longCsv(rows(columns), head);
};

/** What a column is called: where, what, in which unit; with the id where two would be called alike. */
const titlesOf = (lots: readonly Lot[]): string[] => {
  const titles = lots.map(({ head: { told, unit } }) => `${told[1]} · ${told[2]} [${unit}]`);
  return titles.map((title, at) =>
    titles.filter((other) => other === title).length > 1 ? `${title} · ${lots[at]!.head.id}` : title,
  );
};

/** A value in its cell: below what can be detected as laboratories write it. */
const cellOf = (row: Told | null, isRaw: boolean): unknown => {
  const [value, below] = row?.cells ?? [];
  return isRaw && below === true ? `<${value}` : (value ?? '');
};

/** Flags that tell a value from a plain one. */
const TELLING: ReadonlySet<unknown> = new Set(FLAGS.filter((flag) => flag !== 'raw' && flag !== 'checked'));

const flagsOf = (rows: readonly (Told | null)[], lots: readonly Lot[]): string =>
  rows
    .flatMap((row, at) => (TELLING.has(row?.cells[2]) ? [`${lots[at]!.head.id}: ${row?.cells[2]}`] : []))
    .join('; ');

/** Where the columns are from, each told once. */
const provenanceOf = (lots: readonly Lot[]): string[] =>
  [0, 1].map((at) => [...new Set(lots.map(({ head }) => head.provenance[at]!))].filter(Boolean).join('; '));

const wideRows = async function* (lots: readonly Lot[], query: ManyQuery): AsyncGenerator<string> {
  const isRaw = query.aggregate === undefined;
  const columns = columnsOf(lots, query);
  const provenance = [...provenanceOf(lots), String(lots.some(({ isSample }) => isSample))];
  const flagged = isRaw ? ['_flags'] : [];
  yield (query.bom ? '\ufeff' : '') + linesOf([[columns[0], ...titlesOf(lots), ...flagged, ...PROVENANCE]]);
  for await (const rows of sideBySide(lots.map((lot) => lot.rows(columns))))
    yield linesOf(
      rows.map((row) => {
        const { at, minutes } = row.find((one) => one !== null)!;
        const cells = row.map((one) => cellOf(one, isRaw));
        return [inOffset(at, minutes), ...cells, ...(isRaw ? [flagsOf(row, lots)] : []), ...provenance];
      }),
    );
};

/** Answers values of several as one CSV, one after the other or side by side, written while it is read. */
export const sendMany = async (services: Services, { request, response, query }: Asked): Promise<void> => {
  onlyWith(query);
  const signal = untilGone(response);
  const lots = await lotsOf(services, { request, query, signal });
  needOneParameter(query, lots);
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(...lots.map(({ tag }) => tag)), PUBLIC_CACHE)) return;
  const isSample = lots.some((lot) => lot.isSample);
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="series${isSample ? '-sample' : ''}.csv"`,
  });
  if (request.method === 'HEAD') return void response.end();
  const rows = query.layout === 'wide' ? wideRows : longRows;
  await sendChunks(response, rows(lots, query), signal, () => undefined);
};
