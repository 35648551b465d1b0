import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { OUTLOOK_PERIODS } from '../../sql/model/outlook.ts';
import type { Grain } from './rollup.ts';
import { lengthOf, type Span } from './span.ts';

type Forecast = Pick<OutlookOne, 'period' | 'origin' | 'steps'>;

const secondsOf = (text: string): number => Date.parse(text) / 1000;
const endOf = ({ steps, origin }: Forecast): number => secondsOf(steps.at(-1)?.end ?? origin);

/**
 * The forecast that continues a line as it is drawn: that of the same periods, of values as they come that of the shortest. Null
 * where none is: a month's forecast does not go on from days.
 */
export const forecastFor = <Of extends Forecast>(outlooks: readonly Of[], grain: Grain): Of | null => {
  const placeOf = ({ period }: Forecast) => OUTLOOK_PERIODS.indexOf(period);
  if (grain !== 'value') return outlooks.find(({ period }) => period === grain) ?? null;
  return [...outlooks].sort((a, b) => placeOf(a) - placeOf(b))[0] ?? null;
};

/** All that a chart can be moved through, with what is expected behind its last value. */
export const wholeWith = (whole: Span, outlooks: readonly Forecast[]): Span => [
  whole[0],
  Math.max(whole[1], ...outlooks.map(endOf)),
];

/** So many times as long as what lies ahead is seen at most, so that it is not a smear at the edge. */
const MOST_BACK = 8;

/** The stretch to look at when a forecast comes to the chart: to its end, and not much longer than it is. */
export const spanWith = (span: Span, forecast: Forecast): Span => {
  const [from, to] = [secondsOf(forecast.origin), endOf(forecast)];
  return [Math.max(Math.min(span[0], from), to - (1 + MOST_BACK) * (to - from)), to];
};

/** The stretch when it goes again: nothing behind the last value; null for all there is. */
export const spanWithout = (span: Span | null, whole: Span): Span | null => {
  if (span === null || span[1] <= whole[1]) return span;
  const from = Math.max(whole[0], whole[1] - lengthOf(span));
  return from <= whole[0] ? null : [from, whole[1]];
};
