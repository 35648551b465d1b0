import type { MeasureDeclaration } from '../../../sql/model/series.ts';
import { text } from '../../declare.ts';
import { governorateOf, type Region } from '../../governorates.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { months } from '../../sample-moments.ts';
import { PROFILES } from '../../sample-profiles.ts';
import type { TrueSeries, Truth } from '../../sample-series.ts';
import type { ObservationEdition, ObservationFile, ObservationSource } from '../../theme.ts';
import { numberOf, textOf } from '../../values.ts';

const MOMENTS = months(1981, 2025);
const SINCE = 2003.5;

/** Degrees in ten years. */
export const WARMING: Readonly<Record<Region, number>> = {
  NE: 0.32,
  NW: 0.36,
  CE: 0.34,
  CW: 0.38,
  SE: 0.36,
  SW: 0.42,
};
/** Share of the rain that is lost in ten years. */
export const DRYING: Readonly<Record<Region, number>> = { NE: 0, NW: 0.05, CE: 0, CW: 0.04, SE: 0, SW: 0 };

const regionOf = (ins: string): Region => {
  const found = governorateOf(ins);
  if (!found) throw new Error(`no governorate has the code ${ins}`);
  return found.region;
};

/** What months have in common all over the country. */
const WEATHER: Truth['shared'] = {
  seed: 14_003,
  noise: { kind: 'normal', sd: 0.8, persistence: 0.25 },
};

/** Warmest in late July; a warm month is warm everywhere, and is often followed by one. */
export const TEMPERATURES: readonly TrueSeries[] = PROFILES.map(({ ins, warmth, swing }) => ({
  feature: ins,
  parameter: 'air-temperature',
  moments: MOMENTS,
  truth: {
    level: warmth,
    trend: { perDecade: WARMING[regionOf(ins)], since: SINCE },
    season: { amplitude: swing, peak: 7.8 },
    noise: { kind: 'normal', sd: 0.5, persistence: 0.25 },
    shared: WEATHER,
    decimals: 1,
  },
}));

/** Wettest in December, of a gamma distribution: what SPI takes rain to be. */
export const RAINS: readonly TrueSeries[] = PROFILES.map(({ ins, rain }) => ({
  feature: ins,
  parameter: 'precipitation',
  moments: MOMENTS,
  truth: {
    level: rain / 12,
    trend: { perDecade: (-DRYING[regionOf(ins)] * rain) / 12, since: SINCE },
    season: { amplitude: (0.72 * rain) / 12, peak: 12.8 },
    noise: { kind: 'gamma', shape: 1.6 },
    least: 0,
    decimals: 1,
  },
}));

const QUALITY = text(
  'عيّنة مولَّدة لكل ولاية: لم تُقس. احترار من 0,32 إلى 0,42 درجة في العشرية، وجفاف في الشمال الغربي والوسط الغربي فقط.',
  'Échantillon généré par gouvernorat : rien n’a été mesuré. Réchauffement de 0,32 à 0,42 °C par décennie, assèchement au nord-ouest et au centre-ouest seulement.',
  'Generated sample by governorate: nothing was measured. Warming of 0.32 to 0.42 °C a decade, drying in the north-west and the centre-west only.',
);

const monthly = (parameter: string, timeZone?: string): MeasureDeclaration => ({
  parameter,
  averaging: 'P1M',
  every: 'P1M',
  stamp: 'begin',
  ...(timeZone ? { timeZone } : {}),
});

export const climateMonths: ObservationSource = {
  id: 'governorate-climate',
  layer: 'governorates',
  measures: [monthly('air-temperature'), monthly('precipitation')],
  editions: [
    sampleSeries({
      seed: 14_001,
      observations: 25_920,
      series: [...TEMPERATURES, ...RAINS],
      quality: QUALITY,
    }),
  ],
};

/** `nan` stands where the file has no value: no month of 2017 from March on has one. */
const given = (said: unknown): number | null => (textOf(said) === 'nan' ? null : numberOf(said));

/** A row of a table of months (`year`, `month`, `precip_mm`, `temp_c`, `pet_thornthwaite_mm`) of one station. */
export const observeMonth =
  (feature: string): ObservationFile['observe'] =>
  ({ properties }) => {
    const time = `${properties.year}-${String(properties.month).padStart(2, '0')}-01`;
    const told = [
      ['precipitation', properties.precip_mm],
      ['air-temperature', properties.temp_c],
      ['potential-evapotranspiration', properties.pet_thornthwaite_mm],
    ] as const;
    return told.flatMap(([parameter, said]) => {
      const value = given(said);
      return value === null ? [] : [{ feature, parameter, time, value }];
    });
  };

/** A long table of months at a station of a country that has one; tests load it into theirs. Months are told by no clock. */
export const stationMonths = (
  path: string,
  feature: string,
  expect: ObservationFile['expect'],
): ObservationSource => ({
  id: 'station-months',
  layer: 'weather-stations',
  measures: ['precipitation', 'air-temperature', 'potential-evapotranspiration'].map((parameter) =>
    monthly(parameter, 'UTC'),
  ),
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['climate-indices'],
      inputs: [{ kind: 'file', path, observe: observeMonth(feature), expect }],
    } satisfies ObservationEdition,
  ],
});
