/** Pollutants that the indices know. */
export type Pollutant = 'pm2_5' | 'pm10' | 'no2' | 'o3' | 'so2' | 'co';

/** What one pollutant says, and the whole index: the worst decides. */
export type AirIndex<Value> = { value: Value; by: Pollutant };

const worstOf = <Value extends number>(parts: readonly AirIndex<Value>[]): AirIndex<Value> | null =>
  parts.reduce<AirIndex<Value> | null>(
    (worst, part) => (worst && worst.value >= part.value ? worst : part),
    null,
  );

/**
 * Upper bounds of the bands 1 (good) to 5 (very poor) of the European air quality index as revised in 2024, ug/m3 of the hour
 * (ETC HE Report 2024/17); above the last is band 6, extremely poor. A bound belongs to the better band.
 */
export const EUROPEAN_BANDS: Readonly<Partial<Record<Pollutant, readonly number[]>>> = {
  pm2_5: [5, 15, 50, 90, 140],
  pm10: [15, 45, 120, 195, 270],
  no2: [10, 25, 60, 100, 150],
  o3: [60, 100, 120, 160, 180],
  so2: [20, 40, 125, 190, 275],
};

/** 1 good, 2 fair, 3 moderate, 4 poor, 5 very poor, 6 extremely poor. */
export type EuropeanBand = 1 | 2 | 3 | 4 | 5 | 6;

/** The band of one pollutant's hourly mean, ug/m3; null for one that the index does not know, or a value below 0. */
export const europeanBand = (pollutant: Pollutant, value: number): EuropeanBand | null => {
  const bounds = EUROPEAN_BANDS[pollutant];
  if (!bounds || !(value >= 0)) return null;
  const at = bounds.findIndex((bound) => value <= bound);
  return (at < 0 ? 6 : at + 1) as EuropeanBand;
};

/**
 * The index of an hour at a station: the worst band of what is measured there. Which pollutants a station must have is
 * declared by the indicator (traffic: NO2 and one of PM; others: NO2, O3 and one of PM); `needed` lists them, each a
 * choice. Null where one is missing.
 */
export const europeanAqi = (
  values: Partial<Record<Pollutant, number | null>>,
  needed: readonly (readonly Pollutant[])[] = [],
): AirIndex<EuropeanBand> | null => {
  const bands = Object.entries(values).flatMap(([name, value]) => {
    const by = name as Pollutant;
    const band = value === null ? null : europeanBand(by, value);
    return band === null ? [] : [{ value: band, by }];
  });
  const has = (choice: readonly Pollutant[]) => bands.some(({ by }) => choice.includes(by));
  return needed.every(has) ? worstOf(bands) : null;
};

/** Averaging times of the US index. */
export type UsAverage = '24h' | '8h' | '1h';
type UsTable = {
  pollutant: Pollutant;
  average: UsAverage;
  /** Concentrations are cut (not rounded) to so many decimals, in the table's unit. */
  decimals: number;
  unit: 'ug/m3' | 'ppb' | 'ppm';
  /** Upper ends of the categories, for the index values 50, 100, 150, 200, 300, 500; null where there is none. */
  ends: readonly (number | null)[];
  /** Where the table begins, in its unit: 1-hour ozone says nothing below. */
  from: number;
};

const INDEX_ENDS = [50, 100, 150, 200, 300, 500] as const;

/** Breakpoints of the AQI as revised in 2024 (US EPA, EPA-454/B-24-002, table 6). Ozone in ppb, to calculate in whole numbers. */
export const US_TABLES: readonly UsTable[] = [
  {
    pollutant: 'pm2_5',
    average: '24h',
    decimals: 1,
    unit: 'ug/m3',
    ends: [9, 35.4, 55.4, 125.4, 225.4, 325.4],
    from: 0,
  },
  {
    pollutant: 'pm10',
    average: '24h',
    decimals: 0,
    unit: 'ug/m3',
    ends: [54, 154, 254, 354, 424, 604],
    from: 0,
  },
  { pollutant: 'o3', average: '8h', decimals: 0, unit: 'ppb', ends: [54, 70, 85, 105, 200, null], from: 0 },
  {
    pollutant: 'o3',
    average: '1h',
    decimals: 0,
    unit: 'ppb',
    ends: [null, 124, 164, 204, 404, 604],
    from: 125,
  },
  {
    pollutant: 'co',
    average: '8h',
    decimals: 1,
    unit: 'ppm',
    ends: [4.4, 9.4, 12.4, 15.4, 30.4, 50.4],
    from: 0,
  },
  {
    pollutant: 'so2',
    average: '1h',
    decimals: 0,
    unit: 'ppb',
    ends: [35, 75, 185, 304, null, null],
    from: 0,
  },
  {
    pollutant: 'so2',
    average: '24h',
    decimals: 0,
    unit: 'ppb',
    ends: [null, null, null, 304, 604, 1004],
    from: 305,
  },
  {
    pollutant: 'no2',
    average: '1h',
    decimals: 0,
    unit: 'ppb',
    ends: [53, 100, 360, 649, 1249, 2049],
    from: 0,
  },
];

/** Cuts off, in whole steps, so that 0.1 + 0.2 is still three tenths. */
const truncated = (value: number, decimals: number): number => Math.floor(value * 10 ** decimals + 1e-6);

/**
 * The US AQI of one concentration, in the unit of its table (ozone and gases in ppb, CO in ppm); above the table 500 and more
 * by the last slope, as EPA says. Null where there is no table for it, the value is below 0, or it lies where the table
 * says nothing.
 */
export const usAqi = (pollutant: Pollutant, average: UsAverage, value: number): number | null => {
  const table = US_TABLES.find((one) => one.pollutant === pollutant && one.average === average);
  if (!table || !(value >= 0)) return null;
  const c = truncated(value, table.decimals);
  const ends = table.ends.map((end) => (end === null ? null : truncated(end, table.decimals)));
  if (c < truncated(table.from, table.decimals)) return null;
  const inside = ends.findIndex((end) => end !== null && c <= end);
  const at = inside >= 0 ? inside : ends.findLastIndex((end) => end !== null);
  // A category that the table does not have beyond its last one: the other averaging time speaks there.
  if (inside < 0 && table.ends.at(-1) === null) return null;
  const before = ends.slice(0, at).findLast((end) => end !== null);
  const low =
    at === 0
      ? 0
      : before === undefined || before === null
        ? truncated(table.from, table.decimals)
        : before + 1;
  const indexLow = at === 0 ? 0 : (INDEX_ENDS[at - 1] as number) + 1;
  const indexHigh = INDEX_ENDS[at] as number;
  return Math.round(indexLow + ((indexHigh - indexLow) / ((ends[at] as number) - low)) * (c - low));
};

/** Parts per billion at 25 °C and 1013.25 hPa, the reference of EPA's tables, of a gas's ug/m3. */
export const ppbOf = (pollutant: 'no2' | 'o3' | 'so2' | 'co', microgrammes: number): number =>
  (microgrammes * MOLAR_LITRES) / MOLAR_MASS[pollutant];

const MOLAR_LITRES = 24.465;
const MOLAR_MASS = { no2: 46.0055, o3: 47.998, so2: 64.066, co: 28.01 } as const;

/**
 * Exceedances: how many of the values are above a limit, of how many there are. A value at the limit keeps it. Percentile
 * rules are counts: "not to be exceeded more than 18 times a year" is `exceedances > 18`.
 */
export const exceedances = (
  values: readonly (number | null)[],
  limit: number,
): { above: number; of: number } => {
  const there = values.filter((value): value is number => value !== null && Number.isFinite(value));
  return { above: there.filter((value) => value > limit).length, of: there.length };
};

/** A rule of so many allowed exceedances, as a percentile of the values. */
export type PercentileRule = {
  /** That below which values may not be exceeded: 35 of 365 days are the 90.41th. */
  percentile: number;
  /** The value that decides, the greatest but so many; null where there are not so many. */
  value: number | null;
  isKept: boolean;
};

/**
 * "Not to be exceeded more than so many times": kept where the value after the allowed ones is no more than the limit (Commission
 * Implementing Decision 2011/850/EU, annex I B: percentiles 90.41, 93.15, 99.18, 99.73, 99.79). The percentile is of the
 * expected number of values `of` (365 days, 8760 hours); values in any unit, that of the limit. What is missing exceeds nothing.
 */
export const percentileRule = (
  values: readonly (number | null)[],
  { limit, allowed, of }: { limit: number; allowed: number; of: number },
): PercentileRule => {
  const there = values.filter((value): value is number => value !== null && Number.isFinite(value));
  const value = there.sort((a, b) => b - a)[allowed] ?? null;
  return { percentile: (100 * (of - allowed)) / of, value, isKept: value === null || value <= limit };
};
