import { text } from '../../declare.ts';
import type { LayerSource } from '../../theme.ts';
import { makeTitles } from './titles.sample.ts';
import { titleLayer } from './titles.ts';

const quality = text(
  'عيّنة مولَّدة: أصحاب الرخص والعقود والحدود خيالية.',
  'Échantillon généré : titulaires, contrats et limites sont fictifs.',
  'Generated sample: holders, contracts and limits are fictitious.',
);

export const permits: LayerSource = {
  layer: titleLayer({
    id: 'mining-permits',
    title: text('رخص البحث', 'Permis de recherche', 'Exploration permits'),
    description: text(
      'رخص افتراضية للبحث عن المعادن والمحروقات، بأصحابها ومدتها.',
      'Exemples de permis de recherche de minéraux et d’hydrocarbures, avec titulaires et durée.',
      'Sample permits to explore for minerals and hydrocarbons, with holders and terms.',
    ),
    when: text('سارية بتاريخ', 'En vigueur au', 'In force on'),
  }),
  editions: [
    {
      pack: 'starter',
      status: 'sample',
      sources: ['biatouna-sample'],
      quality,
      inputs: [
        {
          kind: 'sample',
          seed: 3101,
          make: makeTitles({ prefix: 'PR', what: 'permit', years: { from: 2015, to: 2024, lasts: 10 } }),
          expect: { rows: 33, features: 33, rejects: 0 },
        },
      ],
    },
  ],
};

export const concessions: LayerSource = {
  layer: titleLayer({
    id: 'mining-concessions',
    title: text('لزمات الاستغلال', 'Concessions d’exploitation', 'Mining concessions'),
    description: text(
      'لزمات افتراضية لاستغلال المناجم والمقاطع والمحروقات، بأصحابها ومدتها.',
      'Exemples de concessions de mines, de carrières et d’hydrocarbures, avec titulaires et durée.',
      'Sample concessions of mines, quarries and hydrocarbons, with holders and terms.',
    ),
    when: text('سارية بتاريخ', 'En vigueur au', 'In force on'),
  }),
  editions: [
    {
      pack: 'starter',
      status: 'sample',
      sources: ['biatouna-sample'],
      quality,
      inputs: [
        {
          kind: 'sample',
          seed: 3102,
          make: makeTitles({ prefix: 'CE', what: 'concession', years: { from: 1992, to: 2019, lasts: 30 } }),
          expect: { rows: 33, features: 33, rejects: 0 },
        },
      ],
    },
  ],
};
