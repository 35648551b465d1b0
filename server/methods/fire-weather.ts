/** Weather at noon: °C, relative humidity in %, wind in km/h at 10 m, rain of the last 24 h in mm; month from 1. */
export type FireDay = { month: number; temperature: number; humidity: number; wind: number; rain: number };

/** The codes that a day hands on to the next. */
export type FireCodes = { ffmc: number; dmc: number; dc: number };
/** With what is computed of them: initial spread, buildup, fire weather index. */
export type FireWeather = FireCodes & { isi: number; bui: number; fwi: number };

/** What the codes begin with in spring, after snow or long rain (Van Wagner & Pickett 1985). */
export const FIRE_START: FireCodes = { ffmc: 85, dmc: 6, dc: 15 };

/**
 * The two published constants of the FFMC scale: 147.2 in Van Wagner & Pickett's FORTRAN of 1985, and 147.27723, which makes the
 * scale end at 101 as its equation says (Van Wagner 1987, used by cffdrs). Different results in the second decimal.
 */
export const FFMC_CONSTANTS = { '1985': 147.2, '1987': 147.27723 } as const;
export type FfmcConstant = keyof typeof FFMC_CONSTANTS;

/** Effective day lengths of DMC, hours, and day length factors of DC by month, for northern latitudes (46° N). */
const DMC_HOURS = [6.5, 7.5, 9.0, 12.8, 13.9, 13.9, 12.4, 10.9, 9.4, 8.0, 7.0, 6.0];
const DC_FACTORS = [-1.6, -1.6, -1.6, 0.9, 3.8, 5.8, 6.4, 5.0, 2.4, 0.4, -1.6, -1.6];

/** Wetting of fine fuel by rain (equations 2 to 3b). */
const wetted = (mo: number, rain: number): number => {
  if (rain <= 0.5) return mo;
  const rf = rain - 0.5;
  const plain = 42.5 * rf * Math.exp(-100 / (251 - mo)) * (1 - Math.exp(-6.93 / rf));
  const extra = mo > 150 ? 0.0015 * (mo - 150) ** 2 * Math.sqrt(rf) : 0;
  return Math.min(250, mo + plain + extra);
};

/** Moisture of fine fuel that a day leaves (equations 4 to 9). */
const dried = (mo: number, { temperature: t, humidity: h, wind: w }: FireDay): number => {
  const common = 0.18 * (21.1 - t) * (1 - Math.exp(-0.115 * h));
  const ed = 0.942 * h ** 0.679 + 11 * Math.exp((h - 100) / 10) + common;
  const ew = 0.618 * h ** 0.753 + 10 * Math.exp((h - 100) / 10) + common;
  const rate = (share: number) =>
    (0.424 * (1 - share ** 1.7) + 0.0694 * Math.sqrt(w) * (1 - share ** 8)) * 0.581 * Math.exp(0.0365 * t);
  if (mo > ed) return ed + (mo - ed) * 10 ** -rate(h / 100);
  return mo < ew ? ew - (ew - mo) * 10 ** -rate((100 - h) / 100) : mo;
};

const ffmcOf = (before: number, day: FireDay, constant: number): number => {
  const mo = (constant * (101 - before)) / (59.5 + before);
  const m = dried(wetted(mo, day.rain), day);
  return Math.max(0, Math.min(101, (59.5 * (250 - m)) / (constant + m)));
};

const dmcOf = (before: number, { month, temperature, humidity, rain }: FireDay): number => {
  const drying =
    1.894 * (Math.max(-1.1, temperature) + 1.1) * (100 - humidity) * (DMC_HOURS[month - 1] as number) * 1e-4;
  if (rain <= 1.5) return before + drying;
  const re = 0.92 * rain - 1.27;
  const mo = 20 + Math.exp(5.6348 - before / 43.43);
  const b =
    before <= 33
      ? 100 / (0.5 + 0.3 * before)
      : before <= 65
        ? 14 - 1.3 * Math.log(before)
        : 6.2 * Math.log(before) - 17.2;
  const mr = mo + (1000 * re) / (48.77 + b * re);
  return Math.max(0, 244.72 - 43.43 * Math.log(mr - 20)) + drying;
};

const dcOf = (before: number, { month, temperature, rain }: FireDay): number => {
  const drying = Math.max(
    0,
    0.5 * (0.36 * (Math.max(-2.8, temperature) + 2.8) + (DC_FACTORS[month - 1] as number)),
  );
  if (rain <= 2.8) return before + drying;
  const rd = 0.83 * rain - 1.27;
  const qr = 800 * Math.exp(-before / 400) + 3.937 * rd;
  return Math.max(0, 400 * Math.log(800 / qr)) + drying;
};

/** Initial spread index of the day's FFMC and wind (equations 24 to 26). */
const isiOf = (ffmc: number, wind: number, constant: number): number => {
  const m = (constant * (101 - ffmc)) / (59.5 + ffmc);
  return 0.208 * Math.exp(0.05039 * wind) * 91.9 * Math.exp(-0.1386 * m) * (1 + m ** 5.31 / 4.93e7);
};

const buiOf = (dmc: number, dc: number): number => {
  if (dmc === 0 && dc === 0) return 0;
  const share = (0.8 * dc) / (dmc + 0.4 * dc);
  if (dmc <= 0.4 * dc) return dmc * share;
  return Math.max(0, dmc - (1 - share) * (0.92 + (0.0114 * dmc) ** 1.7));
};

const fwiOf = (isi: number, bui: number): number => {
  const f = bui <= 80 ? 0.626 * bui ** 0.809 + 2 : 1000 / (25 + 108.64 * Math.exp(-0.023 * bui));
  const b = 0.1 * isi * f;
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: the report calculates with 0.434
  return b <= 1 ? b : Math.exp(2.72 * (0.434 * Math.log(b)) ** 0.647);
};

/**
 * One day of the Canadian fire weather index (Van Wagner & Pickett 1985, Forestry Technical Report 33; Van Wagner 1987). `before`
 * are the codes of the day before. The day length tables are those of the report, for latitudes north of 30°. `constant`
 * names the FFMC constant; that of 1987 where nothing is said.
 */
export const fireWeather = (
  day: FireDay,
  before: FireCodes = FIRE_START,
  constant: FfmcConstant = '1987',
): FireWeather => {
  const given = { ...day, humidity: Math.max(0, Math.min(100, day.humidity)) };
  const scale = FFMC_CONSTANTS[constant];
  const ffmc = ffmcOf(before.ffmc, given, scale);
  const dmc = dmcOf(before.dmc, given);
  const dc = dcOf(before.dc, given);
  const isi = isiOf(ffmc, day.wind, scale);
  const bui = buiOf(dmc, dc);
  return { ffmc, dmc, dc, isi, bui, fwi: fwiOf(isi, bui) };
};

/** Classes of danger by FWI as EFFIS has them for Europe and the Mediterranean: upper bounds (JRC, EFFIS technical background). */
export const EFFIS_BOUNDS = [11.2, 21.3, 38, 50, 70] as const;
export const EFFIS_CLASSES = ['low', 'moderate', 'high', 'very-high', 'extreme', 'very-extreme'] as const;

/** The class of danger of an FWI. */
export const effisClass = (fwi: number): (typeof EFFIS_CLASSES)[number] => {
  const at = EFFIS_BOUNDS.findIndex((bound) => fwi < bound);
  return EFFIS_CLASSES[at < 0 ? EFFIS_BOUNDS.length : at] as (typeof EFFIS_CLASSES)[number];
};
