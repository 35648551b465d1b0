import { unitOf } from '../format.ts';
import type { Words } from '../i18n/intl.tsx';
import { LOCALES } from '../i18n/messages.ts';
import type { Finding } from './finding.ts';
import { type Line, stampOf } from './line.ts';
import { timeWords } from './time-words.ts';
import type { SeriesTrend } from './trend.ts';

const isArabic = (text: string): boolean => /[\u0600-\u06ff]/.test(text);

/** Keeps what is written from left to right together in a sentence of the other direction. */
const asOne = (text: string): string => (isArabic(text) ? text : `\u2066${text}\u2069`);

/** What is rounded to nothing has no sign. */
const withoutMinusZero = (value: number, decimals: number): number =>
  Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value;

/** A number with its unit, which a line never ends between; a unit that is a word follows it too. */
export const measure = (value: number, unit: string, decimals: number, words: Words): string =>
  asOne(
    `${words.number(withoutMinusZero(value, decimals), decimals)}\u00a0${unitOf(unit, words.language)}`.trim(),
  );

/** A difference with its sign, which stays before its number whichever way is read; a unit in Arabic follows both. */
export const difference = (change: number, unit: string, decimals: number, words: Words): string => {
  const number = `${change > 0 ? '+' : '−'}${words.number(Math.abs(change), decimals)}`;
  const named = unitOf(unit, words.language);
  return isArabic(named) ? `${asOne(number)}\u00a0${named}` : asOne(`${number}\u00a0${named}`.trim());
};

/** Two digits tell of a slope what can be known of it. */
const slopeIn = (slope: number, words: Words): string =>
  new Intl.NumberFormat(LOCALES[words.language], { maximumSignificantDigits: 2 }).format(Math.abs(slope));

/** Over ten years slopes are told by decade; over fewer by year, as nobody saw a decade. */
const isByDecade = ({ from, to }: SeriesTrend): boolean => to - from + 1 >= 10;

/** The probability of such values without a trend, as far as it is worth telling. */
export const pInWords = ({ p }: Pick<SeriesTrend, 'p'>, { number }: Words): string =>
  asOne(p < 0.001 ? `p\u00a0<\u00a0${number(0.001, 3)}` : `p\u00a0=\u00a0${number(p, p < 0.1 ? 3 : 2)}`);

/** A trend in words: "rising, 0.8 mm per decade, significant at 95 %". */
export const trendInWords = (trend: SeriesTrend, unit: string, words: Words): string => {
  const { say, language } = words;
  if (trend.direction === 'none' || trend.confidence === null)
    return say('trend.none', { p: pInWords(trend, words) });
  const years = isByDecade(trend) ? 10 : 1;
  const slope = asOne(`${slopeIn(trend.slope * years, words)} ${unitOf(unit, language)}`.trim());
  const key = trend.direction === 'rising' ? 'trend.rising' : 'trend.falling';
  return say(key, {
    slope: say(years === 10 ? 'trend.perDecade' : 'trend.perYear', { slope }),
    confidence: words.number(trend.confidence),
  });
};

/** The interval that the slope lies in, in the same unit of time; null where it is not known. */
export const intervalInWords = (trend: SeriesTrend, unit: string, words: Words): string | null => {
  if (trend.low === null || trend.high === null) return null;
  const years = isByDecade(trend) ? 10 : 1;
  const format = new Intl.NumberFormat(LOCALES[words.language], {
    maximumSignificantDigits: 2,
    signDisplay: 'exceptZero',
  });
  const slope = words.say('trend.between', {
    low: asOne(format.format(trend.low * years)),
    high: asOne(`${format.format(trend.high * years)} ${unitOf(unit, words.language)}`.trim()),
  });
  return words.say(years === 10 ? 'trend.perDecade' : 'trend.perYear', { slope });
};

/** What a chart of one series says first. */
export const findingInWords = (finding: Finding, line: Line, words: Words): string => {
  const { say } = words;
  const { series, parameter } = line.one;
  const value = (given: number) => measure(given, series.unit, parameter.decimals, words);
  const stamp = (time: number) => timeWords(words.language, series.timeZone).stamp(time, stampOf(line));
  switch (finding.kind) {
    case 'trend':
      return trendInWords(finding.trend, series.unit, words);
    case 'steady':
      return say('finding.steady', { from: String(finding.trend.from), to: String(finding.trend.to) });
    case 'exceeds':
      return say('finding.exceeds', {
        limit: value(finding.limit.value),
        count: finding.count,
        of: words.number(finding.of, 0),
        side: finding.limit.side,
      });
    case 'class':
      return say('finding.class', {
        value: value(finding.point.value),
        time: stamp(finding.point.time),
        class: words.text(finding.of.title),
      });
    case 'newest':
      return say('finding.newest', {
        value: value(finding.point.value),
        time: stamp(finding.point.time),
        standing: finding.standing,
      });
    case 'range':
      return say('finding.range', {
        min: value(finding.statistics.min.value),
        max: value(finding.statistics.max.value),
        count: finding.statistics.n,
      });
  }
};

/** A finding of what nobody measured so, or that a person chose, says which figure of which period it is of: "Mean by year: …". */
export const withStatistic = (
  finding: string,
  { grain, statistic, one }: Pick<Line, 'grain' | 'statistic' | 'one'>,
  { say }: Words,
): string => {
  if (grain === 'value' || (!one.computed && statistic === null)) return finding;
  const { gather } = one.parameter;
  const figure = statistic ?? (gather === 'sum' ? 'sum' : 'mean');
  return say('finding.gathered', {
    statistic: say(`stat.${figure}`),
    grain: say(`chart.grain.${grain}`),
    finding,
  });
};

const average = ({ points }: Line): number =>
  points.reduce((sum, { value }) => sum + value, 0) / Math.max(1, points.length);

/** What a chart of several series says: which is the highest and which the lowest, where they can be compared. */
export const comparisonInWords = (
  lines: readonly Line[],
  name: (line: Line) => string,
  words: Words,
): string => {
  const [first] = lines;
  const alike = lines.filter(({ one }) => one.parameter.id === first?.one.parameter.id);
  if (!first || alike.length < lines.length)
    return words.say('finding.together', { names: lines.map(name).join(' · ') });
  const ranked = [...lines].sort((a, b) => average(b) - average(a));
  const [high, low] = [ranked[0] as Line, ranked.at(-1) as Line];
  const value = (line: Line) =>
    measure(average(line), line.one.series.unit, line.one.parameter.decimals, words);
  return words.say('finding.compared', {
    ...{ high: name(high), highValue: value(high), low: name(low), lowValue: value(low) },
  });
};
