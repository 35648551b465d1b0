import type { Request, Response } from 'express';
import { badParameter } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import { sendChunks, untilGone } from '../../http/stream.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { nameOf } from '../info.ts';
import { seriesIn } from '../one.ts';
import { headerLine, headOf, TOLD } from './csv.ts';
import { periodIn } from './period.ts';
import type { ManyQuery } from './query.ts';
import { type Ask, columnsOf, csvRows, needRedistribution, onlyWith, tagOf } from './send.ts';

type Asked = { request: Request; response: Response; query: ManyQuery };

/** The series that are asked for, in their order; 400 for one that is not there, or that whoever asks may not know of. */
const asksOf = async (services: Services, { request, query }: Asked, signal: AbortSignal): Promise<Ask[]> => {
  const snapshot = seen(services, request);
  const { series: ids, ...rest } = query;
  const asks: Ask[] = [];
  for (const id of ids) {
    const found = await seriesIn(services, snapshot, id, signal);
    if (!found) throw badParameter('series', 'invalid-parameter', { reason: id.slice(0, 80) });
    const { row: series, parameter } = found;
    const period = query.datetime === undefined ? null : periodIn(query.datetime, series.time_zone);
    asks.push({ series, parameter, period, query: { ...rest, maxPoints: undefined }, signal });
  }
  return asks;
};

/** How often limits were exceeded are columns by the parameter's own limits: of several parameters there are no such columns. */
const needOneParameter = ({ statistics }: ManyQuery, asks: readonly Ask[]): void => {
  const parameters = new Set(asks.map(({ parameter }) => parameter.id));
  if (statistics?.includes('exceeded') && parameters.size > 1)
    throw badParameter('statistics', 'invalid-parameter', { reason: [...parameters].join(', ') });
};

const rowsOf = async function* (
  services: Services,
  { request, query }: Asked,
  asks: readonly Ask[],
): AsyncGenerator<string> {
  const [snapshot, language] = [seen(services, request), languageOf(request)];
  yield headerLine([...TOLD, ...columnsOf(asks[0]!)], query.bom);
  for (const ask of asks) {
    const { series, parameter } = ask;
    const names = nameOf(series, snapshot);
    const name = names[language] ?? Object.values(names)[0] ?? '';
    const told = [series.feature_id, name, parameter.title[language]];
    yield* csvRows(services, ask, { ...headOf(series, snapshot, language), told });
  }
};

/** Answers the observations of several series as one CSV, one series after the other, written while it is read. */
export const sendMany = async (services: Services, asked: Asked): Promise<void> => {
  const { request, response, query } = asked;
  onlyWith(query);
  const signal = untilGone(response);
  const asks = await asksOf(services, asked, signal);
  needOneParameter(query, asks);
  const snapshot = seen(services, request);
  for (const { series } of asks) needRedistribution(series, snapshot);
  response.vary('Accept-Language');
  const tag = etagOf(...asks.map((ask) => tagOf(request, ask, 'csv')));
  if (answeredUnchanged(request, response, tag, PUBLIC_CACHE)) return;
  const isSample = asks.some(({ series }) => series.status === 'sample');
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="series${isSample ? '-sample' : ''}.csv"`,
  });
  if (request.method === 'HEAD') return void response.end();
  await sendChunks(response, rowsOf(services, asked, asks), signal, () => undefined);
};
