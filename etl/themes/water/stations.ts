import type { Position } from 'geojson';
import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { landPointNear } from '../../coast.ts';
import { CODE, classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { oneOf, paced, pointAt, type Random, smooth, wholeBetween } from '../../sample.ts';
import { SAMPLE_TOWNS, type SampleTown, sampleName } from '../../sample-towns.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const KINDS = [
  code('gauge', 'قيس التدفّق', 'Jaugeage', 'Stream gauge'),
  code('quality', 'نوعية المياه السطحية', 'Qualité des eaux de surface', 'Surface water quality'),
  code('piezometer', 'منسوب المائدة المائية', 'Piézomètre', 'Groundwater level'),
];
const COLORS = { gauge: '#0072b2', quality: '#009e73', piezometer: '#cc79a7' };

const FREQUENCIES = [
  code('continuous', 'متواصل', 'En continu', 'Continuous'),
  code('weekly', 'أسبوعي', 'Hebdomadaire', 'Weekly'),
  code('monthly', 'شهري', 'Mensuelle', 'Monthly'),
  code('quarterly', 'كل ثلاثة أشهر', 'Trimestrielle', 'Quarterly'),
];

const layer: LayerDeclaration = {
  id: 'water-stations',
  title: text('محطات رصد المياه', 'Stations de suivi de l’eau', 'Water monitoring stations'),
  description: text(
    'شبكة افتراضية لقيس تدفّق الأودية ونوعية المياه ومنسوب الموائد المائية.',
    'Un réseau fictif : débits des oueds, qualité de l’eau et niveau des nappes.',
    'A sample network: river flow, water quality and groundwater level.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
    {
      name: 'frequency',
      type: 'string',
      title: text('وتيرة القيس', 'Fréquence de mesure', 'Measured'),
      codes: FREQUENCIES,
    },
    {
      name: 'depth_m',
      type: 'number',
      title: text('عمق البئر', 'Profondeur du forage', 'Depth of the well'),
      unit: 'm',
      min: 0,
      decimals: 0,
    },
    { name: 'since', type: 'date', title: text('تعمل منذ', 'En service depuis', 'In service since') },
    { name: 'active', type: 'boolean', title: text('قيد التشغيل', 'En service', 'Active'), tile: true },
    GOVERNORATE,
  ],
  aggregate: {},
  icon: 'water',
  draw: { kind: 'category', property: 'kind', classes: classesOf(KINDS, COLORS) },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'kind',
    rows: ['active', 'frequency', 'depth_m', 'since', 'governorate', 'code'],
  },
  keywords: ['hydrology', 'hydrologie', 'nappe', 'groundwater', 'مائدة مائية', 'رصد'],
  updateFrequency: 'unknown',
};

/** Courses of rivers in a few vertices of the starter pack, from spring to mouth. */
const COURSES: readonly (readonly Position[])[] = [
  [
    [8.43, 36.452],
    [8.52, 36.475],
    [8.764, 36.499],
    [9, 36.596],
    [9.266, 36.621],
    [9.472, 36.564],
  ],
  [
    [9.472, 36.564],
    [9.664, 36.714],
    [9.884, 36.823],
    [9.974, 36.85],
    [10.008, 36.931],
    [10.056, 37],
  ],
  [
    [8.416, 36],
    [8.47, 36.047],
    [8.502, 36.13],
    [8.558, 36.187],
    [8.711, 36.308],
    [8.763, 36.424],
  ],
  [
    [9.285, 35.891],
    [9.425, 36],
    [9.358, 36.154],
    [9.334, 36.303],
    [9.462, 36.423],
    [9.421, 36.548],
  ],
  [
    [9.615, 36.34],
    [9.751, 36.374],
    [9.922, 36.411],
    [10, 36.537],
    [10.153, 36.65],
    [10.287, 36.775],
  ],
];

const NAMES: Record<string, Parameters<typeof sampleName>[0]> = {
  gauge: text('محطة قيس', 'Station de jaugeage', 'Gauging station'),
  quality: text('نقطة مراقبة', 'Point de contrôle', 'Control point'),
  piezometer: text('بئر رصد', 'Piézomètre', 'Observation well'),
};

const far = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number => Math.hypot(ax - bx, ay - by);
/** A town of the valley of the Siliana, set a little down the river: the nearest of the others is of another governorate. */
const GAAFOUR: SampleTown = {
  governorate: '24',
  name: text('قعفور', 'Gaâfour', 'Gaâfour'),
  at: [9.36, 36.38],
};

const nearestTown = (at: Position): SampleTown =>
  [...SAMPLE_TOWNS, GAAFOUR].reduce((best, town) => (far(town.at, at) < far(best.at, at) ? town : best));

const sinceOf = (random: Random): string =>
  `${wholeBetween(random, 1975, 2021)}-${String(wholeBetween(random, 1, 12)).padStart(2, '0')}-01`;

const make: SampleInput['make'] = function* (random) {
  let count = 0;
  const station = (kind: string, town: SampleTown, frequency: string, depth: number | null) => ({
    code: `ES-${String(++count).padStart(3, '0')}`,
    ...sampleName(NAMES[kind]!, town),
    kind,
    frequency,
    depth_m: depth,
    since: sinceOf(random),
    active: random() > 0.12,
    governorate: town.governorate,
  });
  for (const course of COURSES) {
    for (const [index, position] of paced(smooth(course), 24).entries()) {
      const kind = index % 2 === 0 ? 'gauge' : 'quality';
      const frequency = kind === 'gauge' ? 'continuous' : oneOf(random, ['weekly', 'monthly']);
      yield {
        properties: station(kind, nearestTown(position), frequency, null),
        geometry: pointAt(position),
      };
    }
  }
  for (const town of SAMPLE_TOWNS) {
    const depth = wholeBetween(random, 25, 320);
    const geometry = landPointNear(random, town.at, 4);
    if (random() < 0.6) yield { properties: station('piezometer', town, 'quarterly', depth), geometry };
  }
};

export const waterStations: LayerSource = {
  layer,
  editions: [
    {
      pack: 'starter',
      status: 'sample',
      sources: ['biatouna-sample'],
      quality: text(
        'عيّنة مولَّدة: لا توجد هذه المحطات في الواقع.',
        'Échantillon généré : ces stations n’existent pas.',
        'Generated sample: these stations do not exist.',
      ),
      inputs: [{ kind: 'sample', seed: 1101, make, expect: { rows: 60, features: 60, rejects: 0 } }],
    },
  ],
};
