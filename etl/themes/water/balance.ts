import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { yearlyMeasure, yearlySeries } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

/** Demand grows by 15 % in ten years; what there is shrinks by 4 %, and scatters with the rain. */
export const BALANCE = [
  ...yearlySeries('water-demand', ({ demand }) => ({
    level: demand,
    perDecade: 0.15 * demand,
    spread: 0.03,
    decimals: 1,
  })),
  ...yearlySeries('water-availability', ({ available }) => ({
    level: available,
    perDecade: -0.04 * available,
    spread: 0.08,
    decimals: 1,
  })),
];

export const waterBalance: ObservationSource = {
  id: 'water-balance',
  layer: 'governorates',
  measures: [yearlyMeasure('water-demand'), yearlyMeasure('water-availability')],
  editions: [
    sampleSeries({
      seed: 11_101,
      observations: 1008,
      series: BALANCE,
      quality: text(
        'عيّنة مولَّدة: الطلب والموارد خيالية في كل ولاية، واتجاهها معلوم (الطلب +15 % في العشرية، الموارد −4 %).',
        'Échantillon généré : demande et ressources sont fictives, leur tendance est connue (demande +15 % par décennie, ressources −4 %).',
        'Generated sample: demand and resources are fictitious, their trend is known (demand +15% a decade, resources −4%).',
      ),
    }),
  ],
};
