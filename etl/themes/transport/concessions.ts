import type { Position } from 'geojson';
import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { sampleTitle, TITLE_PROPERTIES } from '../../concession.ts';
import { CODE, classesOf, code, NAME, text } from '../../declare.ts';
import { lineThrough } from '../../sample.ts';
import { townNamed } from '../../sample-towns.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const SERVICES = [
  code('motorway', 'طريق سيارة', 'Autoroute', 'Motorway'),
  code('rail', 'سكة حديدية', 'Voie ferrée', 'Railway'),
  code('bus', 'حافلات بين المدن', 'Autocars', 'Coach line'),
];
const COLORS = { motorway: '#d55e00', rail: '#6a51a3', bus: '#009e73' };

const layer: LayerDeclaration = {
  id: 'transport-concessions',
  title: text('لزمات النقل', 'Concessions de transport', 'Transport concessions'),
  description: text(
    'لزمات افتراضية للطرقات السيارة والسكك والحافلات: صاحبها وحصته ومدتها وعقدها.',
    'Exemples de concessions d’autoroutes, de voies ferrées et d’autocars : titulaire, part, durée et contrat.',
    'Sample concessions of motorways, railways and coach lines: holder, share, term and contract.',
  ),
  geometry: 'line',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'service',
      type: 'string',
      title: text('الخدمة', 'Service', 'Service'),
      required: true,
      codes: SERVICES,
    },
    ...TITLE_PROPERTIES,
    {
      name: 'length_km',
      type: 'number',
      title: text('الطول', 'Longueur', 'Length'),
      unit: 'km',
      min: 0,
      decimals: 0,
    },
  ],
  time: { resolution: 'day', title: text('سارية بتاريخ', 'En vigueur au', 'In force on') },
  draw: { kind: 'category', property: 'service', classes: classesOf(SERVICES, COLORS), width: 3 },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'service',
    rows: [
      'holder',
      'holder_share',
      'partners',
      'status',
      'granted',
      'expires',
      'length_km',
      'legal_act',
      'contract',
    ],
  },
  keywords: ['concession', 'لزمة', 'motorway', 'autoroute', 'rail', 'سكة', 'contract'],
  updateFrequency: 'unknown',
  overlaps: [
    { layer: 'protected-areas', distance: 0 },
    { layer: 'watercourses', distance: 500 },
    { layer: 'towns', distance: 2000 },
  ],
};

type Route = { service: string; by: readonly (string | Position)[]; ar: string; fr: string; en: string };

const route =
  (service: string) =>
  (ar: string, fr: string, en: string, ...by: (string | Position)[]): Route => ({ service, ar, fr, en, by });

const motorway = route('motorway');
const rail = route('rail');
const coach = route('bus');

/** Where a course has to keep off the water between two towns. */
const GROMBALIA: Position = [10.48, 36.58];
const ENFIDHA: Position = [10.36, 36.13];
const MAHRES: Position = [10.42, 34.56];
const AKARIT: Position = [9.98, 34.1];

/** By towns and some places between. */
const ROUTES: readonly Route[] = [
  motorway(
    'طريق الشمال',
    'Autoroute du Nord',
    'Northern motorway',
    'Tunis',
    [9.95, 37.05],
    [9.98, 37.17],
    [9.95, 37.24],
  ),
  motorway(
    'طريق الساحل',
    'Autoroute du Sahel',
    'Sahel motorway',
    'Tunis',
    GROMBALIA,
    ENFIDHA,
    'Sousse',
    'El Jem',
    'Sfax',
  ),
  motorway('طريق الغرب', 'Autoroute de l’Ouest', 'Western motorway', 'Tunis', 'Medjez el-Bab', 'Béja'),
  motorway(
    'طريق الجنوب',
    'Autoroute du Sud',
    'Southern motorway',
    'Sfax',
    MAHRES,
    'Skhira',
    AKARIT,
    'Gabès',
    'Médenine',
  ),
  rail(
    'خط الجنوب',
    'Ligne du Sud',
    'Southern line',
    'Tunis',
    [10.3, 36.45],
    ENFIDHA,
    'Sousse',
    'El Jem',
    'Sfax',
  ),
  rail('خط المناجم', 'Ligne des mines', 'Mining line', 'Sfax', 'Mezzouna', 'Gafsa', 'Metlaoui', 'Redeyef'),
  rail('خط مجردة', 'Ligne de la Medjerda', 'Medjerda line', 'Tunis', 'Medjez el-Bab', 'Béja', 'Jendouba'),
  coach(
    'خط القيروان',
    'Ligne de Kairouan',
    'Kairouan coach',
    'Tunis',
    'El Fahs',
    'Kairouan',
    'Sidi Bouzid',
    'Gafsa',
    'Tozeur',
  ),
  coach('خط الكاف', 'Ligne du Kef', 'Kef coach', 'Tunis', 'Testour', 'Le Kef', 'Tajerouine'),
  coach(
    'خط الجنوب الشرقي',
    'Ligne du Sud-Est',
    'South-East coach',
    'Gabès',
    'Médenine',
    'Tataouine',
    'Remada',
  ),
];

/** Companies that do not exist, by what they run. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
  motorway: ['Autoroutes Exemple SA', 'Routes du Modèle'],
  rail: ['Rail Modèle SA', 'Voies Ferrées Imaginaires'],
  bus: ['Transport Al Namoudhaj', 'Lignes Fictives du Sahel'],
};

const positionOf = (by: string | Position): Position => (typeof by === 'string' ? townNamed(by).at : by);

/** From place to place, with a bend between, so that no stretch is ruled straight. */
const pathOf = (random: () => number, places: readonly (string | Position)[]): Position[] =>
  places.flatMap((place, index): Position[] => {
    const [x = 0, y = 0] = positionOf(place);
    const next = places[index + 1];
    if (next === undefined) return [[x, y]];
    const [to = 0, up = 0] = positionOf(next);
    const bend = 0.12 * (random() - 0.5);
    return [
      [x, y],
      [(x + to) / 2 - bend * (up - y), (y + up) / 2 + bend * (to - x)],
    ];
  });

/** Kilometres along a line, near enough for a sample. */
const lengthOf = (line: readonly Position[]): number =>
  line.slice(1).reduce((sum, [x = 0, y = 0], index) => {
    const [fromX = 0, fromY = 0] = line[index] as Position;
    return sum + 111.2 * Math.hypot((x - fromX) * Math.cos((y * Math.PI) / 180), y - fromY);
  }, 0);

const make: SampleInput['make'] = function* (random) {
  for (const [index, { service, ar, fr, en, by }] of ROUTES.entries()) {
    const id = `TC-${String(index + 1).padStart(2, '0')}`;
    const title = sampleTitle(random, id, { from: 1998, to: 2018, lasts: 30 }, HOLDERS[service] ?? []);
    const geometry = lineThrough(pathOf(random, by));
    yield {
      ...title,
      properties: {
        code: id,
        name_ar: `${ar} (عيّنة)`,
        name_fr: `${fr} (exemple)`,
        name_en: `${en} (sample)`,
        service,
        ...title.properties,
        length_km: Math.round(lengthOf(geometry.coordinates)),
      },
      geometry,
    };
  }
};

export const transportConcessions: LayerSource = {
  layer,
  editions: [
    {
      pack: 'starter',
      status: 'sample',
      sources: ['biatouna-sample'],
      quality: text(
        'عيّنة مولَّدة: أصحاب الرخص والعقود والمسارات خيالية.',
        'Échantillon généré : titulaires, contrats et tracés sont fictifs.',
        'Generated sample: holders, contracts and courses are fictitious.',
      ),
      inputs: [{ kind: 'sample', seed: 2301, make, expect: { rows: 10, features: 10, rejects: 0 } }],
    },
  ],
};
