import type { MeasureDeclaration } from '../../../sql/model/series.ts';
import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { days } from '../../sample-moments.ts';
import type { TrueSeries } from '../../sample-series.ts';
import type { ObservationEdition, ObservationFile, ObservationSource } from '../../theme.ts';
import { codeOf, textOf } from '../../values.ts';
import { KNOWN_DAMS } from './dam-names.ts';

/** Present capacity in hm3, as `fixtures/starter/dams.csv` has it (a test holds the two together), by the sheets' number. */
export const CAPACITIES: Readonly<Record<string, number>> = {
  1: 51.13,
  2: 60.393,
  3: 76.9,
  4: 60.545,
  5: 580.348,
  6: 145.037,
  7: 118.773,
  8: 10.004,
  9: 132.59,
  10: 24.256,
  11: 286.514,
  12: 33.3,
  13: 18.3,
  14: 30.986,
  15: 7.22,
  16: 2,
  17: 41.599,
  18: 23.825,
  19: 64.61,
  20: 133.317,
  21: 77.47,
  22: 7.71,
  23: 88,
  24: 14.6,
  25: 5.01,
  26: 3.79,
  27: 5.068,
  28: 25.46,
  29: 12.854,
  30: 9.615,
  31: 64.4,
  32: 26.337,
  33: 41,
  34: 34,
  35: 30.3,
  36: 21,
};

/** How full dams of the wet north and of the rest are on average. */
const NORTH = new Set(['17', '21', '22']);
const MOMENTS = days('2024-01-01', '2025-12-31');

/** Fullest in April, emptiest in October; a day is much like the day before; a sheet in fifty is missing. */
export const STORAGE: readonly TrueSeries[] = Object.entries(CAPACITIES).map(([feature, capacity]) => ({
  feature,
  parameter: 'dam-volume',
  moments: MOMENTS,
  truth: {
    level: capacity * (NORTH.has(KNOWN_DAMS[feature]?.governorate ?? '') ? 0.52 : 0.28),
    season: { amplitude: 0.14 * capacity, peak: 4.5 },
    noise: { kind: 'normal', sd: 0.03 * capacity, persistence: 0.97 },
    least: 0.02 * capacity,
    most: capacity,
    gaps: { share: 0.02, length: 2 },
    decimals: 3,
  },
}));

/** A row of the daily sheets: the volume, and what came in and went out on the day. */
export const observeSheet: ObservationFile['observe'] = ({ properties }) => {
  const [feature, time] = [codeOf(properties.id_barrage), textOf(properties.Date)];
  if (feature === null || time === null) return null;
  const value = (parameter: string, given: unknown) => {
    const said = textOf(given);
    return said === null ? [] : [{ feature, parameter, time, value: said }];
  };
  return [
    ...value('dam-volume', properties.stock_actuel),
    ...value('dam-inflow', properties.apports_journaliers),
    ...value('dam-release', properties.lachers_journaliers),
  ];
};

const daily = (parameter: string, averaging: string): MeasureDeclaration => ({
  parameter,
  averaging,
  every: 'P1D',
  stamp: 'begin',
});

/** 3,168 sheets of three figures, none missing, none below zero (counted with awk, see the README). */
const sheets: ObservationEdition = {
  pack: 'full',
  status: 'real',
  sources: ['tn-dam-sheets-2025'],
  quality: text(
    'كما وردت في الجذاذات اليومية من 25 جانفي إلى 23 أفريل 2025؛ قد يتجاوز المخزون السعة.',
    'Telles que dans les fiches quotidiennes du 25 janvier au 23 avril 2025 ; le volume peut dépasser la capacité.',
    'As in the daily sheets of 25 January to 23 April 2025; a volume can exceed the capacity.',
  ),
  inputs: [
    {
      kind: 'file',
      path: 'water/Barrages_tn.csv',
      origin: {
        url: 'https://raw.githubusercontent.com/khawlachaabi/projet-datascience-barrages-tunisie/37d1841b32bb6ede870419c26667a242ec67a294/Barrages_tn.csv',
      },
      observe: observeSheet,
      expect: { rows: 3168, observations: 9504, rejects: 0 },
    },
  ],
};

export const damStorage: ObservationSource = {
  id: 'dam-sheets',
  layer: 'dams',
  measures: [
    { ...daily('dam-volume', 'PT0S'), map: true },
    daily('dam-inflow', 'P1D'),
    daily('dam-release', 'P1D'),
  ],
  editions: [
    sampleSeries({
      seed: 11_102,
      observations: 25_784,
      series: STORAGE,
      sources: ['tn-dam-facts'],
      quality: text(
        'عيّنة: السدود وسعاتها حقيقية، أما المخزون اليومي فمولَّد ولا يصف أي سدّ.',
        'Échantillon : barrages et capacités sont réels, les volumes quotidiens sont générés et ne décrivent aucun barrage.',
        'Sample: dams and capacities are real, daily volumes are generated and describe no dam.',
      ),
    }),
    sheets,
  ],
};
