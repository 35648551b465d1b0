import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { yearlyMeasure, yearlySeries } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

/** Tonnes a head in 2014: more in towns, which have sewers; 0.03 more in ten years. */
const perHead = (sewered: number): number => 0.24 + 0.07 * sewered;
const MORE_PER_HEAD = 0.03;
/** The share that is treated in 2014, and how much more of it is in ten years. */
const treated = (sewered: number): number => 0.5 + 0.36 * sewered;
const MORE_TREATED = 0.05;

export const WASTE = [
  ...yearlySeries('waste-generated', ({ people, growth, sewered }) => ({
    level: people * perHead(sewered),
    perDecade: growth * perHead(sewered) + people * MORE_PER_HEAD,
    spread: 0.015,
  })),
  ...yearlySeries('waste-treated', ({ people, growth, sewered }) => {
    const share = treated(sewered);
    return {
      level: people * perHead(sewered) * share,
      perDecade:
        (growth * perHead(sewered) + people * MORE_PER_HEAD) * share +
        people * perHead(sewered) * MORE_TREATED,
      spread: 0.012,
    };
  }),
];

export const wasteTonnes: ObservationSource = {
  id: 'household-waste',
  layer: 'governorates',
  measures: [yearlyMeasure('waste-generated'), yearlyMeasure('waste-treated')],
  editions: [
    sampleSeries({
      seed: 17_001,
      observations: 1008,
      series: WASTE,
      quality: text(
        'عيّنة مولَّدة: الكميات خيالية؛ الإنتاج للفرد يزيد 30 كغ في العشرية، ونسبة المعالجة 5 نقاط.',
        'Échantillon généré : quantités fictives ; la production par habitant croît de 30 kg par décennie, la part traitée de 5 points.',
        'Generated sample: quantities are fictitious; waste a head grows by 30 kg a decade, the share treated by 5 points.',
      ),
    }),
  ],
};
