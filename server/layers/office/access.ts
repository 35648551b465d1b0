import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import type { LayerAccess } from '../../../sql/model/api/layers.ts';
import { actorOf } from '../../accounts/who.ts';
import { need } from '../../http/access.ts';
import type { Asked } from '../../http/endpoint.ts';
import { badParameter } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { isSame } from './facts.ts';
import { change, publishedOf, type Standing } from './standing.ts';

type By = Pick<Asked<never>, 'request' | 'who'>;

const accessOf = (standing: Standing): LayerAccess => {
  // Who may, the standing has one of them.
  const { owner, visibility } = (publishedOf(standing) ?? standing.draft)!;
  return { owner, visibility };
};

/** The draft and the layer are held by the same, seen by the same. */
const store = async (
  client: pg.ClientBase,
  id: string,
  { owner, visibility }: LayerAccess,
): Promise<void> => {
  const values = [id, owner, JSON.stringify(visibility)];
  await client.query('update layer_draft set owner_id = $2, visibility = $3 where layer_id = $1', values);
  await client.query('update layer set owner_id = $2, visibility = $3 where id = $1', values);
};

/** Changes one part of a layer's access; this process obeys at once, the others within two seconds. */
const setPart = async <Part extends keyof LayerAccess>(
  services: Services,
  by: By,
  part: Part,
  value: LayerAccess[Part],
  check: (client: pg.PoolClient, standing: Standing) => Promise<void>,
): Promise<LayerAccess> => {
  const access = await change(services, by, 'layers.publish', async (client, standing) => {
    const before = accessOf(standing);
    const after = { ...before, [part]: value };
    if (isSame(before, after)) return before;
    await check(client, standing);
    await store(client, standing.id, after);
    await audit(client, {
      actor: actorOf(by.who),
      action: `layer.${part}.set`,
      object: { kind: 'layer', id: standing.id },
      before: { [part]: before[part] },
      after: { [part]: value },
    });
    return after;
  });
  await services.catalogue.refresh();
  return access;
};

/** Sets who sees a layer. */
export const setVisibility = (
  services: Services,
  by: By,
  visibility: LayerAccess['visibility'],
): Promise<LayerAccess> => setPart(services, by, 'visibility', visibility, async () => undefined);

/** Sets whose a layer is; only to who could do the same with it then. */
export const setOwner = (services: Services, by: By, owner: string | null): Promise<LayerAccess> =>
  setPart(services, by, 'owner', owner, async (client, standing) => {
    for (const one of [publishedOf(standing), standing.draft]) {
      if (one) need(by.who, 'layers.publish', { theme: one.theme, structure: owner });
    }
    if (owner === null) return;
    const { rowCount } = await client.query('select from institution where id = $1', [owner]);
    const reason = { ar: 'غير معروف هنا', fr: 'inconnu ici', en: 'it is not known here' };
    if (!rowCount) throw badParameter('owner', 'invalid-parameter', { reason });
  });
