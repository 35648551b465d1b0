import { placed, type Series } from './series.ts';

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const daysIn = (year: number, month: number): number =>
  month === 1 && isLeap(year) ? 29 : (DAYS[month] as number);

/** Hours of daylight on a day of the year, from 1 (Allen et al. 1998, FAO Irrigation and Drainage Paper 56, eq. 24, 25, 34). */
export const daylightHours = (latitude: number, dayOfYear: number): number => {
  const declination = 0.409 * Math.sin(((2 * Math.PI) / 365) * dayOfYear - 1.39);
  const cosine = -Math.tan((latitude * Math.PI) / 180) * Math.tan(declination);
  return (24 / Math.PI) * Math.acos(Math.max(-1, Math.min(1, cosine)));
};

const meanDaylight = (latitude: number, year: number, month: number): number => {
  const first = DAYS.slice(0, month).reduce((sum, _, at) => sum + daysIn(year, at), 0);
  const days = daysIn(year, month);
  let sum = 0;
  for (let day = 1; day <= days; day++) sum += daylightHours(latitude, first + day);
  return sum / days;
};

/**
 * What a month of 30 days of 12 hours has above 26.5 °C, where Thornthwaite has a table instead of his formula: `formula` goes on
 * with it (as the R package SPEI and climate_indices do), `table` takes the table's parabola, which levels off and does not depend
 * on the place (Willmott, Rowe & Mintz 1985, J. Climatology 5:589).
 */
export const HOT_RULES = ['formula', 'table'] as const;
export type HotRule = (typeof HOT_RULES)[number];
const HOT = 26.5;
const ofTable = (t: number): number => -415.85 + 32.24 * t - 0.43 * t * t;

export type ThornthwaiteOptions = {
  /** Degrees, north positive. */
  latitude: number;
  firstYear: number;
  /** `formula` where nothing is said. */
  hot?: HotRule;
  /** Places of the series whose means make the heat index, first and last included; all of it where nothing is said. */
  heatOf?: { from: number; to: number };
};

/**
 * Potential evapotranspiration by month, mm (Thornthwaite 1948, Geographical Review 38:55): 16 (L/12) (N/30) (10 T/I)^a, from mean
 * temperatures T in °C, the first a January of `firstYear`, with mean hours of daylight L and days N of the month. The heat
 * index I is of the mean of each calendar month. Null where the temperature is missing, or a calendar month has none at all.
 */
export const thornthwaite = (
  temperatures: Series,
  { latitude, firstYear, hot = 'formula', heatOf }: ThornthwaiteOptions,
): (number | null)[] => {
  const isCounted = (at: number) => !heatOf || (at >= heatOf.from && at <= heatOf.to);
  const means = DAYS.map((_, month) => {
    const values = placed(temperatures.filter((_, at) => at % 12 === month && isCounted(at))).map(
      ({ value }) => value,
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const heat = means.reduce((sum, mean) => sum + (Math.max(0, mean) / 5) ** 1.514, 0);
  const a = 6.75e-7 * heat ** 3 - 7.71e-5 * heat ** 2 + 1.792e-2 * heat + 0.49239;
  return temperatures.map((value, at) => {
    if (value === null || !Number.isFinite(value) || Number.isNaN(heat)) return null;
    const [year, month] = [firstYear + Math.floor(at / 12), at % 12];
    if (value <= 0 || heat === 0) return 0;
    const hours = meanDaylight(latitude, year, month);
    const standard = hot === 'table' && value > HOT ? ofTable(value) : 16 * ((10 * value) / heat) ** a;
    return standard * (hours / 12) * (daysIn(year, month) / 30);
  });
};
