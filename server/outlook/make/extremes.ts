import { rollupNo } from '../../../sql/model/observation.ts';
import type { OutlookExtremes } from '../../../sql/model/outlook.ts';
import { gevByLMoments, gumbelByLMoments, returnLevels, returnPeriod } from '../../methods/extremes.ts';
import { uniformOf } from '../../methods/forecast/random.ts';
import { ownPeriod } from '../history/of-series.ts';
import type { Client, SeriesSubject } from '../subject.ts';
import { worseOf } from '../subject.ts';
import { limitsOf } from './limits.ts';

/** Years of record that return levels are told from, and from how many on the shape of the tail is fitted, too. */
export const LEAST_YEARS = 20;
const GEV_YEARS = 30;
const RETURN_YEARS = [2, 5, 10, 20, 50, 100] as const;
/** Share of a year's values without which its extreme may be another. */
const LEAST_COVERAGE = 0.8;
const RESAMPLES = 500;

const EXTREMES = (of: 'max' | 'min'): string => `select ${of} as value from rollup
  where series_no = $1 and period = ${rollupNo('year')} and coalesce(coverage, 1) >= ${LEAST_COVERAGE} order by start`;

/** Which extremes of a year are told: what is declared, or those on the worse side; null of none. */
const sideOf = (subject: SeriesSubject): 'max' | 'min' | null => {
  if (subject.parameter.outlook?.extremes) return subject.parameter.outlook.extremes;
  const worse = worseOf(subject);
  return worse === null ? null : worse === 'above' ? 'max' : 'min';
};

/**
 * Return levels of the yearly extremes of a series by GEV, or by Gumbel's where the record is shorter than thirty years, and how
 * often each of its limits is reached; of least values with their sign turned. Null where the record is too short.
 */
export const extremesOf = async (
  client: Client,
  subject: SeriesSubject,
  seed: number,
): Promise<OutlookExtremes | null> => {
  const of = sideOf(subject);
  if (of === null) return null;
  const { rows } = await client.query<{ value: number }>(EXTREMES(of), [subject.no]);
  if (rows.length < LEAST_YEARS) return null;
  const sign = of === 'max' ? 1 : -1;
  const maxima = rows.map(({ value }) => sign * value);
  const distribution = rows.length >= GEV_YEARS ? 'gev' : 'gumbel';
  const fit = (distribution === 'gev' ? gevByLMoments : gumbelByLMoments)(maxima);
  const levels = returnLevels(maxima, RETURN_YEARS, {
    distribution,
    resamples: RESAMPLES,
    random: uniformOf(seed),
  });
  if (!fit || !levels) return null;
  const side = of === 'max' ? 'above' : 'below';
  return {
    of,
    distribution,
    years: rows.length,
    levels: levels.map(({ years, level, low, high }) => ({
      years,
      level: sign * level,
      low: Math.min(sign * low, sign * high),
      high: Math.max(sign * low, sign * high),
    })),
    limits: limitsOf(subject, ownPeriod(subject))
      .filter((one) => one.side === side && !one.isSum)
      .map(({ limit, value }) => {
        const years = returnPeriod(fit, sign * value);
        return { limit, value, years: Number.isFinite(years) && years <= 10_000 ? years : null };
      }),
  };
};
