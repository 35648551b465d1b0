import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import type { LayerDraft, LayerWrite } from '../../../sql/model/api/layers.ts';
import { layerFaults, provenanceFaults } from '../../../sql/model/layer-faults.ts';
import { sameText, type Text } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf, may, type Who } from '../../accounts/who.ts';
import { need } from '../../http/access.ts';
import { type Asked, pathOf } from '../../http/endpoint.ts';
import { badParameter, HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { seen } from '../seen.ts';
import { differences, holdingFacts, isSame } from './facts.ts';
import { provenanceOf } from './provenance.ts';
import { draftView } from './read.ts';
import {
  type Holding,
  mayWith,
  publishedOf,
  refuseBusy,
  refuseComputed,
  refuseThemes,
  type Standing,
  standingOf,
} from './standing.ts';

type Put = { request: Asked<never>['request']; who: Who; body: LayerWrite };

const checkManifest = ({ country }: Services, id: string, body: LayerWrite): void => {
  if (body.layer.id !== id)
    throw badParameter('layer.id', 'invalid-parameter', { reason: sameText(id.slice(0, 80)) });
  const [fault] = [
    ...layerFaults(body.layer, country).map(({ path, reason }) => ({ path: `layer.${path}`, reason })),
    ...provenanceFaults(body.sources, body.licences),
  ];
  if (fault) throw badParameter(fault.path, 'invalid-parameter', { reason: fault.reason });
};

/** What the draft will be first published with: what was sent, else what it is now. */
const holdingOf = (standing: Standing, body: LayerWrite): Holding => {
  const now = publishedOf(standing) ?? standing.draft;
  return {
    theme: body.layer.theme,
    owner: body.owner === undefined ? (now?.owner ?? null) : body.owner,
    visibility: body.visibility ?? now?.visibility ?? { kind: 'draft' },
  };
};

/** Of a published layer they are changed at their own addresses, where that holds at once. */
const refuseAccess = (standing: Standing, { owner, visibility }: Holding): void => {
  const { id } = standing;
  const layer = publishedOf(standing);
  if (!layer) return;
  const parameter =
    owner !== layer.owner ? 'owner' : !isSame(visibility, layer.visibility) ? 'visibility' : null;
  if (parameter) throw new HttpError(409, 'access-set-apart', { parameter, values: { id, parameter } });
};

/** Whoever may not change what has the name learns only that it is taken. */
const refuseForeign = (services: Services, { request, who }: Put, standing: Standing): void => {
  const { id, layer, draft } = standing;
  if ((!layer && !draft) || mayWith(who, 'layers.write', standing)) return;
  if (seen(services, request).layers.has(id)) throw new HttpError(403, 'not-allowed');
  throw new HttpError(409, 'layer-taken', { values: { id } });
};

/** Places, the base map and what is shown first are everybody's: a structure alone does not change them. */
const needAll = (who: Who, { layer }: LayerWrite, { theme, owner }: Holding): void => {
  need(who, 'layers.write', { theme, structure: owner });
  if ((layer.place || layer.basemap || layer.initial) && !may(who, 'layers.write', { theme })) {
    const path = layer.place ? 'place' : layer.basemap ? 'basemap' : 'initial';
    throw new HttpError(403, 'not-allowed', { parameter: `layer.${path}` });
  }
};

const UNKNOWN: Text = { ar: 'غير معروف هنا', fr: 'inconnu ici', en: 'it is not known here' };

const needRow = async (
  client: pg.ClientBase,
  table: 'theme' | 'institution',
  id: string | null,
  path: string,
): Promise<void> => {
  if (id === null) return;
  const { rowCount } = await client.query(`select from ${table} where id = $1`, [id]);
  if (!rowCount) throw badParameter(path, 'invalid-parameter', { reason: UNKNOWN });
};

/** Layers that came by the API stand behind those that the theme itself has, in the order in which they came. */
const FIRST_POSITION = 1000;

const NEXT_POSITION = `select 1 + greatest(${FIRST_POSITION - 1}, (select max(position) from layer where theme_id = $1),
  (select max(position) from layer_draft where manifest->>'theme' = $1)) as position`;

const positionOf = async (client: pg.ClientBase, { draft }: Standing, theme: string): Promise<number> => {
  if (draft?.theme === theme) return draft.position;
  const { rows } = await client.query<{ position: number }>(NEXT_POSITION, [theme]);
  return rows[0]!.position;
};

const CREATE = `insert into layer_draft (layer_id, manifest, sources, licences, owner_id, visibility, position)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;
const CHANGE = `update layer_draft set manifest = $2, sources = $3, licences = $4, owner_id = $5, visibility = $6,
  position = $7, changed_at = now() where layer_id = $1`;

const store = async (
  client: pg.ClientBase,
  standing: Standing,
  body: LayerWrite,
  holding: Holding,
): Promise<void> => {
  const { id, draft } = standing;
  const { sources, licences } = await provenanceOf(client, body);
  const position = await positionOf(client, standing, holding.theme);
  const values = [id, body.layer, sources, licences].map((value, at) =>
    at === 0 ? value : JSON.stringify(value),
  );
  const { owner, visibility } = holding;
  const done = await client.query(draft ? CHANGE : CREATE, [
    ...values,
    owner,
    JSON.stringify(visibility),
    position,
  ]);
  // Somebody else made one of that name in the same moment.
  if (!done.rowCount) throw new HttpError(409, 'conflict');
};

/** Makes or changes the draft of a layer; gives it, and whether it is new. */
export const putDraft = async (
  services: Services,
  put: Put,
): Promise<{ draft: LayerDraft; isNew: boolean }> => {
  const id = pathOf(put.request, 'layer');
  checkManifest(services, id, put.body);
  return transaction(services.db, async (client) => {
    const standing = await standingOf(client, id, 'for update');
    refuseForeign(services, put, standing);
    refuseThemes(standing);
    refuseComputed(standing);
    refuseBusy(standing);
    const holding = holdingOf(standing, put.body);
    refuseAccess(standing, holding);
    needAll(put.who, put.body, holding);
    await needRow(client, 'theme', holding.theme, 'layer.theme');
    await needRow(client, 'institution', holding.owner, 'owner');
    await store(client, standing, put.body, holding);
    const now = await standingOf(client, id);
    const isNew = standing.draft === null;
    await audit(client, {
      actor: actorOf(put.who),
      action: isNew ? 'layer.draft.create' : 'layer.draft.change',
      object: { kind: 'layer', id },
      ...differences(holdingFacts(standing.draft), holdingFacts(now.draft)),
    });
    return { draft: draftView(now), isNew };
  });
};
