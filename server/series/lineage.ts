import type { Request, Response } from 'express';
import { z } from 'zod';
import type { SeriesLineage } from '../../sql/model/api/observe.ts';
import { CHECKS, checkBit, flagNo } from '../../sql/model/observation.ts';
import { Lang, Limit } from '../features/query.ts';
import { queryRows } from '../features/rows.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { notFound } from '../http/error.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { seriesUrl } from './info.ts';
import { periodIn } from './observations/period.ts';
import { seriesOf } from './one.ts';
import type { SeriesRow } from './row.ts';
import { inOffset } from './time.ts';
import { type VersionRow, versionOf, versionsSql } from './versions.ts';

export const LineageQuery = z.object({
  datetime: z.string().max(80).optional().meta({
    description: 'Values of an instant, a day or an interval `a/b`; days are those of the series’ time zone.',
  }),
  only: z.enum(['all', 'flagged', 'corrected']).default('all').meta({
    description:
      '`flagged`: what is suspect, rejected or estimated, or failed an automatic check. `corrected`: what was another value before.',
  }),
  limit: Limit(50, 500),
  lang: Lang,
});
export type LineageQuery = z.infer<typeof LineageQuery>;

const FAILED = CHECKS.reduce((bits, check) => bits | checkBit(check), 0);

/** SQL of the times that are told, the newest first. */
const TIMES: Record<LineageQuery['only'], string> = {
  all: 'select time from observation where series_no = $1',
  flagged: `select time from observation where series_no = $1
    and (flag >= ${flagNo('suspect')} or checks & ${FAILED} <> 0)`,
  corrected: 'select distinct time from observation_past where series_no = $1',
};

const EARLIEST = new Date('0001-01-01T00:00:00Z');
const LATEST = new Date('9999-12-31T23:59:59.999Z');

type Asked = { request: Request; response: Response; query: LineageQuery };
type Told = { times: Date[]; more: boolean };

const timesOf = async (
  services: Services,
  series: SeriesRow,
  { query, signal }: { query: LineageQuery; signal: AbortSignal },
): Promise<Told> => {
  const period = query.datetime === undefined ? null : periodIn(query.datetime, series.time_zone);
  const rows = await queryRows<{ time: Date }>(
    services.db,
    {
      text: `${TIMES[query.only]} and time >= $2 and time <= $3 order by time desc limit $4`,
      values: [series.no, period?.from ?? EARLIEST, period?.to ?? LATEST, query.limit + 1],
    },
    signal,
  );
  return { times: rows.slice(0, query.limit).map(({ time }) => time), more: rows.length > query.limit };
};

const valuesOf = async (
  services: Services,
  series: SeriesRow,
  { times, base, signal }: { times: readonly Date[]; base: string; signal: AbortSignal },
): Promise<SeriesLineage['values']> => {
  if (times.length === 0) return [];
  const rows = await queryRows<VersionRow>(
    services.db,
    {
      text: versionsSql('time = any($2::timestamptz[])'),
      values: [series.no, times.map((time) => time.toISOString())],
    },
    signal,
  );
  return times.map((time) => {
    const own = rows.filter((row) => row.time.getTime() === time.getTime());
    const told = inOffset(time, own[0]?.offset ?? 0);
    const href = `${seriesUrl(base, series.id)}/observations/${encodeURIComponent(told)}/versions`;
    return { time: told, versions: own.map(versionOf), href };
  });
};

const ABOUT = `select origin, (select count(distinct time) from observation_past where series_no = $1)::int as corrected
  from series where no = $1`;

/** Answers where the values of a series come from, by whom they were doubted, and what they were before. */
export const sendLineage = async (services: Services, { request, response, query }: Asked): Promise<void> => {
  const signal = untilGone(response);
  const { row: series } = await seriesOf(services, request, signal);
  const { sources, licences } = seen(services, request);
  const source = sources.get(series.source_id);
  const licence = source && licences.get(source.licence);
  if (!source || !licence) throw notFound('no-such-series', series.id);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const { times, more } = await timesOf(services, series, { query, signal });
  const [about] = await queryRows<{ origin: string; corrected: number }>(
    services.db,
    { text: ABOUT, values: [series.no] },
    signal,
  );
  const { title, publisher, url, citation, date } = source;
  sendJson(request, response, {
    ...{ series: series.id, origin: about?.origin ?? '', revision: series.revision },
    ...{ changedAt: series.changed_at?.toISOString() ?? null, n: series.n, corrected: about?.corrected ?? 0 },
    source: {
      ...{ title, publisher, licence: licence.title },
      ...(url === undefined ? {} : { url }),
      ...(citation === undefined ? {} : { citation }),
      ...(date === undefined ? {} : { date }),
    },
    values: await valuesOf(services, series, { times, base, signal }),
    more,
  } satisfies SeriesLineage);
};
