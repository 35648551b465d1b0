import { z } from 'zod';
import { Draw } from './draw.ts';
import { Duration } from './duration.ts';
import { Icon } from './icon.ts';
import { Gather } from './observation.ts';
import { columnsOf, Property } from './property.ts';
import { Text } from './text.ts';

export const LayerId = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
  .max(60);

/** Features of the layer are places: each becomes one, found by search and joined by code. */
const PlaceRole = z.strictObject({
  level: z.string(),
  scheme: z.string(),
  /** Property that holds the code. */
  code: z.string(),
  /** The `text` property that holds the name, and the property that tells the name's origin. */
  name: z.string(),
  nameOrigin: z.string().optional(),
  /** A larger place that rivals of the same name are ranked by (population, say). */
  rank: z.string().optional(),
  /** hierarchy -> property (of type `place`) that names the parent. */
  parents: z.record(z.string(), z.string()),
  /** scheme -> property that holds the code of the same place in another scheme. */
  codes: z.record(z.string(), z.string()).optional(),
});

/** How points are thinned where a tile would hold too many: always with a count, and with these. */
const Aggregate = z.strictObject({
  /** Numbers that are added up, published as `sum_{name}`. */
  sum: z.array(z.string()).optional(),
  /** Published as `worst_{property}`: the value that comes last in `order` among those in the cell. */
  worst: z.strictObject({ property: z.string(), order: z.array(z.string()).min(1) }).optional(),
});

/** Features have a period of validity; `day` publishes calendar dates, `second` instants. */
const Time = z.strictObject({
  resolution: z.enum(['day', 'second']),
  title: Text.optional(),
  /** All periods are so long, one after the other: P1Y. What steps through time steps by it. */
  step: Duration.optional(),
});

/** What a card of one feature shows: a title, and rows in this order. */
const Popup = z.strictObject({
  title: z.string().optional(),
  subtitle: z.string().optional(),
  rows: z.array(z.string()),
});

/** What the rows of a layer are computed from: its features are those of the layer `base`, with other properties. */
const Computed = z.strictObject({
  base: LayerId,
  by: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('indicator'), indicator: z.string() }),
    z.strictObject({
      kind: z.literal('latest'),
      parameter: z.string(),
      /** At another time: how old a value may have been by then to be shown. */
      stale: Duration.optional(),
      /** What stands for a longer period than a value's own: the parameter's word. */
      gather: Gather.optional(),
    }),
    z.strictObject({ kind: z.literal('analysis'), analysis: z.string() }),
  ]),
  /** Other layers that its values are made from: who does not see one of them does not see it either. */
  from: z.array(LayerId).optional(),
  /** What is shown where nobody asks for another time: the begin of the newest period that most features have a value of. */
  present: z.string().optional(),
});

/** The question that a layer answers, and the layers that it was asked of: who sees all of them sees the answer. */
const Answers = z.strictObject({ id: LayerId, inputs: z.array(LayerId) });

/** What is drawn hatched: features whose property has a value, such as what is not significant. */
const Hatch = z.strictObject({ property: z.string(), value: z.string(), title: Text });

/** Roles that a layer plays in the base map: drawn by the styles, without a card in the theme tree. */
export const BASEMAP_ROLES = [
  'land',
  'country',
  'lake',
  'river',
  'border',
  'coastline',
  'admin',
  'town',
] as const;

const declared = z.strictObject({
  id: LayerId,
  title: Text,
  description: Text,
  geometry: z.enum(['point', 'line', 'polygon']),
  /** The properties whose values together name a feature for good. */
  key: z.array(z.string()).min(1),
  properties: z.array(Property).min(1),
  time: Time.optional(),
  /** Rows may lie anywhere in the world, not only within the country's bounds: what the map shows around it. */
  worldwide: z.boolean().optional(),
  place: PlaceRole.optional(),
  aggregate: Aggregate.optional(),
  /** Tiles exist from `min` to `max`; clients overzoom beyond. */
  zoom: z.strictObject({ min: z.int().min(0).max(22), max: z.int().min(0).max(22) }).optional(),
  draw: Draw,
  /** In place of the hatch by which samples are known; points are paler instead. */
  hatch: Hatch.optional(),
  /** What points are, drawn in their circles where there is room. */
  icon: Icon.optional(),
  /** Property that labels the feature on the map. */
  label: z.string().optional(),
  popup: Popup,
  basemap: z.strictObject({ role: z.enum(BASEMAP_ROLES) }).optional(),
  /** Shown when the viewer opens without a link. */
  initial: z.boolean().optional(),
  keywords: z.array(z.string()).optional(),
  updateFrequency: z.enum([
    'continual',
    'daily',
    'weekly',
    'monthly',
    'quarterly',
    'annual',
    'irregular',
    'never',
    'unknown',
  ]),
  /** Layers this one is compared with by location: the answer lists which of their features overlap or lie near. */
  overlaps: z.array(z.strictObject({ layer: LayerId, distance: z.number().min(0) })).optional(),
});

/** A layer as its theme declares it: what it is, whatever edition of rows fills it. */
export const LayerDeclaration = declared;
export type LayerDeclaration = z.infer<typeof LayerDeclaration>;

/** The provenance that an edition of rows adds to the declaration. */
export const Provenance = z.strictObject({
  /** `real` only if its source was opened by whoever wrote it, and is named; all else is `sample`. */
  status: z.enum(['real', 'sample']),
  sources: z.array(z.string()).min(1),
  quality: Text.optional(),
  lineage: Text.optional(),
});
export type Provenance = z.infer<typeof Provenance>;

/** The published manifest of a layer. Checks what single fields cannot: that names used are names declared. */
export const Layer = z
  .strictObject({
    ...declared.shape,
    ...Provenance.shape,
    theme: z.string(),
    computed: Computed.optional(),
    analysis: Answers.optional(),
  })
  .superRefine((layer, context) => {
    const names = new Set(layer.properties.map((property) => property.name));
    const need = (name: string | undefined, where: string) => {
      if (name !== undefined && !names.has(name)) {
        context.addIssue({
          code: 'custom',
          path: where.split('.'),
          message: `${where} names no declared property: ${name}`,
        });
      }
    };
    for (const name of layer.key) need(name, 'key');
    for (const name of layer.popup.rows) need(name, 'popup.rows');
    for (const name of layer.aggregate?.sum ?? []) need(name, 'aggregate.sum');
    for (const name of Object.values(layer.place?.parents ?? {})) need(name, 'place.parents');
    need(layer.popup.title, 'popup.title');
    need(layer.popup.subtitle, 'popup.subtitle');
    need(layer.label, 'label');
    need(layer.place?.code, 'place.code');
    need(layer.place?.name, 'place.name');
    need(layer.aggregate?.worst?.property, 'aggregate.worst.property');
    need(layer.hatch?.property, 'hatch.property');
    if ('property' in layer.draw) need(layer.draw.property, 'draw.property');
    if (names.size !== layer.properties.length) {
      context.addIssue({ code: 'custom', path: ['properties'], message: 'a property is declared twice' });
    }
  });
export type Layer = z.infer<typeof Layer>;

/** Zooms that tiles of a layer exist for. */
export const zoomsOf = (layer: LayerDeclaration): { min: number; max: number } =>
  layer.zoom ?? { min: 0, max: 14 };

/** Whether a layer's tiles hold, beside its polygons, one point a feature where its name is put. */
export const hasLabelPoints = ({ geometry, label }: Pick<LayerDeclaration, 'geometry' | 'label'>): boolean =>
  geometry === 'polygon' && label !== undefined;

/** The name that those points have as a layer of a tile. */
export const labelLayerOf = (id: string): string => `${id}_label`;

/** The properties that the drawing, the label and the card's title need, and those declared `tile`. */
export const tileProperties = (layer: LayerDeclaration): Property[] => {
  const draw = layer.draw;
  const needed = new Set([
    ...(layer.label ? [layer.label] : []),
    ...(layer.popup.title ? [layer.popup.title] : []),
    ...('property' in draw ? [draw.property] : []),
    ...(layer.hatch ? [layer.hatch.property] : []),
    ...(draw.kind === 'proportional' && draw.category ? [draw.category.property] : []),
    ...(layer.aggregate?.worst ? [layer.aggregate.worst.property] : []),
  ]);
  return layer.properties.filter((property) => property.tile ?? needed.has(property.name));
};

/** Flat names of the properties that tiles carry, in the order of declaration. */
export const tileColumns = (layer: LayerDeclaration): string[] => tileProperties(layer).flatMap(columnsOf);
