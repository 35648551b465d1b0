import { text } from '../../declare.ts';
import { pieces, shapeLayer } from './shapes.ts';

const MERGED = text(
  'خطوط مقصوصة كل درجة أُعيد وصلها.',
  'Lignes coupées à chaque degré, recousues.',
  'Lines that were cut at every degree, joined again.',
);

export const land = shapeLayer({
  id: 'land',
  role: 'land',
  geometry: 'polygon',
  title: text('اليابسة', 'Terres', 'Land'),
  description: text(
    'اليابسة: مفصّلة حول تونس، ومبسّطة في بقية العالم.',
    'Les terres émergées : détaillées autour de la Tunisie, simplifiées ailleurs.',
    'Land: in detail around Tunisia, generalised elsewhere.',
  ),
  color: '#f4f1ea',
  sources: ['gshhg', 'natural-earth'],
  lineage: text(
    'مضلّعات مغلقة من خط الساحل حول تونس، ومن ناتشورال إيرث خارجها.',
    'Polygones fermés à partir du trait de côte autour de la Tunisie, de Natural Earth au-delà.',
    'Polygons closed from the shoreline around Tunisia, from Natural Earth beyond.',
  ),
  inputs: [pieces('land.geojson', 180), pieces('land-abroad.geojson', 216)],
});

export const lakes = shapeLayer({
  id: 'lakes',
  role: 'lake',
  geometry: 'polygon',
  title: text('البحيرات', 'Lacs', 'Lakes'),
  description: text(
    'المسطّحات المائية الداخلية الكبرى.',
    'Les grands plans d’eau intérieurs.',
    'Large inland waters.',
  ),
  color: '#a6cee3',
  sources: ['gshhg'],
  lineage: text('المستوى الثاني من GSHHG.', 'Niveau 2 de GSHHG.', 'Level 2 of GSHHG.'),
  inputs: [pieces('lakes.geojson', 4)],
});

export const coastline = shapeLayer({
  id: 'coastline',
  role: 'coastline',
  geometry: 'line',
  title: text('خط الساحل', 'Trait de côte', 'Coastline'),
  description: text(
    'خط الساحل بكامل الدقة في منطقة تونس.',
    'Le trait de côte, en pleine résolution dans la région de la Tunisie.',
    'The coastline at full resolution in the region of Tunisia.',
  ),
  color: '#5e8ca8',
  sources: ['gshhg'],
  lineage: MERGED,
  inputs: [pieces('coastline.geojson', 180)],
});

export const borders = shapeLayer({
  id: 'borders',
  role: 'border',
  geometry: 'line',
  title: text('الحدود', 'Frontières', 'Borders'),
  description: text(
    'الحدود البرية كما رسمتها GSHHG؛ لا تعبّر عن موقف قانوني.',
    'Les frontières terrestres telles que GSHHG les trace ; sans portée juridique.',
    'Land borders as GSHHG draws them; no legal position is taken.',
  ),
  color: '#8c8c8c',
  sources: ['gshhg'],
  lineage: MERGED,
  inputs: [pieces('borders.geojson', 2)],
});
