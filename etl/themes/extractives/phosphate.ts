import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { code, GOVERNORATE, text } from '../../declare.ts';
import { pointAt } from '../../sample.ts';
import { type SampleTown, townNamed } from '../../sample-towns.ts';
import type { Edition, LayerSource, RowMap } from '../../theme.ts';
import { textOf } from '../../values.ts';

const percent = (name: string, title: LayerDeclaration['title']) =>
  ({ name, type: 'number', title, unit: '%', min: 0, max: 100, decimals: 1 }) as const;

const layer: LayerDeclaration = {
  id: 'phosphate-complexes',
  title: text('مركّبات الفسفاط', 'Complexes phosphatiers', 'Phosphate complexes'),
  description: text(
    'طاقة إنتاج الفسفاط ودرجة الخام والمركّز ونسبة الاسترجاع.',
    'Capacité de production, teneurs du minerai et du concentré, récupération.',
    'Production capacity, grade of ore and concentrate, recovery.',
  ),
  geometry: 'point',
  key: ['name'],
  properties: [
    {
      name: 'name',
      type: 'string',
      title: text('المركّب', 'Complexe', 'Complex'),
      required: true,
      search: true,
    },
    { name: 'company', type: 'string', title: text('الشركة', 'Société', 'Company'), search: true },
    {
      name: 'status',
      type: 'string',
      title: text('الوضعية', 'Statut', 'Status'),
      codes: [
        code('operational', 'يعمل', 'En activité', 'Operational'),
        code('planned', 'مبرمج', 'En projet', 'Planned'),
        code('closed', 'مغلق', 'Fermé', 'Closed'),
      ],
    },
    {
      name: 'capacity_mt',
      type: 'number',
      title: text('طاقة الإنتاج', 'Capacité', 'Capacity'),
      unit: 'Mt/a',
      required: true,
      min: 0,
      decimals: 1,
    },
    percent('ore_grade', text('درجة الخام (P2O5)', 'Teneur du minerai (P2O5)', 'Ore grade (P2O5)')),
    percent(
      'rock_grade',
      text('درجة المركّز (P2O5)', 'Teneur du concentré (P2O5)', 'Concentrate grade (P2O5)'),
    ),
    percent('mass_recovery', text('استرجاع الكتلة', 'Récupération en masse', 'Mass recovery')),
    percent('mineral_recovery', text('استرجاع الفسفاط', 'Récupération du P2O5', 'Mineral recovery')),
    GOVERNORATE,
  ],
  icon: 'industry',
  draw: { kind: 'proportional', property: 'capacity_mt', max: 25, color: '#b5651d' },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'company',
    rows: [
      'capacity_mt',
      'ore_grade',
      'rock_grade',
      'mass_recovery',
      'mineral_recovery',
      'status',
      'governorate',
    ],
  },
  keywords: ['phosphate', 'فسفاط', 'CPG', 'Gafsa', 'قفصة'],
  updateFrequency: 'never',
};

type Known = { town: SampleTown; grades: Record<string, number> };

/**
 * The tables have no coordinates: the complex stands at the town it is called by. Grades and recoveries are those of the tables
 * beside (`ore`, `PR`, `recovery_mass`, `recovery_mineral`), as percentages.
 */
const KNOWN: Readonly<Record<string, Known>> = {
  Gafsa: {
    town: townNamed('Gafsa'),
    grades: { ore_grade: 25.75, rock_grade: 28.832, mass_recovery: 64.6, mineral_recovery: 72.332 },
  },
};

const row: RowMap = ({ properties }) => {
  if (textOf(properties.Country) !== 'Tunisia') return null;
  const name = textOf(properties.Name);
  const known = KNOWN[name ?? ''];
  return {
    properties: {
      name,
      company: properties.Company,
      status: properties.Status,
      capacity_mt: properties.Capacity,
      ...known?.grades,
      governorate: known?.town.governorate ?? null,
    },
    geometry: known ? pointAt(known.town.at) : null,
  };
};

const edition = (pack: Edition['pack'], path: string, rows: number): Edition => ({
  pack,
  status: 'real',
  sources: ['iiasa-phosphate'],
  quality: text(
    'لا إحداثيات في الأصل: النقطة في مدينة قفصة، والمناجم موزّعة في حوضها. درجة الخام ضعيفة الموثوقية (قبل 2003).',
    'Pas de coordonnées dans la source : le point est à Gafsa, les mines sont réparties dans son bassin. Teneur du minerai peu fiable (avant 2003).',
    'No coordinates in the source: the point is at Gafsa, the mines are spread over its basin. The ore grade is of low confidence (before 2003).',
  ),
  inputs: [{ kind: 'file', path, row, expect: { rows, features: 1, rejects: 0 } }],
});

export const phosphate: LayerSource = {
  layer,
  editions: [
    edition('starter', 'phosphate-complexes.csv', 1),
    edition('full', 'mining/iiasa_phosphate_mining_complexes.csv', 52),
  ],
};
