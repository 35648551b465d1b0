import type { Country } from './country.ts';
import type { Draw } from './draw.ts';
import type { Layer } from './layer.ts';
import { columnsOf, type Property } from './property.ts';
import type { Licence, Source } from './source.ts';
import { frenchSpaces, type Text } from './text.ts';

/** What is wrong with a manifest, and where in it, as a path: `draw.breaks`. */
export type Fault = { path: string; reason: Text };

type Types = readonly Property['type'][];

const fault = (path: string, ar: string, fr: string, en: string): Fault => ({
  path,
  reason: { ar, fr: frenchSpaces(fr), en },
});

const NUMERIC: Types = ['number', 'integer'];
const PLAIN: Types = ['string', 'number', 'integer', 'boolean', 'date', 'place'];
const CLASSED: Types = ['string', 'place'];

/** A property that is named must be declared, and of a type that can do what it is named for. */
const typed = (layer: Layer, path: string, name: string | undefined, types: Types): Fault[] => {
  if (name === undefined) return [];
  const property = layer.properties.find((each) => each.name === name);
  if (property && types.includes(property.type)) return [];
  const list = types.join(', ');
  return [
    fault(
      path,
      `يُنتظر هنا اسم خاصية معلنة من نوع: ${list}`,
      `le nom d’une propriété déclarée est attendu, de type ${list}`,
      `the name of a declared property is expected, of type ${list}`,
    ),
  ];
};

const ascending = (path: string, values: readonly number[]): Fault[] =>
  values.every((value, at) => at === 0 || value > values[at - 1]!)
    ? []
    : [
        fault(
          path,
          'يجب أن تكون القيم تصاعدية',
          'les valeurs doivent aller en croissant',
          'the values must ascend',
        ),
      ];

const unique = (path: string, values: readonly string[]): Fault[] => {
  const twice = values.find((value, at) => values.indexOf(value) !== at);
  if (twice === undefined) return [];
  const shown = twice.slice(0, 80);
  return [
    fault(
      path,
      `القيمة واردة مرتين: ${shown}`,
      `la valeur figure deux fois : ${shown}`,
      `the value occurs twice: ${shown}`,
    ),
  ];
};

/** Names under which every layer publishes something of its own, in tiles, filters or files. */
const RESERVED = /^(geometry|valid_from|valid_to|point_count|label_room|(sum|worst)_.*)$/;

const propertyFaults = ({ properties }: Layer): Fault[] => [
  ...unique('properties', properties.flatMap(columnsOf)),
  ...properties.flatMap((property, at) => [
    ...(RESERVED.test(property.name)
      ? [
          fault(
            `properties.${at}.name`,
            'هذا الاسم محجوز',
            'ce nom est réservé',
            'this name is kept for what every layer publishes',
          ),
        ]
      : []),
    ...('min' in property ? ascending(`properties.${at}.max`, bounds(property.min, property.max)) : []),
    ...('codes' in property
      ? unique(
          `properties.${at}.codes`,
          (property.codes ?? []).map(({ value }) => value),
        )
      : []),
  ]),
];

/** Both ends of a range that may be a single value. */
const bounds = (min: number | undefined, max: number | undefined): number[] =>
  min === undefined || max === undefined || min === max ? [] : [min, max];

type Category = Pick<Extract<Draw, { kind: 'category' }>, 'property' | 'classes'>;

const categoryFaults = (layer: Layer, path: string, { property, classes }: Category): Fault[] => [
  ...typed(layer, `${path}.property`, property, CLASSED),
  ...unique(
    `${path}.classes`,
    classes.map(({ value }) => value),
  ),
];

const drawFaults = (layer: Layer): Fault[] => {
  const { draw } = layer;
  switch (draw.kind) {
    case 'single':
      return [];
    case 'category':
      return categoryFaults(layer, 'draw', draw);
    case 'choropleth':
      return [
        ...typed(layer, 'draw.property', draw.property, NUMERIC),
        ...ascending('draw.breaks', draw.breaks),
      ];
    case 'proportional':
      return [
        ...typed(layer, 'draw.property', draw.property, NUMERIC),
        ...(draw.category ? categoryFaults(layer, 'draw.category', draw.category) : []),
      ];
  }
};

const onlyPoints = (layer: Layer, path: string, given: unknown): Fault[] =>
  given === undefined || layer.geometry === 'point'
    ? []
    : [fault(path, 'للنقاط فقط', 'pour des points seulement', 'for points only')];

const pointFaults = (layer: Layer): Fault[] => [
  ...onlyPoints(layer, 'icon', layer.icon),
  ...onlyPoints(layer, 'aggregate', layer.aggregate),
  ...onlyPoints(layer, 'draw.kind', layer.draw.kind === 'proportional' ? true : undefined),
  ...(layer.aggregate?.sum ?? []).flatMap((name, at) => typed(layer, `aggregate.sum.${at}`, name, NUMERIC)),
  ...typed(layer, 'aggregate.worst.property', layer.aggregate?.worst?.property, CLASSED),
  ...unique('aggregate.worst.order', layer.aggregate?.worst?.order ?? []),
];

const known = (path: string, value: string, all: readonly { id: string }[]): Fault[] => {
  if (all.some(({ id }) => id === value)) return [];
  const list = all.map(({ id }) => id).join(', ');
  return [fault(path, `القيم الممكنة: ${list}`, `valeurs possibles : ${list}`, `possible values: ${list}`)];
};

type Places = Pick<Country, 'levels' | 'schemes'>;

const placeFaults = (layer: Layer, { levels, schemes }: Places): Fault[] => {
  const declared = layer.properties.flatMap((property, at) =>
    property.type === 'place'
      ? [
          ...known(`properties.${at}.level`, property.level, levels),
          ...known(`properties.${at}.scheme`, property.scheme, schemes),
        ]
      : [],
  );
  const { place } = layer;
  if (!place) return declared;
  return [
    ...declared,
    ...known('place.level', place.level, levels),
    ...known('place.scheme', place.scheme, schemes),
    ...typed(layer, 'place.code', place.code, ['string', 'integer']),
    ...typed(layer, 'place.name', place.name, ['text']),
    ...typed(layer, 'place.nameOrigin', place.nameOrigin, ['string']),
    ...typed(layer, 'place.rank', place.rank, NUMERIC),
    ...Object.entries(place.parents).flatMap(([hierarchy, name]) =>
      typed(layer, `place.parents.${hierarchy}`, name, ['place']),
    ),
    ...Object.entries(place.codes ?? {}).flatMap(([scheme, name]) => [
      ...known(`place.codes.${scheme}`, scheme, schemes),
      ...typed(layer, `place.codes.${scheme}`, name, ['string', 'integer']),
    ]),
  ];
};

/** Comparing by a greater distance would go through all that there is. */
const MOST_METRES = 50_000;
const MOST_OVERLAPS = 10;

const tooMuch = (path: string, value: number, most: number): Fault[] =>
  value <= most ? [] : [fault(path, `القيمة القصوى ${most}`, `${most} au plus`, `at most ${most}`)];

const sizeFaults = (layer: Layer): Fault[] => [
  ...tooMuch('properties', layer.properties.length, 200),
  ...tooMuch('sources', layer.sources.length, 50),
  ...tooMuch('keywords', layer.keywords?.length ?? 0, 50),
  ...tooMuch('overlaps', layer.overlaps?.length ?? 0, MOST_OVERLAPS),
  ...(layer.overlaps ?? []).flatMap(({ distance }, at) =>
    tooMuch(`overlaps.${at}.distance`, distance, MOST_METRES),
  ),
  ...Object.entries(layer.title).flatMap(([language, words]) =>
    tooMuch(`title.${language}`, words.length, 200),
  ),
];

const zoomFaults = ({ zoom }: Layer): Fault[] =>
  zoom ? ascending('zoom.max', bounds(zoom.min, zoom.max)) : [];

/**
 * What of a manifest that has its form would not work, of some layers or in some country: what a review sees in a theme's,
 * and nobody in one that comes by the API. None for a sound one.
 */
export const layerFaults = (layer: Layer, country: Places): Fault[] => [
  ...propertyFaults(layer),
  ...layer.key.flatMap((name, at) => typed(layer, `key.${at}`, name, PLAIN)),
  ...drawFaults(layer),
  ...pointFaults(layer),
  ...placeFaults(layer, country),
  ...zoomFaults(layer),
  ...sizeFaults(layer),
];

const WEB = /^https?:\/\//i;

const linked = (path: string, url: string | undefined): Fault[] =>
  url === undefined || WEB.test(url)
    ? []
    : [
        fault(
          `${path}.url`,
          'يُنتظر عنوان يبدأ بـ https://',
          'une adresse en https:// est attendue',
          'an address that begins with https:// is expected',
        ),
      ];

/** Maps show who is to be named as HTML. */
const plain = (path: string, words: string | undefined): Fault[] =>
  words === undefined || !/[<>]/.test(words)
    ? []
    : [fault(path, 'بلا علامتي < و >', 'sans les signes < et >', 'without the signs < and >')];

/** What of sources and licences that a stranger declares would not work wherever they are shown. */
export const provenanceFaults = (sources: readonly Source[], licences: readonly Licence[]): Fault[] => [
  ...sources.flatMap((source, at) => [
    ...linked(`sources.${at}`, source.url),
    ...plain(`sources.${at}.publisher`, source.publisher),
    ...plain(`sources.${at}.citation`, source.citation),
  ]),
  ...licences.flatMap((licence, at) => [
    ...linked(`licences.${at}`, licence.url),
    ...plain(`licences.${at}.id`, licence.id),
    ...Object.entries(licence.title).flatMap(([language, words]) =>
      plain(`licences.${at}.title.${language}`, words),
    ),
  ]),
];
