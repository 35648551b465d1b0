import type { Request, Response } from 'express';
import { z } from 'zod';
import type { OverlapResult } from '../../sql/model/api.ts';
import type { Language } from '../../sql/model/text.ts';
import { type Period, periodOf } from '../filter/datetime.ts';
import { pathOf } from '../http/endpoint.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { partitionOf, type Sql, visible } from '../layers/visible.ts';
import type { Services } from '../services.ts';
import { layerOf } from './ask.ts';
import { versionMeant, versionsOf } from './item.ts';
import { Datetime, Lang, Limit } from './query.ts';
import { queryRows } from './rows.ts';
import { titleOf } from './title.ts';

export const OverlapsQuery = z.object({ datetime: Datetime, limit: Limit(100, 1000), lang: Lang });

type Found = OverlapResult['overlaps'][number]['features'][number];
type FoundRow = Omit<Found, 'title' | 'sharedKm2'> & {
  properties: Record<string, unknown>;
  shared: number | null;
};

/** One feature, held against a layer. `metres` 0 asks for overlap, more for what lies within that distance. */
export type Against = {
  layer: PublishedLayer;
  vid: number;
  id: string;
  other: PublishedLayer;
  metres: number;
  period: Period | null;
  limit: number;
};

/** Metres of Web Mercator that a distance may measure: its scale grows with the latitude. */
export const REACH = (metres: string): string =>
  `1.01 * ${metres} / cos(radians(least(85, greatest(abs(ST_YMin(a.geom)), abs(ST_YMax(a.geom))) + ${metres} / 110000)))`;

/** Neighbours that share a border only do not overlap. */
export const overlapping = (arePolygons: boolean): string =>
  `ST_Intersects(a.geom, f.geom)${arePolygons ? ' and not ST_Touches(a.geom, f.geom)' : ''}`;

/** Distance and area on the ellipsoid (PostGIS geography); the index on Web Mercator finds the candidates. */
export const overlapsQuery = ({ layer, vid, id, other, metres, period, limit }: Against): Sql => {
  const seen = visible({ layer: other, revision: other.revision, period, filter: null }, 3);
  const arePolygons = layer.manifest.geometry === 'polygon' && other.manifest.geometry === 'polygon';
  const near = metres > 0 ? 'ST_DWithin(a.geom::geography, f.geom::geography, $2)' : overlapping(arePolygons);
  const shared = arePolygons
    ? `case when ST_Intersects(a.geom, f.geom)
        then ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, f.geom), 3)::geography) / 1000000 else 0 end`
    : 'null::float8';
  return {
    text: `with a as materialized (select geom, geom_3857 from ${partitionOf('feature', layer)} where vid = $1),
      near as (
        select f.id, f.vid, f.properties, f.geom, a.geom as own from ${partitionOf('feature', other)} f, a
        where f.geom_3857 && ST_Expand(a.geom_3857, ${REACH('$2::float8')}) and ${near} and ${seen.text}
          and (${layer.no === other.no ? 'f.id <> $3' : '$3::text is not null'})
      )
      select f.id, f.properties, array[ST_XMin(f.geom), ST_YMin(f.geom), ST_XMax(f.geom), ST_YMax(f.geom)] as bbox,
        round(ST_Distance(f.own::geography, f.geom::geography)::numeric, 1)::float8 as metres,
        round((${shared.replaceAll('a.geom', 'f.own')})::numeric, 6)::float8 as shared
      from near f order by metres, shared desc nulls last, f.id, f.vid limit ${Math.trunc(limit)}`,
    values: [vid, metres, id, ...seen.values],
  };
};

const foundOf = (row: FoundRow, layer: PublishedLayer, language: Language): Found => ({
  id: row.id,
  title: titleOf(layer.manifest, row, language),
  metres: row.metres,
  sharedKm2: row.shared,
  bbox: row.bbox,
});

/** Answers which features of the layers that the manifest declares overlap a feature or lie near it. */
export const sendOverlaps = async (
  services: Services,
  {
    request,
    response,
    query,
  }: { request: Request; response: Response; query: z.infer<typeof OverlapsQuery> },
): Promise<void> => {
  const layer = layerOf(services, request);
  const id = pathOf(request, 'id');
  const signal = untilGone(response);
  const meant = versionMeant(await versionsOf(services, layer, id, signal), layer, id, query.datetime);
  const overlaps: OverlapResult['overlaps'] = [];
  for (const { layer: name, distance } of layer.manifest.overlaps ?? []) {
    const other = seen(services, request).layers.get(name);
    // A layer that is declared but not published yet has nothing to be held against.
    if (!other) continue;
    const present =
      query.datetime === undefined
        ? { from: other.publishedAt, to: other.publishedAt }
        : periodOf(query.datetime);
    const period = other.manifest.time ? present : null;
    const against: Against = {
      layer,
      vid: meant.vid,
      id,
      other,
      metres: distance,
      period,
      limit: query.limit,
    };
    const rows = await queryRows<FoundRow>(services.db, overlapsQuery(against), signal);
    const language = languageOf(request);
    overlaps.push({ layer: name, distance, features: rows.map((row) => foundOf(row, other, language)) });
  }
  sendJson(request, response, { overlaps } satisfies OverlapResult);
};
