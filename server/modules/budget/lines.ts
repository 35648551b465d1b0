import type { Response } from 'express';
import type pg from 'pg';
import { LineId } from '../../../sql/model/budget/budget.ts';
import { SCHEMES } from '../../../sql/model/budget/code.ts';
import { sameText } from '../../../sql/model/text.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { sendChunks, untilGone } from '../../http/stream.ts';
import type { Services } from '../../services.ts';
import { type Asking, sendCsv } from './answers.ts';
import { csvOf, LINES_HEAD, linesCsv } from './csv.ts';
import { placesOf } from './places.ts';
import { amountsOf, type LineRow, type LinesAsked, lineOf, linesOf, versionsOfLine } from './queries.ts';
import { decimalOf, type Tree } from './rules.ts';
import type { LineDetail, LineInfo, Lines, LinesQuery } from './schema.ts';
import { checkFilters, filtersOf, measured } from './sums.ts';
import { type Budget, codesOf, ofBudget, treesOf, yearOf } from './which.ts';

type Trees = Record<(typeof SCHEMES)[number], Tree>;
type Names = ReadonlyMap<string, { ar: string; fr: string; en: string }>;

const infoOf = (row: LineRow, trees: Trees, names: Names): LineInfo => {
  const named = (code: string | null, title: LineInfo['title'] | undefined) =>
    code === null ? null : { code, title: title ?? sameText(code) };
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

/** Where a page begins: behind a line that has an amount of that year and kind. */
const afterOf = async (pool: pg.Pool, budget: Budget, query: LinesQuery, year: number) => {
  if (query.after === undefined) return null;
  const amounts = await amountsOf(pool, budget, query.after);
  const own = amounts.find((one) => one.year === year && one.kind === query.kind);
  if (!own) throw badParameter('after', 'invalid-parameter', { reason: 'next' });
  return { id: query.after, minor: own.minor };
};

/** What a query asks for, checked; 400 for a code, a place or a line to go on from that the version does not have. */
const askedOf = async (services: Services, budget: Budget, query: LinesQuery) => {
  const { kind, order, limit } = query;
  const { pool } = services.db;
  const year = await yearOf(pool, budget, query.year, kind);
  const { trees, places } = await shownWith(services, budget);
  const filters = filtersOf(query);
  checkFilters(filters, trees, places);
  const after = await afterOf(pool, budget, query, year);
  const asked: LinesAsked = { year, kind, filters, order, after, limit };
  return { asked, trees, places };
};

/** A page of lines. The pages of a selection follow each other by what they are ordered by, so that each line comes once. */
export const linesOfQuery = async (services: Services, budget: Budget, query: LinesQuery): Promise<Lines> => {
  const { limit } = query;
  const { asked, trees, places } = await askedOf(services, budget, query);
  const { year, kind } = asked;
  const rows = await linesOf(services.db.pool, budget, { ...asked, limit: limit + 1 }, trees);
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
        title: trees[scheme].byCode.get(code)?.title ?? sameText(code),
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

const PIECE = 2000;

/** All lines of a selection from a page on, some at a time: memory is bounded by a piece, not by the budget. */
const selected = async function* (
  pool: pg.Pool,
  budget: Budget,
  asked: LinesAsked,
  trees: Trees,
): AsyncGenerator<string> {
  const { year, kind } = asked;
  yield csvOf(LINES_HEAD, []);
  for (let after = asked.after; ; ) {
    const rows = await linesOf(pool, budget, { ...asked, after, limit: PIECE }, trees);
    yield linesCsv(
      rows.map((row) => ({ ...row, year, kind })),
      budget,
    );
    const last = rows.at(-1);
    if (!last || rows.length < PIECE) return;
    after = { id: last.id, minor: last.minor };
  }
};

/** A selection of lines, whole, as the table that a package holds. */
export const sendLinesCsv = async (
  services: Services,
  { request, response }: Asking,
  budget: Budget,
  query: LinesQuery,
): Promise<void> => {
  const { asked, trees } = await askedOf(services, budget, query);
  const tag = etagOf(budget.digest, request.originalUrl);
  if (answeredUnchanged(request, response, tag, PUBLIC_CACHE)) return;
  const { pool } = services.db;
  await sendChunks(response, selected(pool, budget, asked, trees), untilGone(response as Response), () =>
    response.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${budget.dataset}-lines-${asked.year}-${asked.kind}.csv"`,
    }),
  );
};

/** One line through all years and kinds, as the table that a package holds; 404 where there is none of that id. */
export const sendLineCsv = async (
  { db }: Services,
  asking: Asking,
  budget: Budget,
  asked: string,
): Promise<void> => {
  const row = LineId.safeParse(asked).success ? await lineOf(db.pool, budget, asked) : null;
  if (!row) throw notFound('no-such-thing', asked);
  const amounts = await amountsOf(db.pool, budget, row.id);
  sendCsv(asking, budget, `line-${row.id.replaceAll(':', '-')}`, () =>
    csvOf(LINES_HEAD, []).concat(
      linesCsv(
        amounts.map((one) => ({ ...row, ...one })),
        budget,
      ),
    ),
  );
};
