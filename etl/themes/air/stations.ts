import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { landPointNear } from '../../coast.ts';
import { classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { between, oneOf, wholeBetween } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import { sampleName, townNamed } from '../../sample-towns.ts';
import type { Edition, FileInput, LayerSource, RowMap, SampleInput } from '../../theme.ts';
import { textOf } from '../../values.ts';

const SITES = [
  code('traffic', 'قرب حركة المرور', 'Trafic', 'Traffic'),
  code('urban', 'وسط عمراني', 'Urbaine', 'Urban background'),
  code('industrial', 'قرب منطقة صناعية', 'Industrielle', 'Industrial'),
  code('rural', 'ريفية', 'Rurale', 'Rural'),
];

/** From clean to foul. */
const INDEX = [
  code('good', 'جيد', 'Bon', 'Good'),
  code('fair', 'مقبول', 'Correct', 'Fair'),
  code('moderate', 'متوسط', 'Moyen', 'Moderate'),
  code('poor', 'سيئ', 'Mauvais', 'Poor'),
  code('very-poor', 'سيئ جدا', 'Très mauvais', 'Very poor'),
];
/** After viridis, backwards, its dark end lightened so that a dark map shows it. */
const COLORS = {
  good: '#bddf26',
  fair: '#44bf70',
  moderate: '#21918c',
  poor: '#3b6fb0',
  'very-poor': '#7b3fa0',
};

const layer: LayerDeclaration = {
  id: 'air-stations',
  title: text('محطات جودة الهواء', 'Stations de qualité de l’air', 'Air quality stations'),
  description: text(
    'شبكة افتراضية لمراقبة جودة الهواء ومؤشرها الأخير.',
    'Un réseau fictif de surveillance de l’air et son dernier indice.',
    'A sample network of air monitoring with its latest index.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رقم المحطة', 'Numéro de station', 'Station number'),
      required: true,
    },
    NAME,
    { name: 'site', type: 'string', title: text('نوع الموقع', 'Type de site', 'Site type'), codes: SITES },
    {
      name: 'index',
      type: 'string',
      title: text('مؤشر جودة الهواء', 'Indice de qualité de l’air', 'Air quality index'),
      codes: INDEX,
    },
    {
      name: 'pollutants',
      type: 'string',
      title: text('الملوّثات المقيسة', 'Polluants mesurés', 'Pollutants measured'),
    },
    { name: 'provider', type: 'string', title: text('المشغّل', 'Exploitant', 'Operator') },
    { name: 'last_seen', type: 'date', title: text('آخر قياس', 'Dernière mesure', 'Last measured') },
    GOVERNORATE,
  ],
  aggregate: { worst: { property: 'index', order: INDEX.map(({ value }) => value) } },
  icon: 'windsock',
  draw: { kind: 'category', property: 'index', classes: classesOf(INDEX, COLORS) },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'index',
    rows: ['pollutants', 'site', 'last_seen', 'provider', 'governorate', 'code'],
  },
  keywords: ['air', 'هواء', 'pollution', 'تلوث', 'PM2.5', 'NO2', 'ozone', 'ANPE'],
  updateFrequency: 'unknown',
};

type Place = readonly [town: string, site: string];
const PLACES: readonly Place[] = [
  ['Tunis', 'traffic'],
  ['Tunis', 'urban'],
  ['Ben Arous', 'industrial'],
  ['Ariana', 'urban'],
  ['La Manouba', 'urban'],
  ['La Goulette', 'industrial'],
  ['Bizerte', 'industrial'],
  ['Menzel Bourguiba', 'industrial'],
  ['Nabeul', 'urban'],
  ['Zaghouan', 'rural'],
  ['Béja', 'rural'],
  ['Fernana', 'rural'],
  ['Le Kef', 'urban'],
  ['Sousse', 'traffic'],
  ['Sousse', 'urban'],
  ['Monastir', 'urban'],
  ['Kairouan', 'urban'],
  ['Sfax', 'traffic'],
  ['Sfax', 'industrial'],
  ['Skhira', 'industrial'],
  ['Gabès', 'industrial'],
  ['Gabès', 'urban'],
  ['Gafsa', 'urban'],
  ['Metlaoui', 'industrial'],
  ['Redeyef', 'industrial'],
  ['Tozeur', 'rural'],
  ['Médenine', 'urban'],
];

/** How foul the air of a site tends to be: the middle of its draw among the index classes. */
const LEANING: Record<string, number> = { rural: 0.4, urban: 1.4, traffic: 2.5, industrial: 3 };
const SETS = ['PM10, NO2, O3', 'PM10, PM2.5, NO2, O3, CO', 'PM10, SO2, NO2', 'PM10, PM2.5, SO2, NO2, O3'];

/** What stations with a sample of measurements measure (`hours.ts`, `days.ts`). */
const MEASURED: Readonly<Record<string, string>> = Object.fromEntries([
  ...['AQ-01', 'AQ-10', 'AQ-18', 'AQ-21'].map((code) => [code, 'PM10, PM2.5, SO2, NO2, O3']),
  ...['AQ-02', 'AQ-07', 'AQ-15', 'AQ-17', 'AQ-19', 'AQ-22'].map((code) => [code, 'PM10, PM2.5, NO2']),
]);

const make: SampleInput['make'] = function* (random) {
  for (const [index, [name, site]] of PLACES.entries()) {
    const town = townNamed(name);
    const code = `AQ-${String(index + 1).padStart(2, '0')}`;
    const at = Math.round(LEANING[site]! + between(random, -1, 1.2));
    const [set, day] = [oneOf(random, SETS), wholeBetween(random, 20, 30)];
    yield {
      properties: {
        code,
        ...sampleName(text('محطة هواء', 'Station air', 'Air station'), town),
        site,
        index: INDEX[Math.max(0, Math.min(4, at))]!.value,
        pollutants: MEASURED[code] ?? set,
        provider: 'Biatouna',
        last_seen: MEASURED[code] ? '2025-12-31' : `2025-06-${day}`,
        governorate: town.governorate,
      },
      geometry: landPointNear(random, town.at, site === 'rural' ? 12 : 3),
    };
  }
};

/** A measurement in OpenAQ's v3 form, for the station it was made at. */
const openaqRow: RowMap = ({ properties }) => ({
  properties: {
    code: properties.location_id,
    name_en: properties.location_name,
    provider: properties.provider,
    last_seen: textOf(properties.datetimeUtc),
  },
});

/**
 * The stations of an OpenAQ file, for a country that has some: the newest row of each station. Values (in ppm here and ug/m3 there,
 * one below zero) are observations, not features.
 */
export const openaqStations = (path: string, expect: FileInput['expect']): Edition => ({
  pack: 'full',
  status: 'real',
  sources: ['openaq'],
  inputs: [
    {
      kind: 'file',
      path,
      group: {
        by: (properties) => textOf(properties.location_id) ?? '',
        merge: 'last',
        order: (properties) => textOf(properties.datetimeUtc) ?? '',
      },
      row: openaqRow,
      expect,
    },
  ],
});

export const airStations: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 4101,
      features: PLACES.length,
      make,
      quality: text(
        'عيّنة مولَّدة: المحطات والمؤشرات خيالية ولا تصف هواء أي مدينة.',
        'Échantillon généré : stations et indices sont fictifs et ne décrivent l’air d’aucune ville.',
        'Generated sample: stations and indices are fictitious and describe the air of no town.',
      ),
    }),
  ],
};
