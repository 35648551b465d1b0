import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { coastBetween } from '../../coast.ts';
import { CODE, classesOf, code, NAME, text } from '../../declare.ts';
import { between, lineThrough } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const TRENDS = [
  code('retreat', 'تراجع', 'Recul', 'Retreating'),
  code('stable', 'مستقر', 'Stable', 'Stable'),
  code('advance', 'تقدّم', 'Avancée', 'Advancing'),
];
/** ColorBrewer's PuOr around a pale middle; the middle darker, so that it is seen on paper. */
const COLORS = { retreat: '#e66101', stable: '#7f7f7f', advance: '#5e3c99' };

const KINDS = [
  code('sandy', 'رملي', 'Sableux', 'Sandy'),
  code('rocky', 'صخري', 'Rocheux', 'Rocky'),
  code('lagoon', 'سبخة أو بحيرة شاطئية', 'Lagune ou sebkha', 'Lagoon or salt flat'),
  code('built', 'مهيّأ', 'Aménagé', 'Built'),
];

const layer: LayerDeclaration = {
  id: 'coast-segments',
  title: text('تطوّر الشريط الساحلي', 'Évolution du trait de côte', 'Shoreline change'),
  description: text(
    'قطع افتراضية من الساحل: طبيعتها واتجاه تطوّرها وسرعته.',
    'Exemples de tronçons de côte : nature, sens et vitesse d’évolution.',
    'Sample stretches of coast: nature, direction and rate of change.',
  ),
  geometry: 'line',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    { name: 'kind', type: 'string', title: text('طبيعة الساحل', 'Nature', 'Nature'), codes: KINDS },
    {
      name: 'trend',
      type: 'string',
      title: text('الاتجاه', 'Tendance', 'Trend'),
      required: true,
      codes: TRENDS,
    },
    {
      name: 'rate_m_a',
      type: 'number',
      title: text('سرعة التغيّر', 'Vitesse', 'Rate of change'),
      description: text(
        'موجبة نحو البحر، سالبة نحو اليابسة.',
        'Positive vers la mer, négative vers la terre.',
        'Positive seaward, negative landward.',
      ),
      unit: 'm/a',
      min: -20,
      max: 20,
      decimals: 1,
      tile: true,
    },
  ],
  draw: { kind: 'category', property: 'trend', classes: classesOf(TRENDS, COLORS), width: 4 },
  popup: { title: 'name', subtitle: 'trend', rows: ['rate_m_a', 'kind', 'code'] },
  keywords: ['coast', 'littoral', 'ساحل', 'erosion', 'érosion', 'انجراف', 'APAL'],
  updateFrequency: 'unknown',
};

type Stretch = {
  ar: string;
  latin: string;
  from: readonly [number, number];
  to: readonly [number, number];
  kind: string;
  leaning: number;
};

const stretch = (
  ar: string,
  latin: string,
  kind: string,
  leaning: number,
  from: readonly [number, number],
  to: readonly [number, number],
): Stretch => ({ ar, latin, kind, leaning, from, to });

/** From the Algerian border to the Libyan one: names of bays and capes, ends, nature, and which way a sample leans. */
const STRETCHES: readonly Stretch[] = [
  stretch('طبرقة', 'Tabarka', 'rocky', 0, [8.62, 36.94], [8.84, 36.98]),
  stretch('الزوارع', 'Zouaraa', 'sandy', -0.4, [8.92, 37.03], [9.12, 37.16]),
  stretch('كاب سراط', 'Cap Serrat', 'rocky', 0, [9.22, 37.24], [9.56, 37.31]),
  stretch('رأس أنجلة', 'Ras Angela', 'rocky', 0.1, [9.59, 37.3], [9.84, 37.34]),
  stretch('الرمال', 'Remel', 'sandy', -1.4, [9.884, 37.2705], [9.98, 37.25]),
  stretch('رفراف', 'Rafraf', 'sandy', -0.3, [10.07, 37.27], [10.22, 37.19]),
  stretch('خليج تونس الشمالي', 'Golfe de Tunis nord', 'sandy', 0.8, [10.19, 37.02], [10.32, 36.92]),
  stretch('خليج تونس الجنوبي', 'Golfe de Tunis sud', 'sandy', -1.8, [10.32, 36.75], [10.53, 36.76]),
  stretch('قربص', 'Korbous', 'rocky', 0, [10.57, 36.85], [10.76, 36.91]),
  stretch('رأس الدرك', 'Cap Bon', 'rocky', 0, [10.9, 37.01], [11.1, 36.96]),
  stretch('قليبية', 'Kélibia', 'sandy', -0.5, [11.12, 36.83], [10.98, 36.73]),
  stretch('قربة', 'Korba', 'lagoon', -0.7, [10.89, 36.6], [10.81, 36.46]),
  stretch('خليج الحمامات', 'Golfe de Hammamet', 'sandy', -1.5, [10.72, 36.44], [10.48, 36.2]),
  stretch('هرقلة', 'Hergla', 'lagoon', 0, [10.45, 36.1], [10.52, 36.02]),
  stretch('سوسة', 'Sousse', 'built', -1.1, [10.6, 35.9], [10.68, 35.77]),
  stretch('المنستير', 'Monastir', 'built', -0.4, [10.75, 35.76], [10.85, 35.76]),
  stretch('المهدية', 'Mahdia', 'sandy', -0.2, [11.03, 35.6], [11.06, 35.4]),
  stretch('الشابة', 'Chebba', 'rocky', 0.1, [11.1, 35.27], [11.03, 35.1]),
  stretch('صفاقس', 'Sfax', 'built', 1.2, [10.85, 34.85], [10.72, 34.68]),
  stretch('طينة', 'Thyna', 'lagoon', 0.3, [10.69, 34.64], [10.5, 34.5]),
  stretch('الصخيرة', 'Skhira', 'sandy', 0.2, [10.2, 34.35], [10.05, 34.2]),
  stretch('خليج قابس', 'Golfe de Gabès', 'sandy', -0.3, [10.05, 34.05], [10.12, 33.88]),
  stretch('الزارات', 'Zarat', 'lagoon', 0.2, [10.3, 33.72], [10.6, 33.62]),
  stretch('جرجيس', 'Zarzis', 'sandy', -0.8, [11.05, 33.62], [11.12, 33.48]),
  stretch('البيبان', 'El Bibane', 'lagoon', 0, [11.2, 33.33], [11.5, 33.2]),
];

const trendOf = (rate: number): string => {
  if (Math.abs(rate) < 0.3) return 'stable';
  return rate < 0 ? 'retreat' : 'advance';
};

/** What the positions of the shore are made for, too. */
export const SEGMENT_SEED = 5101;
export const makeSegments: SampleInput['make'] = function* (random) {
  for (const [index, { ar, latin, kind, leaning, from, to }] of STRETCHES.entries()) {
    const rate = Number((leaning * between(random, 0.7, 1.3) + between(random, -0.15, 0.15)).toFixed(1));
    yield {
      properties: {
        code: `CS-${String(index + 1).padStart(2, '0')}`,
        name_ar: `${ar} (عيّنة)`,
        name_fr: `${latin} (exemple)`,
        name_en: `${latin} (sample)`,
        kind,
        trend: trendOf(rate),
        rate_m_a: rate,
      },
      geometry: lineThrough(coastBetween([...from], [...to])),
    };
  }
};

export const coastSegments: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: SEGMENT_SEED,
      features: STRETCHES.length,
      sources: ['gshhg'],
      make: makeSegments,
      quality: text(
        'عيّنة مولَّدة على خط ساحل حقيقي مبسّط: السرعات والاتجاهات خيالية.',
        'Échantillon généré sur un trait de côte réel simplifié : vitesses et tendances sont fictives.',
        'Generated sample on a real, generalised coastline: rates and trends are fictitious.',
      ),
    }),
  ],
};
