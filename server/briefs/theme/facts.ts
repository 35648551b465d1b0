import type { Indicator } from '../../../sql/model/indicator.ts';
import type { Text } from '../../../sql/model/text.ts';
import { partitionOf as tableOf } from '../../../sql/partition.ts';
import { queryRows } from '../../features/rows.ts';
import { notFound } from '../../http/error.ts';
import { periodAt, shownIn } from '../../indicators/answer/info.ts';
import { toldPeriod } from '../../indicators/answer/period.ts';
import type { Shown } from '../../indicators/answer/values-sql.ts';
import { type Whole, wholeOf } from '../../indicators/country.ts';
import type { PublishedTheme } from '../../layers/catalogue.ts';
import { type Peers, peersOf } from '../shared/peers.ts';
import type { Sight } from '../sight.ts';

/**
 * An indicator of a theme: the values of all in the period that is shown, and what stands for the country in it and those before: what
 * it has by itself (`is` says of what that is), else the middle of all.
 */
export type National = {
  manifest: Indicator;
  shown: Shown;
  peers: Peers;
  value: number | null;
  is: Text | null;
  course: readonly { period: string; value: number }[];
};

export type ThemeFacts = { theme: PublishedTheme; indicators: readonly National[] };

/** Periods that a course goes back. */
const PERIODS = 60;

type MedianRow = { from: Date | null; median: number };

/** The middle value of each period, oldest first. */
const mediansOf = async (
  sight: Sight,
  { layer, indicator }: Shown,
  to: Date | null,
): Promise<National['course']> => {
  const rows = await queryRows<MedianRow>(
    sight.db,
    {
      text: `select v.valid_from as "from", percentile_cont(0.5) within group (order by v.value) as median
        from ${tableOf('computed_value', layer.no)} v
        where v.since_revision <= ${Math.trunc(layer.revision)} and v.until_revision > ${Math.trunc(layer.revision)}
          and v.value is not null and ($1::timestamptz is null or v.valid_from is null or v.valid_from <= $1)
        group by 1 order by 1 desc nulls last limit ${PERIODS}`,
      values: [to],
    },
    sight.signal,
  );
  const { period } = indicator.manifest;
  return rows
    .map(({ from, median }) => ({
      period: from === null ? 'all' : periodAt(from, period, sight.country.timeZone),
      value: median,
    }))
    .reverse();
};

const middleOf = (values: readonly number[]): number | null => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

/** The period that is shown: the newest that most have, or of a report the last of its year that has values. */
const periodOf = (sight: Sight, { layer, indicator }: Shown, course: National['course']): string | null => {
  const { period } = indicator.manifest;
  if (period === 'none') return 'all';
  const { present } = layer.manifest.computed ?? {};
  if (sight.year === undefined && present !== undefined)
    return periodAt(new Date(present), period, sight.country.timeZone);
  const last = course.at(-1)?.period;
  return last !== undefined && (sight.year === undefined || last.startsWith(String(sight.year)))
    ? last
    : null;
};

/** What the country has by itself until a time. */
const ownOf = ({ is, values }: Whole, to: Date | null): Pick<National, 'is' | 'course'> => {
  const until = values.filter(({ from }) => to === null || from <= to);
  const course = until.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]));
  return { is, course: course.slice(-PERIODS) };
};

const nationalOf = async (sight: Sight, shown: Shown): Promise<National | null> => {
  const { manifest } = shown.indicator;
  const to =
    sight.year === undefined ? null : toldPeriod(String(sight.year), 'year', sight.country.timeZone).to;
  const whole = await wholeOf(sight.db.read(), manifest);
  const { is, course } = whole ? ownOf(whole, to) : { is: null, course: await mediansOf(sight, shown, to) };
  const period = periodOf(sight, shown, course);
  const peers = period === null ? null : await peersOf(sight, manifest.id, period);
  if (!peers) return null;
  const values = peers.rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const own = course.find((one) => one.period === period)?.value ?? null;
  const value = is ? own : middleOf(values);
  return values.length > 0 || value !== null ? { manifest, shown, peers, value, is, course } : null;
};

/** Reads what is known of a theme in the whole country. Throws 404 where there is no such theme. */
export const themeFacts = async (sight: Sight, id: string): Promise<ThemeFacts> => {
  const { snapshot } = sight;
  const theme = snapshot.themes.find(({ manifest }) => manifest.id === id);
  if (!theme) throw notFound('no-such-thing', id);
  const own = [...snapshot.indicators].filter(([, { theme: of }]) => of === id).map(([one]) => one);
  const indicators: National[] = [];
  for (const one of own) {
    const shown = shownIn(snapshot, one);
    const national = shown && (await nationalOf(sight, shown));
    if (national) indicators.push(national);
  }
  // Those of places first: they can be drawn, and all of the country is in them.
  const isOfPlaces = ({ shown }: National) => Number(shown.base.manifest.place !== undefined);
  return { theme, indicators: indicators.toSorted((a, b) => isOfPlaces(b) - isOfPlaces(a)) };
};
