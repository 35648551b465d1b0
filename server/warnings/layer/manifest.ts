import { SEVERITY_COLORS } from '../../../sql/model/cap-words.ts';
import { Layer } from '../../../sql/model/layer.ts';
import type { Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { CATEGORY_CODES, SEVERITY_CODES } from '../words.ts';

/** The layer of warnings, and the theme that it stands in where that is published. */
export const WARNING_LAYER = 'warnings';
export const WARNING_THEME = 'warnings';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr, en });

const PROPERTIES: Property[] = [
  { name: 'warning', type: 'string', title: words('الرقم', 'Numéro', 'Number'), required: true },
  {
    name: 'headline',
    type: 'text',
    title: words('العنوان', 'Titre', 'Headline'),
    required: true,
    search: true,
    tile: true,
  },
  { name: 'event', type: 'text', title: words('الظاهرة', 'Phénomène', 'Event'), required: true },
  {
    name: 'severity',
    type: 'string',
    title: words('الخطورة', 'Gravité', 'Severity'),
    codes: SEVERITY_CODES,
    required: true,
  },
  { name: 'category', type: 'string', title: words('الصنف', 'Catégorie', 'Category'), codes: CATEGORY_CODES },
  { name: 'authority', type: 'text', title: words('الجهة', 'Autorité', 'Authority') },
  { name: 'area', type: 'text', title: words('المنطقة', 'Zone', 'Area') },
  {
    name: 'page',
    type: 'string',
    format: 'uri',
    title: words('الصفحة', 'Page', 'Page'),
  },
];

/** The manifest of the layer that warnings are published as; `sources` are the theme's. */
export const warningManifest = (): Layer =>
  Layer.parse({
    id: WARNING_LAYER,
    theme: WARNING_THEME,
    title: words('الإنذارات', 'Alertes', 'Warnings'),
    description: words(
      'المناطق التي صدرت في شأنها إنذارات، من صدورها إلى نهايتها.',
      'Les zones pour lesquelles des alertes ont été émises, de leur émission à leur fin.',
      'Areas that warnings were issued for, from when they were issued to when they ended.',
    ),
    geometry: 'polygon',
    key: ['warning'],
    properties: PROPERTIES,
    time: { resolution: 'second', title: words('المدة', 'Durée', 'Time') },
    draw: {
      kind: 'category',
      property: 'severity',
      classes: SEVERITY_CODES.map(({ value, title }) => ({ value, title, color: SEVERITY_COLORS[value] })),
    },
    popup: {
      title: 'headline',
      subtitle: 'severity',
      rows: ['event', 'category', 'area', 'authority', 'page'],
    },
    keywords: ['alert', 'alerte', 'إنذار', 'vigilance', 'يقظة', 'CAP'],
    updateFrequency: 'continual',
    status: 'real',
    sources: ['warnings'],
  });
