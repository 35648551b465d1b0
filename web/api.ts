import type { Feature, FeatureCollection } from 'geojson';
import { z } from 'zod';
import { SessionInfo } from '../sql/model/api/session.ts';
import {
  CountryInfo,
  LayerInfo,
  LayerList,
  OverlapResult,
  PlaceList,
  ProblemDetails,
  SearchResult,
  ThemeList,
} from '../sql/model/api.ts';
import type { Language } from '../sql/model/text.ts';

/**
 * An answer that is not what was asked for. `status` 0: no answer at all. `code` is the end of the problem's `type`, which
 * does not change; the message is its sentence for the reader, and `parameter` the field at fault.
 */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly parameter: string | null;
  /** Seconds after which it is worth while to try again, where the server says so. */
  readonly retryAfter: number | null;

  constructor(
    status: number,
    detail: string,
    about: { code?: string; parameter?: string | undefined; retryAfter?: number | null } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = about.code ?? '';
    this.parameter = about.parameter ?? null;
    this.retryAfter = about.retryAfter ?? null;
  }
}

/** A proof of who one is was asked for and not given: nothing was done, and nothing need be said. */
export class NotProven extends Error {
  override name = 'NotProven';
}

const problemIn = async (response: Response): Promise<ApiError> => {
  const text = await response.text();
  const retryAfter = Number(response.headers.get('Retry-After')) || null;
  if (!response.headers.get('Content-Type')?.includes('json')) return new ApiError(response.status, text);
  const problem = ProblemDetails.safeParse(JSON.parse(text));
  if (!problem.success) return new ApiError(response.status, text);
  const { type, title, detail, parameter } = problem.data;
  const code = type.split('/').at(-1) ?? '';
  return new ApiError(response.status, detail ?? title, { code, parameter, retryAfter });
};

/** Problems are told in the language of the page, whatever the browser prefers. */
const headers = (): Record<string, string> => ({
  Accept: 'application/json, application/geo+json',
  'Accept-Language': document.documentElement.lang,
});

const ask = async (path: string, init: RequestInit): Promise<Response> => {
  const response = await fetch(path, { ...init, headers: { ...headers(), ...init.headers } }).catch(
    (error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw new ApiError(0, String(error));
    },
  );
  if (!response.ok) throw await problemIn(response);
  return response;
};

const get = async (path: string, signal?: AbortSignal): Promise<unknown> =>
  (await ask(path, { signal: signal ?? null })).json();

/** Reads an address of ours by the shape that the server says it answers in. */
export const read = async <Schema extends z.ZodType>(
  schema: Schema,
  path: string,
  signal?: AbortSignal,
): Promise<z.infer<Schema>> => schema.parse(await get(path, signal));

export type Write = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Changes something: JSON there, and back by a shape; `null` for an answer without content. */
export const write = async <Schema extends z.ZodType>(
  method: Write,
  address: string,
  body: unknown,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const json = { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
  const response = await ask(address, { method, ...(body === undefined ? {} : json) });
  return schema.parse(response.status === 204 ? null : await response.json());
};

/** Sends a file as it is, and reads what is answered by a shape. */
export const upload = async <Schema extends z.ZodType>(
  address: string,
  file: Blob,
  schema: Schema,
): Promise<z.infer<Schema>> => {
  const headers = { 'Content-Type': file.type || 'application/octet-stream' };
  return schema.parse(await (await ask(address, { method: 'POST', body: file, headers })).json());
};

/** A file that only who is signed in may have, and so no plain link leads to. */
export const download = async (address: string): Promise<Blob> => (await ask(address, {})).blob();

/** An address whose parts are escaped: path`/api/keys/${id}`. */
export const path = (parts: TemplateStringsArray, ...values: string[]): string =>
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

/** The only place that asks the server; areas that are loaded later keep their own addresses, and ask by `read` and `write`. */
export const api = {
  session: (signal?: AbortSignal) => read(SessionInfo, '/api/session', signal),
  signOut: () => write('DELETE', '/api/session', undefined, z.null()),
  country: (signal?: AbortSignal) => read(CountryInfo, '/api/country', signal),
  layers: async (signal?: AbortSignal) => (await read(LayerList, '/api/layers', signal)).layers,
  layer: (id: string, signal?: AbortSignal) => read(LayerInfo, path`/api/layers/${id}`, signal),
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
  /** A feature as it was at a time, or as it is now. */
  item: async (layer: string, id: string, time: string | null, signal?: AbortSignal) =>
    (await get(
      `${path`/api/collections/${layer}/items/${id}`}${time ? `?datetime=${encodeURIComponent(time)}` : ''}`,
      signal,
    )) as Feature,
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
