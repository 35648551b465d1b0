import type { Area } from '../../sql/model/analysis.ts';
import type { Text } from '../../sql/model/text.ts';
import type { Look } from './kind.ts';
import { nameText, words } from './words.ts';
import type { Query } from './work.ts';

/** A place that a question names, as it is stored. */
export type PlaceFound = { no: number; id: string; name: Partial<Record<keyof Text, string>>; layer: string };

/** SQL of a table `area (geom, geom_3857)` of one row, from an expression of a geometry in degrees. */
const table = (geometry: string): string =>
  `area as materialized (select geom, ST_Transform(geom, 3857) as geom_3857 from (select ${geometry} as geom) drawn)`;

/** What people draw may cross itself; GEOS would not relate it to anything. */
const geometryOf = (query: Query, area: Area | { point: readonly number[] }, look: Look): string => {
  if ('place' in area)
    return `(select geom from place where no = ${query.put(look.places.get(area.place)?.no ?? null)}::int8)`;
  const drawn =
    'point' in area
      ? { type: 'Point', coordinates: area.point }
      : { type: 'Polygon', coordinates: area.polygon };
  return `ST_MakeValid(ST_SetSRID(ST_GeomFromGeoJSON(${query.put(JSON.stringify(drawn))}::text), 4326))`;
};

export const areaTable = (query: Query, area: Area | { point: readonly number[] }, look: Look): string =>
  table(geometryOf(query, area, look));

/** What an area is called. */
export const areaName = (area: Area | { point: readonly number[] }, look: Look): Text => {
  if ('place' in area) return nameText(look.places.get(area.place)?.name ?? {}, area.place);
  return 'point' in area
    ? words('نقطة مختارة', 'un point choisi', 'a chosen point')
    : words('مساحة مرسومة', 'une zone dessinée', 'a drawn area');
};
