import { audit } from '../../../sql/audit.ts';
import type {
  Removed,
  Reviewed,
  ReviewList,
  ReviewWrite,
  VersionList,
} from '../../../sql/model/api/observe.ts';
import { FLAGS, flagNo } from '../../../sql/model/observation.ts';
import { momentOf } from '../../../sql/observations/read/time.ts';
import { removeValues } from '../../../sql/observations/remove-values.ts';
import { reviewValues } from '../../../sql/observations/review-values.ts';
import { zoneOf } from '../../../sql/observations/zone.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { periodOf } from '../../filter/datetime.ts';
import { type Asked, pathOf } from '../../http/endpoint.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { untilGone } from '../../http/stream.ts';
import type { Services } from '../../services.ts';
import { seriesOf } from '../one.ts';
import { inOffset } from '../time.ts';
import { type VersionRow, versionOf, versionsSql } from '../versions.ts';
import { type By, ownSeries } from './access.ts';

const EARLIEST = Date.UTC(1700, 0, 1);
const LATEST = Date.UTC(9999, 0, 1);

/** Takes the values of a period away; they stay in the history, with the reason in the trail. */
export const removePeriod = async (
  services: Services,
  by: By,
  { datetime, reason }: { datetime: string; reason: string },
): Promise<Removed> => {
  const period = periodOf(datetime);
  const { no, id } = await ownSeries(services, by);
  const from = Math.max(EARLIEST, period.from?.getTime() ?? EARLIEST);
  const to = Math.min(LATEST, period.to?.getTime() ?? LATEST);
  return transaction(services.db, async (client) => {
    const removed = await removeValues(client, { series: no, from, to });
    if (removed > 0)
      await audit(client, {
        actor: actorOf(by.who),
        action: 'observations.delete',
        object: { kind: 'series', id },
        before: { datetime, values: removed },
        reason,
      });
    return { removed };
  });
};

/** Keeps what somebody says of a period, and flags its values so. */
export const reviewPeriod = async (services: Services, by: By, body: ReviewWrite): Promise<Reviewed> => {
  const [from, to] = [Date.parse(body.from), Date.parse(body.to)];
  if (to < from) throw badParameter('to', 'invalid-datetime', { value: body.to.slice(0, 80) });
  const { no, id } = await ownSeries(services, by);
  return transaction(services.db, async (client) => {
    const order = { series: no, from, to, flag: flagNo(body.flag), reason: body.reason };
    const reviewed = await reviewValues(client, order);
    await audit(client, {
      actor: actorOf(by.who),
      action: 'observations.review',
      object: { kind: 'series', id },
      after: { from: body.from, to: body.to, flag: body.flag, values: reviewed.changed },
      reason: body.reason,
    });
    return reviewed;
  });
};

/** What was said of the periods of a series, the newest first. */
export const reviewsOf = async (services: Services, by: By): Promise<ReviewList> => {
  const { no } = await ownSeries(services, by);
  const { rows } = await services.db.pool.query<{
    id: number;
    from: Date;
    to: Date;
    flag: number;
    reason: string;
    at: Date;
  }>(
    `select id, time_from as from, time_to as to, flag, reason, at from observation_review
     where series_no = $1 order by id desc`,
    [no],
  );
  return {
    reviews: rows.map((row) => ({
      id: row.id,
      from: row.from.toISOString(),
      to: row.to.toISOString(),
      flag: FLAGS[row.flag]!,
      reason: row.reason,
      at: row.at.toISOString(),
    })),
  };
};

/** What a value is and what it was, the newest first. */
export const versionsOf = async (
  services: Services,
  { request, response }: Pick<Asked<never>, 'request' | 'response'>,
): Promise<VersionList> => {
  const { row: series } = await seriesOf(services, request, untilGone(response));
  const text = pathOf(request, 'time');
  const moment = momentOf(text, zoneOf(series.time_zone), Date.now());
  if (typeof moment === 'string')
    throw badParameter('time', 'invalid-datetime', { value: text.slice(0, 80) });
  const time = new Date(moment.time);
  const { rows } = await services.db
    .read()
    .query<VersionRow>(versionsSql('time = $2'), [series.no, time.toISOString()]);
  if (!rows[0]) throw notFound('no-observation', text);
  return { series: series.id, time: inOffset(time, rows[0].offset), versions: rows.map(versionOf) };
};
