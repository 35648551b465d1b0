import { text } from '../../declare.ts';
import { madeFeatures, sampleSeries } from '../../sample-edition.ts';
import { onDays } from '../../sample-moments.ts';
import type { TrueSeries } from '../../sample-series.ts';
import type { ObservationSource } from '../../theme.ts';
import { makeSegments, SEGMENT_SEED } from './segments.ts';

/** Eight dates, as old charts, air photographs and satellites would give. */
const MOMENTS = onDays([
  '1963-07-15',
  '1974-06-20',
  '1987-08-02',
  '1996-07-11',
  '2003-06-30',
  '2010-08-21',
  '2017-07-09',
  '2024-06-18',
]);

/** How far a position may be off (one standard deviation, m): what indicators are told as their uncertainty. */
export const POSITION_ERROR = 4;

/** A shore moves as fast as its segment says, seen with the errors of its surveys. */
export const SHORELINE: readonly TrueSeries[] = madeFeatures(SEGMENT_SEED, makeSegments).map(
  ({ properties }) => ({
    feature: String(properties.code),
    parameter: 'shoreline-position',
    moments: MOMENTS,
    truth: {
      level: 100,
      trend: { perDecade: 10 * Number(properties.rate_m_a), since: 1995 },
      noise: { kind: 'normal', sd: POSITION_ERROR },
      decimals: 1,
    },
  }),
);

export const shorelinePositions: ObservationSource = {
  id: 'shoreline-positions',
  layer: 'coast-segments',
  measures: [{ parameter: 'shoreline-position', averaging: 'PT0S', every: null, stamp: 'begin' }],
  editions: [
    sampleSeries({
      seed: 15_002,
      observations: 200,
      series: SHORELINE,
      quality: text(
        'عيّنة مولَّدة: مواقع خط الساحل خيالية، بسرعة معلومة وخطأ قيس قدره 4 أمتار.',
        'Échantillon généré : positions fictives du trait de côte, de vitesse connue et d’erreur de levé de 4 m.',
        'Generated sample: fictitious positions of the shoreline, of known rate and a survey error of 4 m.',
      ),
    }),
  ],
};
