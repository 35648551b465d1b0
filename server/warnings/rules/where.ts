import type pg from 'pg';
import type { Text } from '../../../sql/model/text.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import { VALID_AT } from '../../places/find.ts';
import { aboveOf } from '../places.ts';
import type { Seen } from './subjects/subject.ts';

/** Where a feature lies, by the level that a rule warns for, and what it is called. */
export type Where = {
  place: string | null;
  name: Text | null;
  /** Of a feature that is a point; degrees. */
  point: readonly [longitude: number, latitude: number] | null;
};

// A feature lies where a point of it does, so that one that is a place itself lies in itself and in no neighbour.
const WHERE = `select distinct on (f.id) f.id as feature, p.id as place, f.properties, l.manifest->>'label' as label,
    case when GeometryType(f.geom) = 'POINT' then array[ST_X(f.geom), ST_Y(f.geom)] end as point
  from layer l join feature f on f.layer_no = l.no and f.since_revision <= l.revision and f.until_revision > l.revision and f.id = any($2)
  left join place p on p.level = $3 and ${VALID_AT('now()')} and ST_Intersects(p.geom, ST_PointOnSurface(f.geom))
  where l.id = $1 order by f.id, p.id`;

const NOWHERE: Where = { place: null, name: null, point: null };

type Row = {
  feature: string;
  place: string | null;
  properties: Record<string, unknown>;
  label: string | null;
  point: [number, number] | null;
};

const nameOf = ({ properties, label }: Row): Text | null => {
  if (label === null) return null;
  const of = (language: string): string | undefined => {
    const value = properties[`${label}_${language}`] ?? properties[label];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const [ar, fr, en] = [of('ar'), of('fr'), of('en')];
  const any = fr ?? en ?? ar;
  return any === undefined ? null : { ar: ar ?? any, fr: fr ?? any, en: en ?? any };
};

const inLayer = async (
  client: pg.ClientBase,
  layer: string,
  features: readonly string[],
  level: string,
): Promise<Map<string, Where>> => {
  const { rows } = await client.query<Row>(WHERE, [layer, features, level]);
  return new Map(rows.map((row) => [row.feature, { place: row.place, name: nameOf(row), point: row.point }]));
};

/** Where each of what was seen lies, by its key; those outside of the places that the rule names are nowhere. */
export const whereOf = async (
  client: pg.ClientBase,
  { area }: WarningRule,
  seen: readonly Seen[],
): Promise<Map<string, Where>> => {
  const found = new Map<string, Where>();
  for (const layer of new Set(seen.map((one) => one.layer))) {
    const own = seen.filter((one) => one.layer === layer);
    const places = await inLayer(
      client,
      layer,
      own.map(({ feature }) => feature),
      area.level,
    );
    for (const { key, feature } of own) found.set(key, places.get(feature) ?? NOWHERE);
  }
  if (area.places.length === 0) return found;
  const above = await aboveOf(
    client,
    [...found.values()].flatMap(({ place }) => place ?? []),
  );
  const isMeant = (place: string): boolean => area.places.some((one) => above.get(place)?.includes(one));
  return new Map(
    [...found].map(([key, where]) => [
      key,
      where.place && isMeant(where.place) ? where : { ...where, place: null },
    ]),
  );
};
