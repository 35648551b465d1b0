import type pg from 'pg';
import type { Layer } from '../../../sql/model/layer.ts';
import { type Capability, Visibility } from '../../../sql/model/roles.ts';
import type { Licence, Source } from '../../../sql/model/source.ts';
import type { Text } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { type About, may, type Who } from '../../accounts/who.ts';
import type { Asked } from '../../http/endpoint.ts';
import { pathOf } from '../../http/endpoint.ts';
import { HttpError, notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import type { LayerOrigin } from '../published.ts';
import { seen } from '../seen.ts';

/** Who sees a layer and whose it is. */
export type Holding = { theme: string; owner: string | null; visibility: Visibility };

/** A layer as it is stored; at revision 0 nothing of it was published yet. */
export type StoredLayer = Holding & {
  title: Text;
  origin: LayerOrigin;
  revision: number;
  publishedAt: Date | null;
  featureCount: number;
};

export type StoredDraft = Holding & {
  manifest: Layer;
  sources: Source[];
  licences: Licence[];
  position: number;
  rows: number;
  bytes: number;
  changedAt: Date;
};

/** All that is stored by a layer's id. `job` is the number of the one that works on it. */
export type Standing = {
  id: string;
  layer: StoredLayer | null;
  draft: StoredDraft | null;
  job: number | null;
};

type Client = pg.ClientBase | pg.Pool;

/** Of the jobs that publish or remove a layer one runs at a time. */
export const jobKeyOf = (id: string): string => `layer:${id}`;

const LAYERS = `select id, manifest->'title' as title, coalesce(theme_id, manifest->>'theme') as theme, owner_id as owner,
    visibility, origin, revision, published_at as "publishedAt", feature_count as "featureCount"
  from layer where $1::text is null or id = $1 order by position, id`;

const DRAFTS = `select layer_id as id, manifest->>'theme' as theme, owner_id as owner, visibility, manifest, sources, licences,
    position, row_count as rows, byte_count as bytes, changed_at as "changedAt"
  from layer_draft where $1::text is null or layer_id = $1 order by position, layer_id`;

const JOBS = `select id, unique_key as key from job
  where state in ('waiting', 'running') and (unique_key = $1 or $1 is null and starts_with(unique_key, $2))`;

type Row = { id: string; visibility: unknown };

/** Whatever a newer program wrote there, those alone who work on it see it. */
const known = <One extends Row>(row: One): One => ({
  ...row,
  visibility: Visibility.safeParse(row.visibility).data ?? { kind: 'draft' },
});

const byId = async <One extends Row>(
  client: Client,
  query: string,
  id: string | null,
): Promise<Map<string, One>> => {
  const { rows } = await client.query<One>(query, [id]);
  return new Map(rows.map((row) => [row.id, known(row)]));
};

/** What is stored of all layers, or of the one by an id; `lock` keeps others from changing it until the transaction ends. */
export const standings = async (
  client: Client,
  id: string | null,
  lock: '' | 'for update' = '',
): Promise<Standing[]> => {
  const drafts = await byId<StoredDraft & Row>(client, `${DRAFTS} ${lock}`, id);
  const layers = await byId<StoredLayer & Row>(client, `${LAYERS} ${lock}`, id);
  const jobs = await client.query<{ id: number; key: string }>(JOBS, [
    id === null ? null : jobKeyOf(id),
    jobKeyOf(''),
  ]);
  return [...new Set([...layers.keys(), ...drafts.keys()])].map((one) => ({
    id: one,
    layer: layers.get(one) ?? null,
    draft: drafts.get(one) ?? null,
    job: jobs.rows.find(({ key }) => key === jobKeyOf(one))?.id ?? null,
  }));
};

/** What is stored by an id, which may be nothing. */
export const standingOf = async (client: Client, id: string, lock?: 'for update'): Promise<Standing> =>
  (await standings(client, id, lock))[0] ?? { id, layer: null, draft: null, job: null };

/** The layer as it is published; null where it is not yet. */
export const publishedOf = ({ layer }: Standing): StoredLayer | null =>
  layer && layer.revision > 0 ? layer : null;

/** What a deed on a layer is about: what it is now and what its draft will make of it; for both one must be let. */
const aboutsOf = (standing: Standing): About[] =>
  [publishedOf(standing), standing.draft].flatMap((one) =>
    one ? [{ theme: one.theme, structure: one.owner }] : [],
  );

/** Whether somebody may do something with a layer that there is. */
export const mayWith = (who: Who, capability: Capability, standing: Standing): boolean => {
  const abouts = aboutsOf(standing);
  return abouts.length > 0 && abouts.every((about) => may(who, capability, about));
};

type By = Pick<Asked<never>, 'request' | 'who'>;

const isComputed = ({ layer }: Standing): boolean =>
  layer?.origin === 'computed' || layer?.origin === 'analysis';

/** Throws 409 for what is computed: it changes when what it is computed from does. */
export const refuseComputed = (standing: Standing): void => {
  if (isComputed(standing)) throw new HttpError(409, 'layer-computed', { values: { id: standing.id } });
};

/** Throws 403 for who sees a layer but may not; for who does not see it there is none: the 404 of one that is not. */
export const needWith = (services: Services, by: By, capability: Capability, standing: Standing): void => {
  if (mayWith(by.who, capability, standing)) {
    refuseComputed(standing);
    return;
  }
  if (seen(services, by.request).layers.has(standing.id)) throw new HttpError(403, 'not-allowed');
  throw notFound('no-such-layer', standing.id);
};

/** Throws 409 while a job works on a layer: what it began with must not change under it. */
export const refuseBusy = ({ id, job }: Standing): void => {
  if (job !== null) throw new HttpError(409, 'layer-busy', { values: { id: id.slice(0, 80) } });
};

/** Throws 409 for what is only done to layers that came by the API. */
export const refuseThemes = ({ id, layer }: Standing): void => {
  if (layer?.origin === 'theme' || layer?.origin === 'issued')
    throw new HttpError(409, 'layer-of-theme', { values: { id } });
};

/** The draft; 404 where there is none. */
export const draftOf = ({ id, draft }: Standing): StoredDraft => {
  if (!draft) throw notFound('no-draft', id);
  return draft;
};

/** The layer of a request's path, for who may do something with it. */
export const workOn = async (services: Services, by: By, capability: Capability): Promise<Standing> => {
  const standing = await standingOf(services.db.pool, pathOf(by.request, 'layer'));
  needWith(services, by, capability, standing);
  return standing;
};

/** Changes what is stored of the layer of a request's path, in one transaction, for who may. */
export const change = <T>(
  services: Services,
  by: By,
  capability: Capability,
  work: (client: pg.PoolClient, standing: Standing) => Promise<T>,
): Promise<T> =>
  transaction(services.db, async (client) => {
    const standing = await standingOf(client, pathOf(by.request, 'layer'), 'for update');
    needWith(services, by, capability, standing);
    return work(client, standing);
  });
