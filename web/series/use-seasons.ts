import { useMemo } from 'react';
import type { Observations } from '../../sql/model/api/series.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import type { Words } from '../i18n/intl.tsx';
import type { Charted } from './charted.ts';
import { type Line, lineOf } from './line.ts';
import { type Grain, grainsOf } from './rollup.ts';
import { type SeasonGrain, type SeasonYear, standingsOf, type Usual, usualOf, yearsOf } from './seasons.ts';
import type { ChartState } from './state.ts';
import { useValues } from './use-series.ts';

const YEAR = 31_556_952;
const HALF_YEAR = YEAR / 2;

/** Whether a year of it has parts to lay over each other. */
export const hasSeasons = ({ series: { every } }: Charted): boolean =>
  every === null || secondsOf(every) < HALF_YEAR;
/** With fewer years a month is too coarse to see anything by. */
const YEARS_FOR_MONTHS = 3;

const lengthOf = ({ series: { first, last } }: Charted): number =>
  first && last ? (Date.parse(last.time) - Date.parse(first)) / 1000 : 0;

const grainOf = (one: Charted): SeasonGrain =>
  one.series.every === 'P1M' ||
  (lengthOf(one) >= YEARS_FOR_MONTHS * YEAR && grainsOf(one.series).includes('month'))
    ? 'month'
    : 'day';

/** The years of a series, as they are laid over each other; the newest in front until another is chosen. */
export type Seasons = {
  line: Line;
  grain: SeasonGrain;
  /** The month that a year begins with, 1 to 12. */
  begin: number;
  years: readonly SeasonYear[];
  usual: readonly Usual[];
  year: number | null;
};

const fromOf = (one: Charted): Grain => {
  const grain = grainOf(one);
  return grainsOf(one.series).includes(grain) ? grain : 'value';
};

const seasonsOf = (
  one: Charted,
  answer: Observations,
  { tone, begin, year: wanted }: { tone: number; begin: number; year: number | null },
): Seasons => {
  const grain = grainOf(one);
  const line = lineOf(one, answer, { tone, side: 0, grain: fromOf(one) });
  const years = yearsOf(line.points, grain, one.series.timeZone, begin);
  const year = years.find((known) => known.year === wanted)?.year ?? years.at(-1)?.year ?? null;
  return { line, grain, begin, years, usual: usualOf(years, year, grain), year };
};

/** The seasons of every line of a chart that has any, in their order. */
export const useSeasons = (
  ones: readonly Charted[],
  { begin, year }: Pick<ChartState, 'begin' | 'year'>,
  isWanted: boolean,
) => {
  const wanted = isWanted ? ones.filter(hasSeasons) : [];
  const { data, isPending, error, retry } = useValues(
    wanted.map((one) => ({ id: one.series.id, grain: fromOf(one), span: null })),
  );
  const seasons = useMemo(
    () =>
      data.flatMap((answer) => {
        const tone = ones.findIndex(({ series }) => series.id === answer.series);
        const one = ones[tone];
        return one ? [seasonsOf(one, answer, { tone, begin, year })] : [];
      }),
    [ones, data, begin, year],
  );
  return { seasons, isPending, error, retry };
};

/** What the years laid over each other say: that there is only one, else how many months or days of the chosen one are out of the usual. */
export const seasonsInWords = ({ years, usual, year, grain }: Seasons, { say }: Words): string => {
  const shown = years.find((one) => one.year === year);
  if (!shown || year === null) return '';
  const others = years.length - 1;
  const { above, below, of } = standingsOf(shown, usual);
  if (of > 0) return say('finding.usual', { year: String(year), above, below, of, grain });
  return others === 0
    ? say('finding.onlyYear', { year: String(year) })
    : say('finding.seasons', { year: String(year), count: others });
};

/** The title of seasons: of one series what they say, of several which years stand side by side. */
export const seasonsTitle = (
  seasons: readonly Seasons[],
  name: (line: Line) => string,
  words: Words,
): string => {
  const [first, ...others] = seasons;
  if (!first) return '';
  if (others.length === 0) return seasonsInWords(first, words);
  const years = [...new Set(seasons.flatMap(({ year }) => (year === null ? [] : [String(year)])))];
  return words.say('finding.seasonsTogether', {
    year: years.join(' / '),
    names: seasons.map(({ line }) => name(line)).join(' · '),
  });
};
