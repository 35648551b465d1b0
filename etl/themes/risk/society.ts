import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import type { Profile } from '../../sample-profiles.ts';
import { yearlyMeasure, yearlySeries } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

/** Percent in 2014: fewer poor where homes are on a sewer, as towns are better off; four points fewer in ten years. */
const poor = ({ sewered }: Profile): number => 31 - 26 * sewered;
/** Percent in 2014: larger homes have more children; a point and a half more in ten years, as people live longer. */
const dependent = ({ household }: Profile): number => 30 + 8 * (household - 3.6);
/** For a thousand people in 2014: doctors are where towns are; a fifth of a doctor more in ten years. */
const doctorsPerThousand = ({ sewered }: Profile): number => 0.4 + 2.4 * sewered ** 2;

export const SOCIETY = [
  ...yearlySeries('poverty-rate', (profile) => ({
    level: poor(profile),
    perDecade: -4,
    spread: 0.03,
    decimals: 1,
  })),
  ...yearlySeries('dependent-share', (profile) => ({
    level: dependent(profile),
    perDecade: 1.5,
    spread: 0.005,
    decimals: 1,
  })),
  ...yearlySeries('doctors', (profile) => ({
    level: (profile.people / 1000) * doctorsPerThousand(profile),
    perDecade: (profile.growth / 1000) * doctorsPerThousand(profile) + (profile.people / 1000) * 0.2,
    spread: 0.02,
  })),
];

export const society: ObservationSource = {
  id: 'governorate-society',
  layer: 'governorates',
  measures: ['poverty-rate', 'dependent-share', 'doctors'].map(yearlyMeasure),
  editions: [
    sampleSeries({
      seed: 21_001,
      observations: 1512,
      series: SOCIETY,
      quality: text(
        'عيّنة مولَّدة من أرقام مستديرة: الفقر والأعمار والأطباء خيالية، وليست أرقام المعهد الوطني للإحصاء ولا وزارة الصحة.',
        'Échantillon généré à partir de chiffres ronds : pauvreté, âges et médecins sont fictifs ; ce ne sont les chiffres ni de l’INS ni du ministère de la Santé.',
        'Sample generated from round figures: poverty, ages and doctors are fictitious, not the figures of INS or of the ministry of health.',
      ),
    }),
  ],
};
