import type { Whereabouts } from '../../sql/model/api/dashboard.ts';
import { queryRows } from '../features/rows.ts';
import { nameOf } from '../indicators/answer/value.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { partitionOf } from '../layers/visible.ts';
import { VALID_AT } from '../places/find.ts';
import { LIES_IN } from '../series/find.ts';
import { keyOf, placeLayers, regionLevel, type Sight, type Where } from './sight.ts';

const now = ({ revision }: PublishedLayer): string =>
  `f.since_revision <= ${Math.trunc(revision)} and f.until_revision > ${Math.trunc(revision)}`;

const idsIn = async ({ db, place, signal }: Sight, layer: PublishedLayer): Promise<Set<string> | null> => {
  if (!place) return null;
  const text = `select distinct f.id from ${partitionOf('feature', layer)} f where ${now(layer)} and ${LIES_IN.replace('?', '$1')}`;
  const rows = await queryRows<{ id: string }>(db, { text, values: [place.no] }, signal);
  return new Set(rows.map(({ id }) => id));
};

/** The features of a layer that lie in the place of the dashboard; null: it is of all of them. Each layer is asked for once. */
export type Scope = (layer: PublishedLayer) => Promise<Set<string> | null>;

export const openScope = (sight: Sight): Scope => {
  const known = new Map<string, Promise<Set<string> | null>>();
  return (layer) => {
    const found = known.get(layer.id) ?? idsIn(sight, layer);
    known.set(layer.id, found);
    return found;
  };
};

type Row = {
  id: string;
  properties: Record<string, unknown>;
  region: string | null;
  region_name: Record<string, string> | null;
};

const rowsOf = async (
  { db, signal, country, snapshot }: Sight,
  layer: PublishedLayer,
  features: readonly string[],
): Promise<Row[]> =>
  queryRows<Row>(
    db,
    {
      text: `select distinct on (f.id) f.id, f.properties, p.id as region, p.name as region_name
        from ${partitionOf('feature', layer)} f left join place p on p.level = $2 and p.layer_no = any($3::int[])
          and ${VALID_AT('$4')} and ST_Intersects(p.geom, ST_PointOnSurface(f.geom))
        where f.id = any($1::text[]) and ${now(layer)} order by f.id, f.valid_from desc nulls last`,
      values: [features, regionLevel({ country }), placeLayers({ snapshot }).map(({ no }) => no), new Date()],
    },
    signal,
  );

/** Where a feature is: itself, and the region that it lies in (itself, where it is one or lies in none). */
export type Located = { at: Whereabouts; region: Whereabouts };

const locatedOf = ({ id, manifest }: PublishedLayer, row: Row): Located => {
  const { place } = manifest;
  const code = place && row.properties[place.code];
  const at = {
    place: place && code !== undefined ? `${place.level}:${place.scheme}:${String(code)}` : `${id}:${row.id}`,
    name: nameOf({ manifest } as PublishedLayer, row.properties),
  };
  return { at, region: row.region ? { place: row.region, name: row.region_name ?? {} } : at };
};

/** Where features are, by `keyOf`; what is not there any more is left out. */
export const locate = async (sight: Sight, wheres: readonly Where[]): Promise<Map<string, Located>> => {
  const byLayer = new Map<string, Set<string>>();
  for (const { layer, feature } of wheres)
    byLayer.set(layer, (byLayer.get(layer) ?? new Set<string>()).add(feature));
  const found = new Map<string, Located>();
  for (const [id, features] of byLayer) {
    const layer = sight.snapshot.layers.get(id);
    if (!layer) continue;
    for (const row of await rowsOf(sight, layer, [...features]))
      found.set(keyOf({ layer: id, feature: row.id }), locatedOf(layer, row));
  }
  return found;
};

/** Those of what was found that lie in the place of the dashboard. */
export const inScope = async <Found extends Where>(
  { snapshot }: Sight,
  scope: Scope,
  found: readonly Found[],
): Promise<Found[]> => {
  const kept: Found[] = [];
  for (const one of found) {
    const layer = snapshot.layers.get(one.layer);
    const ids = layer && (await scope(layer));
    if (layer && (ids === null || ids?.has(one.feature))) kept.push(one);
  }
  return kept;
};
