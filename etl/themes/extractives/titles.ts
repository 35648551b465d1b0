import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import type { Text } from '../../../sql/model/text.ts';
import { TITLE_PROPERTIES } from '../../concession.ts';
import { AREA, CODE, classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';

/** What is sought or dug. */
export const SUBSTANCES = [
  code('phosphate', 'فسفاط', 'Phosphate', 'Phosphate'),
  code('lead-zinc', 'رصاص وزنك', 'Plomb et zinc', 'Lead and zinc'),
  code('iron', 'حديد', 'Fer', 'Iron'),
  code('salt', 'ملح', 'Sel', 'Salt'),
  code('quarry', 'جبس وحجارة ورمل', 'Gypse, pierre et sable', 'Gypsum, stone and sand'),
  code('hydrocarbons', 'محروقات', 'Hydrocarbures', 'Hydrocarbons'),
];

/** After Paul Tol's muted palette, its indigo lightened so that a dark map shows it: told apart by the colour-blind. */
const COLORS = {
  phosphate: '#ddcc77',
  'lead-zinc': '#6a51a3',
  iron: '#882255',
  salt: '#88ccee',
  quarry: '#999933',
  hydrocarbons: '#117733',
};

type Given = Pick<LayerDeclaration, 'id' | 'title' | 'description'> & { when: Text };

/** A layer of mining titles: permits and concessions are declared alike. */
export const titleLayer = ({ when, ...given }: Given): LayerDeclaration => ({
  ...given,
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'substance',
      type: 'string',
      title: text('المادة', 'Substance', 'Substance'),
      required: true,
      codes: SUBSTANCES,
    },
    ...TITLE_PROPERTIES,
    AREA,
    GOVERNORATE,
  ],
  time: { resolution: 'day', title: when },
  draw: { kind: 'category', property: 'substance', classes: classesOf(SUBSTANCES, COLORS) },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'substance',
    rows: [
      'holder',
      'holder_share',
      'partners',
      'status',
      'granted',
      'expires',
      'area_km2',
      'governorate',
      'legal_act',
      'contract',
    ],
  },
  keywords: [
    'mining',
    'mines',
    'مناجم',
    'permit',
    'permis',
    'رخصة',
    'concession',
    'لزمة',
    'holder',
    'titulaire',
  ],
  updateFrequency: 'unknown',
  overlaps: [
    { layer: 'protected-areas', distance: 0 },
    { layer: 'watercourses', distance: 500 },
    { layer: 'dams', distance: 5000 },
    { layer: 'towns', distance: 2000 },
  ],
});
