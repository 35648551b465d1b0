import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { landPointNear } from '../../coast.ts';
import { CODE, classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { between, oneOf, wholeBetween } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import { SAMPLE_TOWNS, sampleName } from '../../sample-towns.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const KINDS = [
  code('controlled', 'مصبّ مراقب', 'Décharge contrôlée', 'Controlled landfill'),
  code('transfer', 'مركز تحويل', 'Centre de transfert', 'Transfer station'),
  code('sorting', 'مركز فرز أو تثمين', 'Centre de tri ou de valorisation', 'Sorting or recovery plant'),
  code('uncontrolled', 'مصبّ عشوائي', 'Décharge non contrôlée', 'Uncontrolled dump'),
];
/** Okabe and Ito's palette. */
const COLORS = { controlled: '#0072b2', transfer: '#56b4e9', sorting: '#009e73', uncontrolled: '#d55e00' };

const layer: LayerDeclaration = {
  id: 'landfills',
  title: text('مواقع النفايات', 'Sites de déchets', 'Waste sites'),
  description: text(
    'مواقع افتراضية: مصبّات مراقبة ومراكز تحويل وفرز ومصبّات عشوائية.',
    'Exemples de sites : décharges contrôlées, centres de transfert et de tri, décharges sauvages.',
    'Sample sites: controlled landfills, transfer and sorting stations, uncontrolled dumps.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
    {
      name: 'tonnes_a',
      type: 'number',
      title: text('الكميات السنوية', 'Quantité annuelle', 'Received a year'),
      unit: 't/a',
      min: 0,
      decimals: 0,
      tile: true,
    },
    {
      name: 'opened_year',
      type: 'integer',
      title: text('سنة الفتح', 'Année d’ouverture', 'Opened'),
      min: 1950,
      max: 2100,
    },
    {
      name: 'filled',
      type: 'number',
      title: text('نسبة الامتلاء', 'Taux de remplissage', 'Filled'),
      unit: '%',
      min: 0,
      max: 100,
      decimals: 0,
    },
    GOVERNORATE,
  ],
  aggregate: {
    sum: ['tonnes_a'],
    worst: { property: 'kind', order: ['sorting', 'transfer', 'controlled', 'uncontrolled'] },
  },
  icon: 'waste',
  draw: {
    kind: 'proportional',
    property: 'tonnes_a',
    max: 700_000,
    color: '#0072b2',
    category: { kind: 'category', property: 'kind', classes: classesOf(KINDS, COLORS) },
  },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'kind',
    rows: ['tonnes_a', 'filled', 'opened_year', 'governorate', 'code'],
  },
  keywords: ['waste', 'déchets', 'نفايات', 'landfill', 'décharge', 'مصب', 'ANGed', 'recycling'],
  updateFrequency: 'unknown',
};

/** Seats of governorates; the larger the town, the more it throws away. */
const LARGE = new Set(['Tunis', 'Sfax', 'Sousse', 'Bizerte', 'Nabeul', 'Kairouan', 'Gabès', 'Monastir']);

type Size = readonly [low: number, high: number, from: number, to: number];
const SIZES: Record<string, Size> = {
  controlled: [60_000, 240_000, 1999, 2014],
  transfer: [12_000, 60_000, 2005, 2018],
  sorting: [3_000, 25_000, 2010, 2023],
  uncontrolled: [2_000, 18_000, 1975, 2012],
};

const make: SampleInput['make'] = function* (random) {
  let count = 0;
  for (const town of SAMPLE_TOWNS) {
    const isLarge = LARGE.has(town.name.fr);
    const kinds = isLarge ? ['controlled', 'sorting'] : random() < 0.45 ? ['transfer'] : [];
    if (!isLarge && random() < 0.4) kinds.push('uncontrolled');
    for (const kind of kinds) {
      const [low, high, from, to] = SIZES[kind]!;
      const factor = town.name.fr === 'Tunis' && kind === 'controlled' ? 3 : 1;
      yield {
        properties: {
          code: `WS-${String(++count).padStart(3, '0')}`,
          ...sampleName(KINDS.find(({ value }) => value === kind)!.title, town),
          kind,
          tonnes_a: Math.round((factor * between(random, low, high)) / 1000) * 1000,
          opened_year: wholeBetween(random, from, to),
          filled: kind === 'controlled' ? oneOf(random, [55, 68, 74, 82, 91, 97]) : null,
          governorate: town.governorate,
        },
        geometry: landPointNear(random, town.at, 9),
      };
    }
  }
};

export const landfills: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 7101,
      features: 62,
      make,
      quality: text(
        'عيّنة مولَّدة: المواقع والكميات خيالية.',
        'Échantillon généré : sites et quantités sont fictifs.',
        'Generated sample: sites and quantities are fictitious.',
      ),
    }),
  ],
};
