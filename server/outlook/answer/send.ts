import type { Request, Response } from 'express';
import type { Outlooks, PastOutlooks } from '../../../sql/model/api/outlook.ts';
import type { Judgement } from '../../../sql/model/outlook.ts';
import { queryText } from '../../features/links.ts';
import { queryRows } from '../../features/rows.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { languageOf } from '../../http/language.ts';
import { sendJson } from '../../http/send-json.ts';
import { untilGone } from '../../http/stream.ts';
import { shownOf } from '../../indicators/answer/info.ts';
import { featuresIn } from '../../indicators/answer/values.ts';
import { seen } from '../../layers/seen.ts';
import { seriesOf } from '../../series/one.ts';
import type { Services } from '../../services.ts';
import { isCsv, outlookLines, sendLines } from './csv.ts';
import type { OutlookQuery, PastQuery } from './query.ts';
import { judgedQuery, type Of, type OutlookRow, outlooksQuery, waitsQuery } from './rows.ts';
import { outlookOf, pastOf } from './told.ts';

type Asked<Query> = { request: Request; response: Response; query: Query };

/** Of whom a request asks, and whether there is any value of it at all. */
type Found = { of: Of; hasValues: boolean; name: string };

/** The series of the path; 404 for one that whoever asks may not see. */
export const seriesAsked = async (
  services: Services,
  { request, response }: Asked<unknown>,
): Promise<Found> => {
  const { row } = await seriesOf(services, request, untilGone(response));
  const layer = seen(services, request).layers.get(row.layer_id);
  // A series was found in a layer that is seen.
  if (!layer) throw new Error(`no layer of the series ${row.id}`);
  return { of: { layer, series: row.no }, hasValues: row.n > 0, name: row.id };
};

/** The indicator of the path, at the place of the query; 404 or 400 for what there is none of. */
export const indicatorAsked = async (
  services: Services,
  { request, response, query }: Asked<{ place?: string | undefined }>,
): Promise<Found> => {
  const shown = shownOf(services, request);
  const features =
    query.place === undefined ? null : await featuresIn(services, shown, query.place, untilGone(response));
  return {
    of: { layer: shown.base, indicator: shown.layer.id, features },
    hasValues: shown.layer.featureCount > 0,
    name: shown.layer.id,
  };
};

/** The address of the page behind one of so many rows. */
export const nextOf = (
  services: Services,
  request: Request,
  { after, count, matched }: { after: number; count: number; matched: number },
): string | null =>
  count === 0 || after + count >= matched
    ? null
    : `${baseUrlOf(request, services.config.PUBLIC_URL)}${request.path}${queryText({
        ...(request.query as Record<string, string>),
        after: after + count,
      })}`;

const whyNone = async (
  services: Services,
  { of, hasValues }: Found,
  signal: AbortSignal,
): Promise<Outlooks['why']> => {
  if (!hasValues) return 'none';
  const [row] = await queryRows<{ waits: boolean }>(services.db, waitsQuery(of), signal);
  return row?.waits ? 'waiting' : 'history';
};

/** Answers the newest forecasts of what was found. */
export const sendOutlooks = async (
  services: Services,
  { request, response, query }: Asked<Omit<OutlookQuery, 'place'>>,
  found: Found,
): Promise<void> => {
  const signal = untilGone(response);
  const { period = null, limit, after } = query;
  const rows = await queryRows<OutlookRow>(
    services.db,
    outlooksQuery(found.of, { period, limit, after, isCurrent: true }),
    signal,
  );
  const snapshot = seen(services, request);
  const { timeZone } = services.country;
  const outlooks = rows.flatMap((row) => outlookOf(row, { layer: found.of.layer, snapshot, timeZone }) ?? []);
  if (isCsv(request, query.f)) {
    const lines = outlookLines(outlooks, snapshot, languageOf(request));
    sendLines(response, lines, { name: 'outlook', bom: query.bom });
    return;
  }
  const matched = rows[0]?.matched ?? 0;
  sendJson(request, response, {
    outlooks,
    why: outlooks.length > 0 ? null : await whyNone(services, found, signal),
    numberMatched: matched,
    next: nextOf(services, request, { after, count: rows.length, matched }),
  } satisfies Outlooks);
};

/** Answers all forecasts that there were of what was found, and what came of them. */
export const sendPast = async (
  services: Services,
  { request, response, query }: Asked<Omit<PastQuery, 'place'>>,
  { of }: Found,
): Promise<void> => {
  const signal = untilGone(response);
  const { period = null, limit, after } = query;
  const rows = await queryRows<OutlookRow>(
    services.db,
    outlooksQuery(of, { period, limit, after, isCurrent: false }),
    signal,
  );
  const [judged] = await queryRows<Judgement>(services.db, judgedQuery(of, period), signal);
  const matched = rows[0]?.matched ?? 0;
  sendJson(request, response, {
    outlooks: rows.map(pastOf),
    judged: judged && judged.n > 0 ? judged : null,
    numberMatched: matched,
    next: nextOf(services, request, { after, count: rows.length, matched }),
  } satisfies PastOutlooks);
};
