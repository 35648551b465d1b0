import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { yearlyMeasure, yearlySeries } from '../../sample-yearly.ts';
import type { ObservationSource } from '../../theme.ts';

export const POPULATION = yearlySeries('population', ({ people, growth }) => ({
  level: people,
  perDecade: growth,
  spread: 0.002,
}));

export const population: ObservationSource = {
  id: 'governorate-population',
  layer: 'governorates',
  measures: [yearlyMeasure('population')],
  editions: [
    sampleSeries({
      seed: 11_001,
      observations: 504,
      series: POPULATION,
      quality: text(
        'عيّنة: أرقام مستديرة كُتبت من الذاكرة قرب تعداد 2014، ونموّ وتذبذب مولَّدان؛ ليست أرقام المعهد الوطني للإحصاء.',
        'Échantillon : chiffres ronds écrits de mémoire, proches du recensement de 2014, croissance et écarts générés ; ce ne sont pas les chiffres de l’INS.',
        'Sample: round figures written from memory near the census of 2014, growth and scatter generated; these are not the figures of INS.',
      ),
    }),
  ],
};
