import type { Feature, FeatureCollection } from 'geojson';
import type { z } from 'zod';
import {
  CountryInfo,
  LayerList,
  OverlapResult,
  PlaceList,
  SearchResult,
  ThemeList,
} from '../sql/model/api.ts';
import type { Language } from '../sql/model/text.ts';

/** An answer that is not what was asked for. `status` 0: no answer at all. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;

  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

const get = async (path: string, signal?: AbortSignal): Promise<unknown> => {
  const response = await fetch(path, {
    signal: signal ?? null,
    headers: { Accept: 'application/json, application/geo+json' },
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, String(error));
  });
  if (!response.ok) throw new ApiError(response.status, await response.text());
  return response.json();
};

const read = async <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> => schema.parse(await get(path, signal));

const path = (parts: TemplateStringsArray, ...values: string[]): string =>
  parts.reduce(
    (text, part, index) =>
      text + part + (index < values.length ? encodeURIComponent(values[index] as string) : ''),
    '',
  );

/** A page of features, with the address of the next. */
export type ItemPage = FeatureCollection & {
  numberMatched?: number;
  links?: { rel: string; href: string }[];
};

/** The only place that asks the server. */
export const api = {
  country: (signal?: AbortSignal) => read(CountryInfo, '/api/country', signal),
  layers: async (signal?: AbortSignal) => (await read(LayerList, '/api/layers', signal)).layers,
  themes: async (signal?: AbortSignal) => (await read(ThemeList, '/api/themes', signal)).themes,
  places: async (query: string, language: Language, signal?: AbortSignal) =>
    (await read(PlaceList, path`/api/places?limit=6&q=${query}&lang=${language}`, signal)).places,
  /** Places around a point, as they were on a day; now for null. */
  placesAt: async (lng: number, lat: number, day: string | null, signal?: AbortSignal) =>
    (
      await read(
        PlaceList,
        `${path`/api/places?point=${`${lng},${lat}`}`}${day ? `&datetime=${day}` : ''}`,
        signal,
      )
    ).places,
  search: async (query: string, language: Language, signal?: AbortSignal) =>
    (await read(SearchResult, path`/api/search?limit=6&q=${query}&lang=${language}`, signal)).features,
  item: async (layer: string, id: string, signal?: AbortSignal) =>
    (await get(path`/api/collections/${layer}/items/${id}`, signal)) as Feature,
  /** The feature that tiles know by a number. */
  numbered: async (layer: string, fid: number, signal?: AbortSignal) =>
    ((await get(path`/api/collections/${layer}/items?fid=${String(fid)}&limit=1`, signal)) as ItemPage)
      .features[0] ?? null,
  /** A page of features, by its whole address. */
  page: async (address: string, signal?: AbortSignal) => (await get(address, signal)) as ItemPage,
  overlaps: async (layer: string, id: string, language: Language, signal?: AbortSignal) =>
    (await read(OverlapResult, path`/api/collections/${layer}/items/${id}/overlaps?lang=${language}`, signal))
      .overlaps,
};
