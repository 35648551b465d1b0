import type { MeasureDeclaration } from '../../../sql/model/series.ts';
import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { at, onDays } from '../../sample-moments.ts';
import type { TrueSeries, Truth } from '../../sample-series.ts';
import type { ObservationSource } from '../../theme.ts';

/** Control points of the sample stations (`water-stations`), and how foul their water is: 1 is clean. */
const POINTS: readonly (readonly [feature: string, foulness: number])[] = [
  ['ES-002', 0.6],
  ['ES-004', 1],
  ['ES-007', 1.3],
  ['ES-009', 2.2],
  ['ES-011', 0.5],
  ['ES-014', 0.9],
  ['ES-018', 1.6],
  ['ES-020', 3],
];

/** One sample a month, in the morning of its fifteenth. */
const MOMENTS = at(
  'T09:00:00+01:00',
  onDays(
    Array.from({ length: 60 }, (_, index) => new Date(Date.UTC(2021, index, 15)).toISOString().slice(0, 10)),
  ),
);

/** A new treatment plant above this point halves what it gets, from then on. */
export const TREATED = { feature: 'ES-020', from: '2023-07-01' };

const concentration = (level: number, spread: number, more: Partial<Truth>): Truth => ({
  level,
  noise: { kind: 'lognormal', sd: spread },
  gaps: { share: 0.03, length: 1 },
  decimals: 2,
  ...more,
});

const halved = (feature: string, level: number): Pick<Truth, 'breaks'> =>
  feature === TREATED.feature ? { breaks: [{ on: TREATED.from, step: -level / 2 }] } : {};

const seriesOf = ([feature, foul]: (typeof POINTS)[number]): TrueSeries[] => {
  const one = (parameter: string, truth: Truth): TrueSeries => ({
    feature,
    parameter,
    truth,
    moments: MOMENTS,
  });
  return [
    one('dissolved-oxygen', {
      level: 9.4 - 1.1 * foul,
      season: { amplitude: 1.4, peak: 2 },
      noise: { kind: 'normal', sd: 0.7 },
      gaps: { share: 0.03, length: 1 },
      least: 0.2,
      most: 15,
      decimals: 1,
    }),
    one('ph', {
      level: 7.9,
      noise: { kind: 'normal', sd: 0.2 },
      gaps: { share: 0.03, length: 1 },
      decimals: 1,
    }),
    one(
      'conductivity',
      concentration(900 + 500 * foul, 0.2, { season: { amplitude: 300, peak: 8.5 }, decimals: 0 }),
    ),
    one(
      'bod5',
      concentration(2.6 * foul, 0.45, { detection: 1, decimals: 1, ...halved(feature, 2.6 * foul) }),
    ),
    one('nitrate', concentration(11 * foul, 0.35, { season: { amplitude: 3 * foul, peak: 2 }, decimals: 1 })),
    one('nitrite', concentration(0.09 * foul, 0.6, { detection: 0.02, decimals: 3 })),
    one('ammonium', concentration(0.18 * foul, 0.7, { detection: 0.05, ...halved(feature, 0.18 * foul) })),
    one('total-phosphorus', concentration(0.08 * foul, 0.5, { detection: 0.02, decimals: 3 })),
  ];
};

export const SAMPLES: readonly TrueSeries[] = POINTS.flatMap(seriesOf);

const sampledMonthly = (parameter: string): MeasureDeclaration => ({
  parameter,
  averaging: 'PT0S',
  every: 'P1M',
  stamp: 'begin',
});

export const waterSamples: ObservationSource = {
  id: 'surface-water-quality',
  layer: 'water-stations',
  measures: [...new Set(SAMPLES.map(({ parameter }) => parameter))].map(sampledMonthly),
  editions: [
    sampleSeries({
      seed: 11_103,
      observations: 3713,
      series: SAMPLES,
      quality: text(
        'عيّنة مولَّدة: نقاط المراقبة وتحاليلها خيالية؛ في إحداها تنزل الملوّثات إلى النصف منذ جويلية 2023.',
        'Échantillon généré : points de contrôle et analyses sont fictifs ; à l’un d’eux la pollution est divisée par deux dès juillet 2023.',
        'Generated sample: control points and analyses are fictitious; at one of them pollution halves from July 2023 on.',
      ),
    }),
  ],
};
