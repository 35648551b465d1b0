import type { Request } from 'express';
import { audit } from '../../sql/audit.ts';
import { PutSdgDataset, PutSdgStatus, SdgImport } from '../../sql/model/api/sdg.ts';
import type { SdgDatasetHead } from '../../sql/model/sdg/dataset.ts';
import { sdgIndicator } from '../../sql/model/sdg/frame.ts';
import { sameText } from '../../sql/model/text.ts';
import { readOpenSdg } from '../../sql/sdg/read.ts';
import { readOpenSdgMeta } from '../../sql/sdg/read-meta.ts';
import { isComputed, removeDataset, storeDataset } from '../../sql/sdg/store.ts';
import { transaction } from '../../sql/transaction.ts';
import { actorOf, type Who } from '../accounts/who.ts';
import { need } from '../http/access.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { badParameter, HttpError, notFound } from '../http/error.ts';
import type { Services } from '../services.ts';

const given = {
  access: { may: 'policies.write' },
  tag: 'Sustainable Development Goals',
  query: NO_QUERY,
} as const;

/** What is of the whole country is for who may write of every theme. */
const allowed = (request: Request, who: Who): string => {
  const id = pathOf(request, 'id');
  if (!sdgIndicator(id)) throw notFound('no-such-thing', id);
  need(who, 'policies.write', { theme: null });
  return id;
};

/** What comes with a file: what the body says, else its metadata. Throws a 400 for metadata of another number, or that cannot be read. */
const headOf = (
  { progress, source, isSample }: Pick<PutSdgDataset, 'progress' | 'source' | 'isSample'>,
  text: string | undefined,
  indicator: string,
): SdgDatasetHead => {
  const meta = readOpenSdgMeta(text ?? '');
  const wrong =
    meta.faults[0]?.field ??
    (meta.indicator === null || meta.indicator === indicator ? null : meta.indicator);
  if (wrong !== null) throw badParameter('meta', 'invalid-parameter', { reason: wrong.slice(0, 80) });
  const named = meta.source === null ? undefined : sameText(meta.source);
  const found = source ?? named;
  if (!found) throw badParameter('source', 'invalid-parameter', { reason: 'source_organisation_1' });
  return { progress: progress ?? meta.progress, source: found, isSample };
};

const put = async (
  { db }: Services,
  { who, indicator, body }: { who: Who; indicator: string; body: PutSdgDataset },
): Promise<SdgImport> => {
  const { csv, isTrial, meta, ...given } = body;
  const head = headOf(given, meta, indicator);
  const { columns, rows, rejects } = readOpenSdg(csv);
  const told = { indicator, columns, rows: rows.length, rejects };
  if (isTrial || rows.length === 0) {
    if (!isTrial) throw badParameter('csv', 'invalid-parameter', { reason: rejects[0]?.reason ?? '0' });
    return { ...told, isWritten: false };
  }
  await transaction(db, async (client) => {
    if (await isComputed(client, indicator))
      throw new HttpError(409, 'sdg-computed', { values: { id: indicator } });
    await storeDataset(client, actorOf(who), { ...head, indicator, columns, rows });
  });
  return { ...told, isWritten: true };
};

const SET = `insert into sdg_reporting (indicator, status, note) values ($1, $2, $3)
  on conflict (indicator) do update set status = excluded.status, note = excluded.note, changed_at = now()`;

/** `/api/office/sdg/{id}...`: files of values, and what is said of indicators without. */
export const officeSdgEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/sdg/{id}',
    summary: 'Puts a file of Open SDG in the place of what is kept of an indicator',
    description:
      'Tidy or wide, with its metadata (`meta`, YAML) where there are any. Rows that cannot be taken are told, and the others are written; 409 of what is computed here.',
    body: PutSdgDataset,
    bodyBytes: 2_500_000,
    answers: { 200: { description: 'What was taken', content: { 'application/json': SdgImport } } },
    handle: async (services, { request, response, who, body }) => {
      const indicator = allowed(request, who);
      response.json(await put(services, { who, indicator, body }));
    },
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/office/sdg/{id}',
    summary: 'Takes the file of an indicator away',
    answers: { 204: { description: 'Done' } },
    handle: async ({ db }, { request, response, who }) => {
      const indicator = allowed(request, who);
      const was = await transaction(db, (client) => removeDataset(client, actorOf(who), indicator));
      if (!was) throw notFound('no-such-thing', indicator);
      response.status(204).end();
    },
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/sdg/{id}/status',
    summary: 'Says how far an indicator without values is',
    body: PutSdgStatus,
    answers: { 204: { description: 'Done' } },
    handle: async ({ db }, { request, response, who, body: { status, note } }) => {
      const indicator = allowed(request, who);
      await transaction(db, async (client) => {
        if (status === null)
          await client.query('delete from sdg_reporting where indicator = $1', [indicator]);
        else await client.query(SET, [indicator, status, note && JSON.stringify(note)]);
        await audit(client, {
          actor: actorOf(who),
          action: 'sdg.status',
          object: { kind: 'sdg', id: indicator },
          after: { status, note },
        });
      });
      response.status(204).end();
    },
  }),
];
