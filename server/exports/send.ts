import type { Request, Response } from 'express';
import type { Ask } from '../features/ask.ts';
import { chosenColumns } from '../features/feature-json.ts';
import { collectionUrl } from '../features/links.ts';
import { tagOf } from '../features/page.ts';
import { chunksOf, countOf } from '../features/rows.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { badParameter, HttpError } from '../http/error.ts';
import { answeredUnchanged, cacheOf } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import { sendChunks, untilGone } from '../http/stream.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import type { ExportFormat, ExportJob } from './format.ts';
import { mayBeHandedOn, provenanceOf } from './provenance.ts';

const refuse = (services: Services, request: Request, ask: Ask, format: ExportFormat): void => {
  if (!mayBeHandedOn(ask.layer, seen(services, request)))
    throw new HttpError(403, 'not-redistributable', { values: { id: ask.layer.id } });
  if (ask.query.sortby !== undefined || ask.query.after !== undefined) {
    const parameter = ask.query.sortby === undefined ? 'after' : 'sortby';
    throw badParameter(parameter, 'invalid-parameter', { reason: 'f=json' });
  }
  if (format.onlyGeographic && ask.crs.srid !== 4326)
    throw badParameter('crs', 'invalid-parameter', { reason: 'CRS84' });
};

/** How many rows a file has: all, unless the client set a limit. */
const limitOf = (request: Request, ask: Ask): number =>
  request.query.limit === undefined ? Number.MAX_SAFE_INTEGER : ask.query.limit;

const jobOf = async (
  services: Services,
  request: Request,
  ask: Ask,
  format: ExportFormat,
  signal: AbortSignal,
): Promise<ExportJob> => {
  const { layer, crs } = ask;
  const language = languageOf(request);
  const rows = { ...ask.rows, form: format.form({ layer }) };
  const { count, single } = await countOf(services.db, rows, signal);
  const limit = limitOf(request, ask);
  const url = collectionUrl(baseUrlOf(request, services.config.PUBLIC_URL), layer.id);
  return {
    db: services.db,
    layer,
    columns: chosenColumns(layer.manifest, ask.query.properties),
    crs,
    language,
    provenance: provenanceOf(layer, seen(services, request), { language, url }),
    bom: ask.query.bom,
    rows: chunksOf(services.db, rows, { after: null, limit, signal }),
    extent: { count: Math.min(count, limit), single, isPart: ask.isPart || limit < count },
    gate: services.exports,
    signal,
  };
};

/** A sample says so in its very name. */
const fileName = ({ layer }: Ask, format: ExportFormat): string =>
  `${layer.id}${layer.manifest.status === 'sample' ? '-sample' : ''}.${format.extension}`;

const licenceLink = ({ provenance }: ExportJob): Record<string, string> =>
  provenance.licenceUrl ? { Link: `<${encodeURI(provenance.licenceUrl)}>; rel="license"` } : {};

/** Answers the features of a request as a file, of the whole layer or what is picked of it, written while it is read. */
export const sendFile = async (
  services: Services,
  request: Request,
  response: Response,
  ask: Ask,
  format: ExportFormat,
): Promise<void> => {
  refuse(services, request, ask, format);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const etag = tagOf(base, request, ask, format.extension, languageOf(request));
  response.vary('Accept').vary('Accept-Language');
  if (answeredUnchanged(request, response, etag, cacheOf(ask.layer))) return;
  const headers = {
    'Content-Type': format.mediaType,
    'Content-Disposition': `attachment; filename="${fileName(ask, format)}"`,
  };
  if (request.method === 'HEAD') return void response.set(headers).end();
  const signal = untilGone(response);
  const job = await jobOf(services, request, ask, format, signal);
  await sendChunks(response, format.write(job), signal, () => {
    response.set({ ...headers, ...licenceLink(job) });
  });
};
