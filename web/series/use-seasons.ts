import { useMemo, useState } from 'react';
import { secondsOf } from '../../sql/model/duration.ts';
import type { Words } from '../i18n/intl.tsx';
import type { Charted } from './charted.ts';
import { type Line, lineOf } from './line.ts';
import { grainsOf } from './rollup.ts';
import { type SeasonGrain, type SeasonYear, standingsOf, type Usual, usualOf, yearsOf } from './seasons.ts';
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
  years: readonly SeasonYear[];
  usual: readonly Usual[];
  year: number | null;
  choose: (year: number) => void;
};

export const useSeasons = (one: Charted | undefined, isWanted: boolean) => {
  const grain = one ? grainOf(one) : 'month';
  const from = one && grainsOf(one.series).includes(grain) ? grain : 'value';
  const { data, isPending, error, retry } = useValues(
    one && isWanted ? [{ id: one.series.id, grain: from, span: null }] : [],
  );
  const [answer] = data;
  const [chosen, choose] = useState<number | null>(null);
  const seasons = useMemo((): Seasons | null => {
    if (!one || !answer) return null;
    const line = lineOf(one, answer, { tone: 0, side: 0, grain: from });
    const years = yearsOf(line.points, grain, one.series.timeZone);
    const year = years.find((known) => known.year === chosen)?.year ?? years.at(-1)?.year ?? null;
    return { line, grain, years, usual: usualOf(years, year, grain), year, choose };
  }, [one, answer, from, grain, chosen]);
  return { seasons, isPending, error, retry };
};

/** What the years laid over each other say: how many months or days of the chosen one are out of the usual. */
export const seasonsInWords = ({ years, usual, year, grain }: Seasons, { say }: Words): string => {
  const shown = years.find((one) => one.year === year);
  if (!shown || year === null) return '';
  const others = years.length - 1;
  const { above, below, of } = standingsOf(shown, usual);
  return of === 0
    ? say('finding.seasons', { year: String(year), count: others })
    : say('finding.usual', { year: String(year), above, below, of, grain });
};
