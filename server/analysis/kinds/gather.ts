import type { GATHERS, Side } from '../../../sql/model/analysis.ts';
import type { Properties, Property } from '../../../sql/model/property.ts';
import type { Text } from '../../../sql/model/text.ts';
import { badParameter } from '../../http/error.ts';
import { layerOfKind, numberOf } from '../checks.ts';
import type { Look } from '../kind.ts';
import { baseVersion, type Features, featuresOf, partTable, versionsOf } from '../sides.ts';
import { filled, words } from '../words.ts';
import { inSteps, openQuery, type Work } from '../work.ts';

export type Gather = (typeof GATHERS)[number];
/** What is gathered, in which places. */
export type Gathering = { of: Side; places: string; gather: Gather; property?: string | undefined };
export type GatheredRow = {
  vid: number;
  id: string;
  properties: Properties;
  value: number | null;
  lon: number;
  lat: number;
};

const NEEDS_NUMBER: readonly Gather[] = ['sum', 'mean'];

/** 400 where a figure cannot be made of such features. */
export const checkGathering = ({ of, places, gather, property }: Gathering, look: Look): void => {
  layerOfKind(look, places, 'places', 'polygon');
  const { layer } = featuresOf(look.snapshot, of);
  if (NEEDS_NUMBER.includes(gather)) numberOf(layer, property, 'property');
  else if (property !== undefined) throw badParameter('property', 'invalid-parameter', { reason: gather });
  if (gather === 'length') layerOfKind(look, of.layer, 'of.layer', 'line');
  if (gather === 'area' || gather === 'share') layerOfKind(look, of.layer, 'of.layer', 'polygon');
};

const DIMENSIONS = { point: 1, line: 2, polygon: 3 } as const;

/** SQL of the part of a feature that lies in a place, and of how much that is, for what is averaged or added up by it. */
const partOf = ({ layer: { manifest } }: Features): { part: string; inside: string; whole: string } => {
  const part = `case when ST_Covers(a.geom, f.geom) then f.geom
    else ST_CollectionExtract(ST_Intersection(a.geom, f.geom), ${DIMENSIONS[manifest.geometry]}) end`;
  switch (manifest.geometry) {
    case 'point':
      return { part: 'f.geom', inside: '1.0', whole: '1.0' };
    case 'line':
      return { part, inside: 'ST_Length(part::geography)', whole: 'ST_Length(f.geom::geography)' };
    case 'polygon':
      return { part, inside: 'ST_Area(part::geography)', whole: 'ST_Area(f.geom::geography)' };
  }
};

/** How the figure is made of what lies inside; areas that lie on each other count once. */
const FIGURES: Record<Gather, string> = {
  count: 'count(*)::float8',
  sum: 'sum(value * inside / nullif(whole, 0))',
  mean: 'sum(value * inside) / nullif(sum(case when value is not null then inside end), 0)',
  area: 'coalesce(ST_Area(ST_Union(part)::geography) / 1e6, 0)',
  length: 'coalesce(sum(inside) / 1000, 0)',
  share: 'coalesce(100 * ST_Area(ST_Union(part)::geography) / nullif(ST_Area(a.geom::geography), 0), 0)',
};

const touching = ({ layer: { manifest } }: Features): string =>
  `ST_Intersects(a.geom, f.geom)${manifest.geometry === 'polygon' ? ' and not ST_Touches(a.geom, f.geom)' : ''}`;

/** A figure for every place of a layer, in its order. */
export const gather = async (work: Work, given: Gathering, look: Look): Promise<GatheredRow[]> => {
  const features = featuresOf(look.snapshot, given.of);
  const places = featuresOf(look.snapshot, { layer: given.places });
  const { part, inside, whole } = partOf(features);
  return inSteps(work, await versionsOf(work, places), (versions) => {
    const query = openQuery();
    const value =
      given.property === undefined
        ? 'null::float8'
        : `(f.properties->>${query.put(given.property)}::text)::float8`;
    return query.run<GatheredRow>(
      work,
      `with ${partTable(query, places, versions)}
       select ${baseVersion(places, 'a')} as vid, a.id, a.properties, o.value,
         ST_X(ST_Centroid(a.geom)) as lon, ST_Y(ST_Centroid(a.geom)) as lat
       from a cross join lateral (
         select ${FIGURES[given.gather]} as value from (
           select ${value} as value, part, ${inside} as inside, ${whole} as whole
           from ${features.table} f cross join lateral (select ${part} as part) cut
           where f.geom_3857 && a.geom_3857 and ${touching(features)} and ${query.visible(features.selection)}
             ${features.layer.no === places.layer.no ? 'and f.id <> a.id' : ''}
         ) found
       ) o order by a.fid, a.vid`,
    );
  });
};

const UNITS: Partial<Record<Gather, string>> = { area: 'km2', length: 'km', share: '%' };

const TITLES: Record<Gather, Text> = {
  count: words('عدد: {layer}', 'Nombre : {layer}', 'Number of: {layer}'),
  sum: words('مجموع {property}: {layer}', 'Somme de {property} : {layer}', 'Sum of {property}: {layer}'),
  mean: words('متوسط {property}: {layer}', 'Moyenne de {property} : {layer}', 'Mean of {property}: {layer}'),
  area: words('مساحة: {layer}', 'Surface : {layer}', 'Area of: {layer}'),
  length: words('طول: {layer}', 'Longueur : {layer}', 'Length of: {layer}'),
  share: words('نسبة مساحة: {layer}', 'Part de la surface : {layer}', 'Share of area: {layer}'),
};

/** The figure as a property of a place. */
export const gatheredProperty = ({ of, gather, property }: Gathering, { snapshot }: Look): Property => {
  const { layer } = featuresOf(snapshot, of);
  const own = layer.manifest.properties.find(({ name }) => name === property);
  const unit = UNITS[gather] ?? (own && 'unit' in own ? own.unit : undefined);
  return {
    name: 'figure',
    type: 'number',
    title: filled(TITLES[gather], { layer: layer.manifest.title, property: own?.title ?? '' }),
    ...(unit === undefined ? {} : { unit }),
    decimals: gather === 'count' ? 0 : 2,
    tile: true,
  };
};

const METHODS: Record<Gather, Text> = {
  count: words(
    'يُحسب كل عنصر يقع كليًا أو جزئيًا في المكان؛ ما يمتد على مكانين يُحسب في كليهما.',
    'Compte chaque élément situé en tout ou en partie dans le lieu ; ce qui s’étend sur deux lieux compte dans chacun.',
    'Counts each feature that lies wholly or partly in the place; what reaches over two places counts in each.',
  ),
  sum: words(
    'مجموع القيم؛ للمساحات والخطوط بنسبة الجزء الواقع داخل المكان.',
    'Somme des valeurs ; des surfaces et lignes, au prorata de la partie située dans le lieu.',
    'Sum of the values; of areas and lines, in proportion to the part that lies in the place.',
  ),
  mean: words(
    'متوسط القيم؛ للمساحات والخطوط مرجّحًا بالجزء الواقع داخل المكان.',
    'Moyenne des valeurs ; des surfaces et lignes, pondérée par la partie située dans le lieu.',
    'Mean of the values; of areas and lines, weighted by the part that lies in the place.',
  ),
  area: words(
    'مساحة ما يقع داخل المكان على الإهليلج؛ المساحات المتراكبة تُحسب مرة واحدة.',
    'Surface, sur l’ellipsoïde, de ce qui est dans le lieu ; ce qui se recouvre compte une fois.',
    'Area on the ellipsoid of what lies in the place; what overlaps counts once.',
  ),
  length: words(
    'طول ما يقع داخل المكان على الإهليلج.',
    'Longueur, sur l’ellipsoïde, de ce qui est dans le lieu.',
    'Length on the ellipsoid of what lies in the place.',
  ),
  share: words(
    'نسبة مساحة المكان التي تغطيها العناصر، على الإهليلج؛ المساحات المتراكبة تُحسب مرة واحدة.',
    'Part de la surface du lieu couverte, sur l’ellipsoïde ; ce qui se recouvre compte une fois.',
    'Share of the place’s area that is covered, on the ellipsoid; what overlaps counts once.',
  ),
};
export const gatherMethod = (gather: Gather): Text => METHODS[gather];
