import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { classesOf, code, NAME, text } from '../../declare.ts';
import type { Edition, LayerSource, RowMap } from '../../theme.ts';
import { codeOf, numberOf, textOf } from '../../values.ts';
import { KNOWN_PORTS } from './port-names.ts';

const HARBOURS = [
  code('Coastal (Breakwater)', 'ميناء بحاجز أمواج', 'Port côtier à digue', 'Coastal, breakwater'),
  code('Coastal (Natural)', 'ميناء طبيعي', 'Port côtier naturel', 'Coastal, natural'),
  code('Canal or Lake', 'قناة أو بحيرة', 'Canal ou lac', 'Canal or lake'),
  code(
    'Open Roadstead',
    'مرسى مفتوح أو محطة بحرية',
    'Rade ouverte ou terminal',
    'Open roadstead or terminal',
  ),
];
const COLORS = {
  'Coastal (Breakwater)': '#0072b2',
  'Coastal (Natural)': '#009e73',
  'Canal or Lake': '#56b4e9',
  'Open Roadstead': '#e69f00',
};

const SIZES = [
  code('Very Small', 'صغير جدا', 'Très petit', 'Very small'),
  code('Small', 'صغير', 'Petit', 'Small'),
  code('Medium', 'متوسط', 'Moyen', 'Medium'),
  code('Large', 'كبير', 'Grand', 'Large'),
];

const depth = (name: string, title: LayerDeclaration['title']) =>
  ({ name, type: 'number', title, unit: 'm', min: 0, max: 100, decimals: 1 }) as const;

const layer: LayerDeclaration = {
  id: 'ports',
  title: text('الموانئ', 'Ports', 'Ports'),
  description: text(
    'الموانئ والمحطات النفطية البحرية بأعماقها، وفق الدليل العالمي للموانئ.',
    'Ports et terminaux pétroliers en mer, avec leurs profondeurs, selon le World Port Index.',
    'Ports and offshore oil terminals with their depths, from the World Port Index.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رقم الدليل', 'Numéro WPI', 'WPI number'),
      required: true,
    },
    { name: 'locode', type: 'string', title: text('رمز الأمم المتحدة', 'Code ONU', 'UN/LOCODE') },
    { ...NAME, required: true },
    {
      name: 'harbour',
      type: 'string',
      title: text('نوع المرفأ', 'Type de port', 'Harbour type'),
      required: true,
      codes: HARBOURS,
    },
    { name: 'size', type: 'string', title: text('الحجم', 'Taille', 'Size'), codes: SIZES },
    depth('channel_depth_m', text('عمق القناة الملاحية', 'Profondeur du chenal', 'Channel depth')),
    depth('pier_depth_m', text('عمق رصيف البضائع', 'Profondeur du quai', 'Cargo pier depth')),
    depth('oil_depth_m', text('عمق الرصيف النفطي', 'Profondeur au terminal pétrolier', 'Oil terminal depth')),
  ],
  icon: 'harbour',
  draw: { kind: 'category', property: 'harbour', classes: classesOf(HARBOURS, COLORS) },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'harbour',
    rows: ['size', 'channel_depth_m', 'pier_depth_m', 'oil_depth_m', 'locode', 'code'],
  },
  keywords: ['port', 'ميناء', 'harbour', 'maritime', 'بحري', 'terminal'],
  updateFrequency: 'irregular',
};

/** The index writes 0 where a depth is not known, and a blank for nothing. */
const depthOf = (value: unknown): string | null => (numberOf(value) === 0 ? null : textOf(value));

const unnamed = (name: string | null) => ({ ar: null, fr: name, en: name });

/** A row of the World Port Index, or of its Tunisian extract; other countries are left out. */
export const portRow: RowMap = ({ properties }) => {
  const country = textOf(properties['Country Code']);
  if (country !== null && country !== 'Tunisia') return null;
  const number = codeOf(properties['World Port Index Number']);
  const name = KNOWN_PORTS[number ?? ''] ?? unnamed(textOf(properties['Main Port Name']));
  return {
    properties: {
      code: number,
      locode: properties['UN/LOCODE'],
      name_ar: name.ar,
      name_fr: name.fr,
      name_en: name.en,
      harbour: properties['Harbor Type'],
      size: properties['Harbor Size'],
      channel_depth_m: depthOf(properties['Channel Depth (m)']),
      pier_depth_m: depthOf(properties['Cargo Pier Depth (m)']),
      oil_depth_m: depthOf(properties['Oil Terminal Depth (m)']),
    },
  };
};

const edition = (pack: Edition['pack'], path: string, rows: number): Edition => ({
  pack,
  status: 'real',
  sources: ['nga-wpi'],
  quality: text(
    'مواقع بالدقيقة تقريبا (1.8 كم). عمق 0 في الأصل يعني «غير معلوم».',
    'Positions à la minute près (1,8 km). Une profondeur de 0 y signifie « inconnue ».',
    'Positions to about a minute (1.8 km). A depth of 0 there means unknown.',
  ),
  inputs: [{ kind: 'file', path, row: portRow, expect: { rows, features: 16, rejects: 0 } }],
});

export const ports: LayerSource = {
  layer,
  editions: [edition('starter', 'ports.csv', 16), edition('full', 'transport/world_port_index.csv', 3803)],
};
