import type { Position } from 'geojson';
import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { CODE, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { ofFrench } from '../../french.ts';
import { between, oneOf, patch } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const KINDS = [
  code('alfa', 'سباسب الحلفاء', 'Steppe d’alfa', 'Alfa grass steppe'),
  code('shrub', 'سباسب الشيح', 'Steppe arbustive', 'Shrub steppe'),
  code('saline', 'مراعي ملحية', 'Parcours halophile', 'Saline range'),
  code('desert', 'مراعي صحراوية', 'Parcours saharien', 'Desert range'),
  code('mountain', 'مراعي جبلية', 'Parcours de montagne', 'Mountain range'),
];

const TENURES = [
  code('collective', 'أراض اشتراكية', 'Terres collectives', 'Collective land'),
  code('state', 'ملك الدولة', 'Domaine de l’État', 'State land'),
  code('private', 'ملك خاص', 'Privé', 'Private'),
];

const layer: LayerDeclaration = {
  id: 'rangelands',
  title: text('المراعي', 'Parcours', 'Rangelands'),
  description: text(
    'مراعٍ افتراضية: إنتاجها العلفي وحمولتها ووضعيتها العقارية.',
    'Exemples de parcours : production fourragère, charge et statut foncier.',
    'Sample rangelands: fodder production, stocking and tenure.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
    {
      name: 'fodder',
      type: 'number',
      title: text('الإنتاج العلفي', 'Production fourragère', 'Fodder production'),
      description: text(
        'وحدات علفية في الهكتار سنويا.',
        'Unités fourragères par hectare et par an.',
        'Forage units per hectare and year.',
      ),
      unit: '{UF}/har',
      required: true,
      min: 0,
      decimals: 0,
    },
    {
      name: 'stocking',
      type: 'number',
      title: text('الحمولة', 'Charge animale', 'Stocking'),
      description: text('رؤوس غنم في الهكتار.', 'Têtes ovines par hectare.', 'Head of sheep per hectare.'),
      unit: '{sheep}/har',
      min: 0,
      decimals: 2,
    },
    {
      name: 'tenure',
      type: 'string',
      title: text('الوضعية العقارية', 'Statut foncier', 'Tenure'),
      codes: TENURES,
    },
    GOVERNORATE,
  ],
  draw: {
    kind: 'choropleth',
    property: 'fodder',
    ramp: 'Greens',
    breaks: [50, 100, 200, 300],
    method: text(
      'حدود مستديرة لإنتاج العيّنة، من الصحراوي إلى الجبلي.',
      'Limites rondes de la production de l’échantillon, du saharien à la montagne.',
      'Round limits of the sample’s production, from desert to mountain.',
    ),
  },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['fodder', 'stocking', 'tenure', 'governorate', 'code'] },
  keywords: ['pasture', 'pâturage', 'مرعى', 'range', 'parcours', 'alfa', 'حلفاء', 'sheep'],
  updateFrequency: 'unknown',
};

type Range = {
  kind: string;
  ar: string;
  latin: string;
  governorate: string;
  at: Position;
  km: number;
  stretch: number;
  turn: number;
};

const range = (
  kind: string,
  ar: string,
  latin: string,
  governorate: string,
  at: Position,
  km: number,
  stretch: number,
  turn: number,
): Range => ({ kind, ar, latin, governorate, at, km, stretch, turn });

const RANGES: readonly Range[] = [
  range('alfa', 'فريانة', 'Fériana', '42', [8.6, 34.97], 12, 1.7, 35),
  range('alfa', 'القصرين الجنوبية', 'Kasserine Sud', '42', [8.95, 34.98], 10, 1.4, 60),
  range('alfa', 'حاسي الفريد', 'Hassi El Ferid', '42', [8.98, 35.16], 7, 1.4, 20),
  range('alfa', 'سيدي عيش', 'Sidi Aïch', '61', [8.85, 34.7], 11, 1.6, 30),
  range('shrub', 'السند', 'Sened', '61', [9.2, 34.58], 10, 1.7, 10),
  range('shrub', 'الرقاب', 'Regueb', '43', [9.7, 34.95], 10, 1.4, 80),
  range('shrub', 'المكناسي', 'Meknassy', '43', [9.62, 34.66], 9, 1.6, 15),
  range('shrub', 'الحشانة', 'Hachana', '34', [9.95, 34.62], 11, 1.4, 40),
  range('shrub', 'منزل الحبيب', 'Menzel Habib', '51', [9.65, 34.18], 11, 1.6, 5),
  range('saline', 'شط الفجاج', 'Chott el Fejaj', '63', [9.25, 33.75], 11, 2.2, 5),
  range('saline', 'سبخة النوال', 'Sebkhet Noual', '43', [9.78, 34.4], 6, 1.5, 25),
  range('saline', 'المحارس', 'Mahrès', '34', [10.28, 34.62], 7, 1.8, 40),
  range('mountain', 'الظاهر الشمالي', 'Dahar nord', '51', [9.83, 33.42], 11, 2, 100),
  range('mountain', 'بني خداش', 'Beni Khedache', '52', [10.12, 33.12], 11, 1.8, 100),
  range('mountain', 'مكثر', 'Makthar', '24', [9.13, 35.93], 6, 1.5, 40),
  range('mountain', 'عمدون', 'Amdoun', '21', [9.03, 36.8], 6, 1.5, 35),
  range('shrub', 'الجفارة', 'Jeffara', '52', [10.72, 33.28], 13, 1.7, 120),
  range('desert', 'الوعرة', 'El Ouara', '53', [10.98, 32.55], 22, 1.8, 110),
  range('desert', 'دوز', 'Douz', '63', [9.05, 33.15], 17, 1.7, 100),
  range('desert', 'رجيم معتوق', 'Rejim Maatoug', '63', [8.15, 33.25], 13, 1.6, 20),
  range('desert', 'الظاهر الجنوبي', 'Dahar sud', '53', [10, 32.5], 18, 2, 95),
];

const FODDER: Record<string, [number, number]> = {
  alfa: [80, 180],
  shrub: [60, 220],
  saline: [90, 210],
  desert: [15, 60],
  mountain: [160, 380],
};

const make: SampleInput['make'] = function* (random) {
  for (const [index, { kind, ar, latin, governorate, at, km, stretch, turn }] of RANGES.entries()) {
    const [low, high] = FODDER[kind]!;
    const fodder = Math.round(between(random, low, high));
    yield {
      properties: {
        code: `RA-${String(index + 1).padStart(2, '0')}`,
        name_ar: `مراعي ${ar} (عيّنة)`,
        name_fr: `Parcours ${ofFrench(latin)} (exemple)`,
        name_en: `${latin} range (sample)`,
        kind,
        fodder,
        stocking: Number((fodder / between(random, 280, 460)).toFixed(2)),
        tenure: oneOf(random, TENURES).value,
        governorate,
      },
      geometry: patch(random, at, { km, stretch, turn, roughness: 0.26, corners: 72 }),
    };
  }
};

export const rangelands: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 9101,
      features: RANGES.length,
      make,
      quality: text(
        'عيّنة مولَّدة: الحدود والأرقام خيالية.',
        'Échantillon généré : limites et chiffres sont fictifs.',
        'Generated sample: limits and figures are fictitious.',
      ),
    }),
  ],
};
