import { useMemo } from 'react';
import type { Observations } from '../../sql/model/api/series.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import { forecastFor, wholeWith } from './ahead.ts';
import type { Charted } from './charted.ts';
import { type Line, lineOf, sidesOf, wholeOf } from './line.ts';
import { pointsOf } from './points.ts';
import { coarsest, type Grain, grainFor, grainsOf } from './rollup.ts';
import { useSignals } from './signals/use-signals.ts';
import { fetchedFor, isSame, lengthOf, type Span } from './span.ts';
import { type ChartState, type DrawnStatistic, MOST_SERIES } from './state.ts';
import { type SeriesTrend, trendOf } from './trend.ts';
import { useAhead } from './use-ahead.ts';
import { useCharted, useValues } from './use-series.ts';
import { useSpan } from './use-span.ts';
import { dateOf } from './zone.ts';

/** More values than so many a pixel are a smear. */
const POINTS_PER_PIXEL = 2.5;
const LEAST_POINTS = 600;
const OVERVIEW_POINTS = 700;
/** Fewer values than this are no stretch to look at. */
const LEAST_SHOWN = 12;
const HOUR = 3600;

const grainOf = (ones: readonly Charted[], state: ChartState, span: Span, width: number): Grain => {
  const all = ones.map(({ series }) => series);
  if (state.grain && all.every((info) => grainsOf(info).includes(state.grain as Grain))) return state.grain;
  const most = Math.max(LEAST_POINTS, width * POINTS_PER_PIXEL);
  return coarsest(all.map((info) => grainFor(lengthOf(span), most, info)));
};

const linesOf = (
  ones: readonly Charted[],
  answers: readonly Observations[],
  grain: Grain,
  statistic: DrawnStatistic | null = null,
): Line[] => {
  const sides = sidesOf(ones);
  const known = new Map(answers.map((answer) => [answer.series, answer]));
  return ones.slice(0, MOST_SERIES).flatMap((one, tone) => {
    const answer = known.get(one.series.id);
    // What is still that of another zoom is drawn as what it is.
    return answer
      ? [
          lineOf(one, answer, {
            tone,
            statistic,
            side: sides[tone] ?? 0,
            grain:
              answer.aggregate && answer.aggregate !== 'season'
                ? answer.aggregate
                : answer.aggregate === null
                  ? 'value'
                  : grain,
          }),
        ]
      : [];
  });
};

const yearsIn = (answer: Observations | undefined, span: Span) => {
  const zone = answer?.timeZone ?? 'UTC';
  const [from, to] = span.map((end) => dateOf(end, zone).year) as [number, number];
  return (answer ? pointsOf(answer) : []).filter(({ time }) => {
    const { year } = dateOf(time, zone);
    return year >= from && year <= to;
  });
};

/** Trends of what is shown, by series; they are of years and months, whatever the chart is drawn from. */
const useTrends = (ones: readonly Charted[], span: Span | null): ReadonlyMap<string, SeriesTrend | null> => {
  const asked = (grain: 'year' | 'month') =>
    ones
      .filter(
        ({ series }) => series.rollups.includes(grain) || series.every === (grain === 'year' ? 'P1Y' : 'P1M'),
      )
      .map(({ series }) => ({
        id: series.id,
        grain: series.rollups.includes(grain) ? grain : ('value' as const),
        span: null,
      }));
  const years = useValues(asked('year')).data;
  const months = useValues(asked('month')).data;
  return useMemo(() => {
    const byId = (answers: readonly Observations[]) =>
      new Map(answers.map((answer) => [answer.series, answer]));
    const [yearly, monthly] = [byId(years), byId(months)];
    return new Map(
      ones.map(({ series: { id, timeZone } }) => [
        id,
        span &&
          trendOf({ years: yearsIn(yearly.get(id), span), months: yearsIn(monthly.get(id), span) }, timeZone),
      ]),
    );
  }, [ones, years, months, span]);
};

/** All that a chart shows and knows, from what its link says and how wide it is. */
export const useFigure = (state: ChartState, width: number, onState: (part: Partial<ChartState>) => void) => {
  const fetched = useCharted(state.series);
  const ones = fetched.isPending || fetched.error ? [] : fetched.data;
  const outlooks = useAhead(state, ones);
  const signals = useSignals(state, ones);
  const known = wholeOf(ones);
  const whole = known && state.ahead ? wholeWith(known, outlooks) : known;
  const { span: live, setSpan } = useSpan(state.span, (span) => onState({ span }));
  const span: Span | null =
    whole && (live ? [Math.max(live[0], whole[0] - lengthOf(whole)), live[1]] : whole);
  const isReady = width > 0 && whole !== null && span !== null;
  const grain = isReady ? grainOf(ones, state, span, width) : 'value';
  const first = ones[0];
  const isShort = first ? first.series.n <= LEAST_POINTS * 4 : false;
  const asked = isReady
    ? ones.map(({ series }) => ({
        id: series.id,
        // What is coarser by itself stands as it is.
        grain: grainsOf(series).includes(grain) ? grain : ('value' as const),
        span: isSame(span, whole) || isShort ? null : fetchedFor(span, whole),
      }))
    : [];
  const values = useValues(asked);
  const overviewGrain = first && whole ? grainFor(lengthOf(whole), OVERVIEW_POINTS, first.series) : 'value';
  const overview = useValues(first ? [{ id: first.series.id, grain: overviewGrain, span: null }] : []);
  const lines = useMemo(
    () => linesOf(ones, values.data, grain, state.statistic),
    [ones, values.data, grain, state.statistic],
  );
  const overviewLine = useMemo(
    () => linesOf(ones.slice(0, 1), overview.data, overviewGrain)[0],
    [ones, overview.data, overviewGrain],
  );
  const least = Math.max(HOUR, LEAST_SHOWN * (first?.series.every ? secondsOf(first.series.every) : HOUR));
  const trends = useTrends(ones, span);
  const hasAhead = state.ahead && state.statistic === null;
  return {
    ...{
      fetched,
      ones,
      known,
      whole,
      span,
      setSpan,
      grain,
      asked,
      values,
      lines,
      overviewLine,
      least,
      trends,
    },
    outlooks,
    /** Early signals of the line, where there is but one. */
    signals,
    /** What continues the line; null where nothing does, or nobody asked. */
    ahead: hasAhead ? forecastFor(outlooks, lines[0]?.grain ?? grain) : null,
  };
};
export type Figure = ReturnType<typeof useFigure>;
