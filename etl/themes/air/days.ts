import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { days } from '../../sample-moments.ts';
import type { TrueSeries, Truth } from '../../sample-series.ts';
import type { ObservationSource } from '../../theme.ts';

const MOMENTS = days('2023-01-01', '2025-12-31');

/** Days of dust, which are worst in spring. */
const DUST = [
  { from: '2023-04-11', to: '2023-04-14', times: 3.5 },
  { from: '2024-03-21', to: '2024-03-25', times: 4 },
  { from: '2024-05-06', to: '2024-05-08', times: 2.5 },
  { from: '2025-02-26', to: '2025-02-28', times: 3 },
  { from: '2025-04-17', to: '2025-04-21', times: 3.5 },
];

/** A traffic plan near this station: so much less nitrogen dioxide from that day on. */
export const CALMED = { feature: 'AQ-02', from: '2024-07-01', step: -9 };

/** A station and the usual level of its particles and its nitrogen dioxide. */
const STATIONS: readonly (readonly [feature: string, pm10: number, no2: number])[] = [
  ['AQ-02', 33, 31],
  ['AQ-07', 38, 22],
  ['AQ-15', 29, 20],
  ['AQ-17', 41, 17],
  ['AQ-19', 46, 28],
  ['AQ-22', 43, 19],
];

const seriesOf = ([feature, pm10, no2]: (typeof STATIONS)[number]): TrueSeries[] => {
  const common = { least: 0, decimals: 1, gaps: { share: 0.04, length: 4 } };
  const particles = (level: number, dust: number): Truth => ({
    ...common,
    level,
    season: { amplitude: 0.15 * level, peak: 1.5 },
    episodes: DUST.map(({ times, ...when }) => ({ ...when, times: 1 + dust * (times - 1) })),
    noise: { kind: 'lognormal', sd: 0.36, persistence: 0.5 },
  });
  const truths: Record<string, Truth> = {
    pm10: { ...particles(pm10, 1), outliers: { share: 0.002, step: 700 } },
    pm25: particles(0.45 * pm10, 0.4),
    no2: {
      ...common,
      level: no2,
      breaks: feature === CALMED.feature ? [{ on: CALMED.from, step: CALMED.step }] : [],
      season: { amplitude: 0.2 * no2, peak: 1.5 },
      weekend: 0.8,
      noise: { kind: 'lognormal', sd: 0.28, persistence: 0.4 },
    },
  };
  return Object.entries(truths).map(([parameter, truth]) => ({
    feature,
    parameter,
    truth,
    moments: MOMENTS,
  }));
};

export const AIR_DAYS: readonly TrueSeries[] = STATIONS.flatMap(seriesOf);

export const airDays: ObservationSource = {
  id: 'air-days',
  layer: 'air-stations',
  measures: ['pm10', 'pm25', 'no2'].map((parameter) => ({
    parameter,
    averaging: 'P1D',
    every: 'P1D',
    stamp: 'begin',
    map: true,
  })),
  editions: [
    sampleSeries({
      seed: 13_002,
      observations: 18_924,
      series: AIR_DAYS,
      quality: text(
        'عيّنة مولَّدة: معدّلات يومية لست محطات خيالية من 2023 إلى 2025، فيها أيام غبار معلومة، وفي إحداها نزول منذ جويلية 2024.',
        'Échantillon généré : moyennes quotidiennes de six stations fictives de 2023 à 2025, avec des jours de poussière connus et, à l’une, une baisse dès juillet 2024.',
        'Generated sample: daily means of six fictitious stations from 2023 to 2025, with known days of dust and, at one, a fall from July 2024 on.',
      ),
    }),
  ],
};
