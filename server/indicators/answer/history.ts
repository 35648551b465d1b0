import type { Request, Response } from 'express';
import type { IndicatorHistory } from '../../../sql/model/api/indicators.ts';
import { secondsOf } from '../../../sql/model/duration.ts';
import type { IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { ROLLUP_PERIODS, type RollupPeriod } from '../../../sql/model/observation.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { queryRows } from '../../features/rows.ts';
import { periodOf } from '../../filter/datetime.ts';
import { pathOf } from '../../http/endpoint.ts';
import { badParameter } from '../../http/error.ts';
import { sendJson } from '../../http/send-json.ts';
import { untilGone } from '../../http/stream.ts';
import { pickThinned } from '../../series/observations/answer.ts';
import type { Services } from '../../services.ts';
import { zoneOf } from '../zone.ts';
import { GATHERED, gatheredQuery, type Line, OWN, ownQuery, wholeQuery } from './history-sql.ts';
import { shownOf } from './info.ts';
import type { HistoryQuery } from './query.ts';
import { nameOf } from './value.ts';
import { featuresIn } from './values.ts';
import type { Shown } from './values-sql.ts';

type Lists = Record<string, (number | null)[]> & { time: number[]; value: (number | null)[] };
type Given = { services: Services; shown: Shown; signal: AbortSignal };

/** Longer than the longest of each period: what comes further apart has a gap between. */
const LONGEST: Record<RollupPeriod, string> = { hour: 'PT2H', day: 'P2D', month: 'P2M', year: 'P2Y' };

/** The periods that an indicator's own can be gathered by. */
export const longerThan = (period: IndicatorPeriod): readonly RollupPeriod[] =>
  period === 'none' ? [] : ROLLUP_PERIODS.slice(ROLLUP_PERIODS.indexOf(period as RollupPeriod) + 1);

/** The longer period that is asked for; 400 for one that is none. */
const unitOf = ({ aggregate }: HistoryQuery, period: IndicatorPeriod): RollupPeriod | null => {
  if (aggregate === undefined) return null;
  const longer = longerThan(period);
  if (!longer.includes(aggregate))
    throw badParameter('aggregate', 'invalid-parameter', { reason: longer.join(', ') || '–' });
  return aggregate;
};

const roundedTo = (decimals: number) => {
  const factor = 10 ** decimals;
  return (value: number | null) => (value === null ? null : Math.round(value * factor) / factor);
};

/** A mean may have a digit more than what it is of; of shares a thousandth is enough. */
const DECIMALS: Readonly<Record<string, number>> = { n: 0, coverage: 3 };

/** The values of a line in columns: by its own periods, or by longer ones with what they were gathered of. */
export const columnsIn = async (
  { services: { db }, shown, signal }: Given,
  line: Line,
  unit: RollupPeriod | null,
  timeZone: string,
) => {
  const query = unit ? gatheredQuery(shown, line, { unit, timeZone }) : ownQuery(shown, line);
  const [lists] = await queryRows<Lists>(db, query, signal);
  const { time = [], value = [] } = lists ?? {};
  const digits = shown.indicator.manifest.decimals + 1;
  const statistics = Object.fromEntries(
    (unit ? GATHERED : OWN).map((name) => [
      name,
      (lists?.[name] ?? []).map(roundedTo(DECIMALS[name] ?? digits)),
    ]),
  );
  return { time, value: value.map(roundedTo(unit ? digits : 9)), statistics };
};

/** What the place of some features is called. */
export const namedIn = async (
  { services: { db }, shown: { base }, signal }: Given,
  features: readonly string[],
): Promise<Record<string, string>> => {
  const text = `select properties from ${partitionOf('feature', base.no)} where id = any($1::text[])
    and since_revision <= $2 and until_revision > $2 order by vid desc limit 1`;
  const [row] = await queryRows<{ properties: Record<string, unknown> }>(
    db,
    { text, values: [[...features], base.revision] },
    signal,
  );
  return nameOf(base, row?.properties ?? {});
};

/** Answers the values of one place through time, for a line to be drawn by. */
export const sendHistory = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: HistoryQuery },
): Promise<void> => {
  const shown = shownOf(services, request);
  const { manifest } = shown.indicator;
  const given: Given = { services, shown, signal: untilGone(response) };
  const unit = unitOf(query, manifest.period);
  const period = query.datetime === undefined ? { from: null, to: null } : periodOf(query.datetime);
  const place = pathOf(request, 'place');
  const features = await featuresIn(services, shown, place, given.signal);
  const timeZone = zoneOf(manifest.period, services.country.timeZone);
  const columns = await columnsIn(given, { features, period }, unit, timeZone);
  const [whole] = await queryRows<IndicatorHistory['whole']>(
    services.db,
    wholeQuery(shown, features),
    given.signal,
  );
  const length = unit ?? (manifest.period === 'none' ? 'year' : manifest.period);
  sendJson(request, response, {
    ...{ indicator: manifest.id, place, feature: features[0] ?? '', name: await namedIn(given, features) },
    ...{
      unit: manifest.unit,
      timeZone,
      aggregate: unit as IndicatorHistory['aggregate'],
      revision: shown.layer.revision,
    },
    whole: whole ?? { n: 0, first: null, last: null },
    ...pickThinned(columns, { most: query.maxPoints, longest: secondsOf(LONGEST[length]) }),
  } satisfies IndicatorHistory);
};
