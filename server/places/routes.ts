import type { Request, Response } from 'express';
import { z } from 'zod';
import { PlaceInfo, PlaceList, SearchResult } from '../../sql/model/api.ts';
import { fold } from '../../sql/model/text.ts';
import { boxesOf } from '../features/bbox.ts';
import { CRS84 } from '../features/crs.ts';
import { GEOJSON } from '../features/links.ts';
import { queryRows } from '../features/rows.ts';
import { type Endpoint, endpoint, pathOf } from '../http/endpoint.ts';
import { badParameter, notFound } from '../http/error.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { describePlaces } from './describe.ts';
import { findFeatures, type HitRow, hitOf, searchable } from './features.ts';
import { findPlaces, placeById } from './find.ts';
import { PlaceQuery, PlacesQuery, SearchQuery } from './query.ts';

type Asked<Query> = { request: Request; response: Response; query: Query };

const TAG = 'Places and search';

const levelsOf = ({ country }: Services, text: string | undefined): string[] => {
  const known = [...country.levels].sort((a, b) => a.rank - b.rank).map(({ id }) => id);
  if (text === undefined) return known;
  const asked = text.split(',');
  const unknown = asked.find((level) => !known.includes(level));
  if (unknown !== undefined)
    throw badParameter('level', 'invalid-parameter', {
      reason: `${unknown.slice(0, 40)} (${known.join(', ')})`,
    });
  return known.filter((level) => asked.includes(level));
};

/** Layers whose features are places, of those that whoever asks may know of: others' places are not there for her. */
const placeLayers = (services: Services, request: Request): number[] =>
  [...seen(services, request).layers.values()].filter(({ manifest }) => manifest.place).map(({ no }) => no);

const sendPlaces = async (
  services: Services,
  { request, response, query }: Asked<PlacesQuery>,
): Promise<void> => {
  const { db, country } = services;
  const moment = query.datetime ?? new Date();
  const text = query.q === undefined ? null : fold(query.q);
  const shown = placeLayers(services, request);
  const found =
    text === ''
      ? []
      : await queryRows<{ no: number }>(
          db,
          findPlaces({
            text,
            levels: levelsOf(services, query.level),
            boxes: query.bbox === undefined ? null : boxesOf(query.bbox, CRS84),
            point: query.point ?? null,
            moment,
            shown,
            limit: query.limit,
          }),
          untilGone(response),
        );
  const numbers = found.map(({ no }) => no);
  const places = await describePlaces(db, numbers, { moment, country, shown });
  sendJson(request, response, { places } satisfies PlaceList);
};

const geometryOf = async ({ db }: Services, no: number): Promise<unknown> => {
  const { rows } = await db.read().query<{ geometry: string }>(
    `select ST_AsGeoJSON(case when ST_Dimension(geom) = 2 then ST_ForcePolygonCCW(geom) else geom end, 7, 0) as geometry
       from place where no = $1`,
    [no],
  );
  return JSON.parse(rows[0]?.geometry ?? 'null');
};

const sendPlace = async (
  services: Services,
  { request, response, query }: Asked<PlaceQuery>,
): Promise<void> => {
  const { db, country } = services;
  const id = pathOf(request, 'id');
  const moment = query.datetime ?? new Date();
  const shown = placeLayers(services, request);
  const [found] = await queryRows<{ no: number }>(db, placeById(id, moment, shown), untilGone(response));
  const [place] = found ? await describePlaces(db, [found.no], { moment, country, shown }) : [];
  if (!found || !place) throw notFound('no-such-place', id.slice(0, 80));
  if (query.f === 'json') return sendJson(request, response, place);
  const feature = { type: 'Feature', id, geometry: await geometryOf(services, found.no), properties: place };
  sendJson(request, response, feature, GEOJSON);
};

const layersOf = (services: Services, request: Request, text: string | undefined): PublishedLayer[] => {
  const { layers } = seen(services, request);
  if (text === undefined) return searchable(layers.values());
  return searchable(
    [...new Set(text.split(','))].map((id) => {
      const layer = layers.get(id);
      if (!layer) throw badParameter('layer', 'invalid-parameter', { reason: id.slice(0, 80) });
      return layer;
    }),
  );
};

/** Features that have the text somewhere; where none has, those that have something alike. */
const findHits = async (
  { db }: Services,
  text: string,
  layers: readonly PublishedLayer[],
  limit: number,
  signal: AbortSignal,
): Promise<HitRow[]> => {
  if (text === '' || layers.length === 0) return [];
  const find = (how: 'part' | 'alike') =>
    queryRows<HitRow>(db, findFeatures(text, layers, { how, limit }), signal);
  const found = await find('part');
  return found.length > 0 ? found : find('alike');
};

const sendHits = async (
  services: Services,
  { request, response, query }: Asked<SearchQuery>,
): Promise<void> => {
  const text = fold(query.q);
  const layers = layersOf(services, request, query.layer);
  const rows = await findHits(services, text, layers, query.limit, untilGone(response));
  const language = languageOf(request);
  const features = rows.flatMap((row) => {
    const layer = layers.find(({ id }) => id === row.layer);
    return layer ? [hitOf(row, layer, text, language)] : [];
  });
  sendJson(request, response, { features } satisfies SearchResult);
};

const PlaceFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  geometry: z.looseObject({ type: z.string() }),
  properties: PlaceInfo,
});

/** `/api/places...` and `/api/search`: finding things by name or by where they are. */
export const placeEndpoints: readonly Endpoint[] = [
  endpoint({
    path: '/api/places',
    access: 'public',
    tag: TAG,
    summary: 'Places by name, by point or in a box',
    description: 'Best first: the name itself, its beginning, then what is alike; then larger places.',
    query: PlacesQuery,
    answers: { 200: { description: 'Places', content: { 'application/json': PlaceList } } },
    handle: sendPlaces,
  }),
  endpoint({
    path: '/api/places/{id}',
    access: 'public',
    tag: TAG,
    summary: 'A place',
    query: PlaceQuery,
    answers: {
      200: { description: 'A place', content: { 'application/json': PlaceInfo, [GEOJSON]: PlaceFeature } },
    },
    handle: sendPlace,
  }),
  endpoint({
    path: '/api/search',
    access: 'public',
    tag: TAG,
    summary: 'Features by name, holder or what else is searchable',
    query: SearchQuery,
    answers: { 200: { description: 'Features', content: { 'application/json': SearchResult } } },
    handle: sendHits,
  }),
];
