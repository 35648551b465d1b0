import type { Position } from 'geojson';
import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { AREA, CODE, classesOf, code, NAME, text } from '../../declare.ts';
import { between, patch } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const KINDS = [
  code('reserve', 'منطقة بحرية محمية', 'Aire marine protégée', 'Marine protected area'),
  code('seagrass', 'مرج بوزيدونيا', 'Herbier de posidonie', 'Posidonia meadow'),
  code('fishing', 'منطقة صيد', 'Zone de pêche', 'Fishing ground'),
  code('aquaculture', 'تربية أحياء مائية', 'Aquaculture', 'Aquaculture'),
];
/** Okabe and Ito's palette. */
const COLORS = { reserve: '#009e73', seagrass: '#0072b2', fishing: '#cc79a7', aquaculture: '#e69f00' };

const STATES = [
  code('good', 'جيدة', 'Bon', 'Good'),
  code('watched', 'تحت المراقبة', 'À surveiller', 'To be watched'),
  code('degraded', 'متدهورة', 'Dégradé', 'Degraded'),
];

const layer: LayerDeclaration = {
  id: 'marine-areas',
  title: text('المناطق البحرية', 'Zones marines', 'Marine areas'),
  description: text(
    'مناطق بحرية افتراضية: محميات ومروج بوزيدونيا ومصايد وتربية أحياء مائية.',
    'Exemples de zones marines : aires protégées, herbiers, pêche et aquaculture.',
    'Sample marine areas: protected areas, meadows, fishing and aquaculture.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
    { name: 'state', type: 'string', title: text('الحالة', 'État', 'State'), codes: STATES },
    {
      name: 'depth_m',
      type: 'number',
      title: text('العمق الأقصى', 'Profondeur maximale', 'Greatest depth'),
      unit: 'm',
      min: 0,
      decimals: 0,
    },
    AREA,
  ],
  draw: { kind: 'category', property: 'kind', classes: classesOf(KINDS, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['state', 'area_km2', 'depth_m', 'code'] },
  keywords: ['sea', 'mer', 'بحر', 'posidonia', 'posidonie', 'fishing', 'pêche', 'صيد', 'marine'],
  updateFrequency: 'unknown',
};

type Area = {
  kind: string;
  ar: string;
  latin: string;
  at: Position;
  km: number;
  stretch: number;
  turn: number;
};

const area = (
  kind: string,
  ar: string,
  latin: string,
  at: Position,
  km: number,
  stretch: number,
  turn: number,
): Area => ({ kind, ar, latin, at, km, stretch, turn });

/** Waters off real coasts, far enough out that no outline meets the land. */
const AREAS: readonly Area[] = [
  area('reserve', 'جالطة', 'La Galite', [8.93, 37.53], 9, 1.5, 10),
  area('reserve', 'زمبرة', 'Zembra', [10.8, 37.13], 6, 1.3, 40),
  area('reserve', 'قوريا', 'Kuriat', [11.03, 35.79], 5, 1.3, 20),
  area('reserve', 'الكنائس', 'Kneiss', [10.4, 34.32], 5.5, 1.4, 45),
  area('seagrass', 'خليج قابس', 'Golfe de Gabès', [10.62, 34.1], 20, 1.7, 50),
  area('seagrass', 'قرقنة', 'Kerkennah', [11.45, 34.85], 13, 1.6, 50),
  area('seagrass', 'جربة', 'Djerba', [11.32, 33.86], 12, 1.5, 120),
  area('seagrass', 'الشابة', 'Chebba', [11.36, 35.12], 9, 1.7, 75),
  area('seagrass', 'خليج تونس', 'Golfe de Tunis', [10.45, 36.89], 5, 1.4, 150),
  area('fishing', 'طبرقة', 'Tabarka', [8.72, 37.16], 9, 2, 20),
  area('fishing', 'بنزرت', 'Bizerte', [9.85, 37.52], 11, 1.8, 170),
  area('fishing', 'قليبية', 'Kélibia', [11.42, 36.82], 12, 1.8, 80),
  area('fishing', 'خليج الحمامات', 'Golfe de Hammamet', [10.92, 36.16], 14, 1.4, 30),
  area('fishing', 'المهدية', 'Mahdia', [11.42, 35.5], 11, 1.6, 90),
  area('fishing', 'جرجيس', 'Zarzis', [11.5, 33.5], 10, 1.5, 130),
  area('aquaculture', 'المنستير', 'Monastir', [10.97, 35.69], 2.4, 1.3, 20),
  area('aquaculture', 'هرقلة', 'Hergla', [10.64, 36.03], 2.6, 1.3, 100),
  area('aquaculture', 'بنزرت', 'Bizerte', [9.96, 37.33], 2.2, 1.3, 10),
];

const DEPTHS: Record<string, [number, number]> = {
  reserve: [20, 90],
  seagrass: [12, 40],
  fishing: [60, 350],
  aquaculture: [25, 45],
};

const make: SampleInput['make'] = function* (random) {
  for (const [index, { kind, ar, latin, at, km, stretch, turn }] of AREAS.entries()) {
    const [shallow, deep] = DEPTHS[kind]!;
    const state = kind === 'seagrass' ? STATES[Math.floor(random() * 3)]!.value : null;
    yield {
      properties: {
        code: `MA-${String(index + 1).padStart(2, '0')}`,
        name_ar: `${ar} (عيّنة)`,
        name_fr: `${latin} (exemple)`,
        name_en: `${latin} (sample)`,
        kind,
        state,
        depth_m: Math.round(between(random, shallow, deep)),
        area_km2: Number((Math.PI * km ** 2).toFixed(0)),
      },
      geometry: patch(random, at, { km, stretch, turn, roughness: 0.22 }),
    };
  }
};

export const marineAreas: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 6101,
      features: AREAS.length,
      make,
      quality: text(
        'عيّنة مولَّدة: الحدود والحالات خيالية، ولا تصلح لأي استعمال قانوني أو ملاحي.',
        'Échantillon généré : limites et états sont fictifs, sans valeur juridique ni nautique.',
        'Generated sample: limits and states are fictitious, of no legal or nautical use.',
      ),
    }),
  ],
};
