import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { yearlyMeasure, yearlySeries } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

/** Where fields and orchards take rangeland fastest: the centre. */
const PLOUGHED = new Set(['34', '41', '42', '43']);

/** A loss of 2 % in ten years, 7 % in the centre. */
export const RANGE = yearlySeries('rangeland-area', ({ ins, range }) => ({
  level: range,
  perDecade: (PLOUGHED.has(ins) ? -0.07 : -0.02) * range,
  spread: 0.006,
}));

export const pastoralLand: ObservationSource = {
  id: 'rangeland-area',
  layer: 'governorates',
  measures: [yearlyMeasure('rangeland-area')],
  editions: [
    sampleSeries({
      seed: 19_001,
      observations: 504,
      series: RANGE,
      quality: text(
        'عيّنة مولَّدة: المساحات خيالية؛ تتقلّص 2 % في العشرية، و7 % في الوسط.',
        'Échantillon généré : superficies fictives ; elles reculent de 2 % par décennie, de 7 % dans le centre.',
        'Generated sample: areas are fictitious; they shrink by 2% a decade, by 7% in the centre.',
      ),
    }),
  ],
};
