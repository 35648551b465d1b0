import type { Request, Response } from 'express';
import { z } from 'zod';
import type { OverlappingResult } from '../../sql/model/api.ts';
import { type Period, periodOf } from '../filter/datetime.ts';
import { badParameter } from '../http/error.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { partitionOf, type Sql, visible } from '../layers/visible.ts';
import type { Services } from '../services.ts';
import { layerOf } from './ask.ts';
import { overlapping, REACH } from './overlaps.ts';
import { Datetime, Lang, Limit } from './query.ts';
import { queryRows } from './rows.ts';
import { titleOf } from './title.ts';

export const OverlappingQuery = z.object({
  with: z.string().max(60).optional(),
  datetime: Datetime,
  limit: Limit(100, 1000),
  lang: Lang,
});
type Query = z.infer<typeof OverlappingQuery>;

type Found = OverlappingResult['overlaps'][number]['features'][number];
type FoundRow = Omit<Found, 'title' | 'sharedKm2'> & {
  properties: Record<string, unknown>;
  shared: number | null;
};

/** A layer held against another; `metres` 0 asks for overlap, more for what lies within that distance. */
export type Pair = {
  layer: PublishedLayer;
  other: PublishedLayer;
  metres: number;
  /** The period of each, null for a layer without time. */
  periods: { own: Period | null; other: Period | null };
  limit: number;
};

/** One query a pair; the index on Web Mercator finds the candidates, the ellipsoid decides, as for one feature. */
export const overlappingQuery = ({ layer, other, metres, periods, limit }: Pair): Sql => {
  const seen = (each: PublishedLayer, period: Period | null) =>
    visible({ layer: each, revision: each.revision, period, filter: null }).text;
  const arePolygons = layer.manifest.geometry === 'polygon' && other.manifest.geometry === 'polygon';
  const near = metres > 0 ? 'ST_DWithin(a.geom::geography, f.geom::geography, $1)' : overlapping(arePolygons);
  const shared = arePolygons
    ? `sum(case when ST_Intersects(a.geom, f.geom)
        then ST_Area(ST_CollectionExtract(ST_Intersection(a.geom, f.geom), 3)::geography) / 1000000 else 0 end)`
    : 'null::float8';
  return {
    text: `with a as (select f.* from ${partitionOf('feature', layer)} f where ${seen(layer, periods.own)})
      select a.id, a.properties, array[ST_XMin(a.geom), ST_YMin(a.geom), ST_XMax(a.geom), ST_YMax(a.geom)] as bbox,
        o.count, round(o.metres::numeric, 1)::float8 as metres, round(o.shared::numeric, 6)::float8 as shared
      from a cross join lateral (
        select count(*)::int4 as count, min(ST_Distance(a.geom::geography, f.geom::geography)) as metres,
          ${shared} as shared
        from ${partitionOf('feature', other)} f
        where f.geom_3857 && ST_Expand(a.geom_3857, ${REACH('$1::float8')}) and ${near}
          and ${seen(other, periods.other)} ${layer.no === other.no ? 'and f.id <> a.id' : ''}
      ) o where o.count > 0
      order by o.shared desc nulls last, o.metres, a.id, a.vid limit ${Math.trunc(limit)}`,
    values: [metres],
  };
};

/** The day asked for, else that on which the layer's revision was published; null for a layer without time. */
const periodAt = (layer: PublishedLayer, asked: Period | null): Period | null =>
  layer.manifest.time ? (asked ?? { from: layer.publishedAt, to: layer.publishedAt }) : null;

/** Answers which features of a layer overlap those of the layers that its manifest declares, or lie near them. */
export const sendOverlapping = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: Query },
): Promise<void> => {
  const layer = layerOf(services, request);
  const signal = untilGone(response);
  const language = languageOf(request);
  const overlaps: OverlappingResult['overlaps'] = [];
  const asked = query.datetime === undefined ? null : periodOf(query.datetime);
  const declared = layer.manifest.overlaps ?? [];
  if (query.with !== undefined && !declared.some(({ layer: name }) => name === query.with))
    throw badParameter('with', 'invalid-parameter', {
      reason: declared.map(({ layer: name }) => name).join(', '),
    });
  for (const { layer: name, distance } of declared) {
    const other = seen(services, request).layers.get(name);
    // A layer that is declared but not published yet has nothing to be held against.
    if (!other || (query.with !== undefined && query.with !== name)) continue;
    const periods = { own: periodAt(layer, asked), other: periodAt(other, asked) };
    const pair: Pair = { layer, other, metres: distance, periods, limit: query.limit };
    const rows = await queryRows<FoundRow>(services.db, overlappingQuery(pair), signal);
    overlaps.push({
      layer: name,
      distance,
      features: rows.map(({ id, count, metres, shared, bbox, properties }) => ({
        id,
        title: titleOf(layer.manifest, { id, properties }, language),
        count,
        metres,
        sharedKm2: shared,
        bbox,
      })),
    });
  }
  sendJson(request, response, { overlaps } satisfies OverlappingResult);
};
