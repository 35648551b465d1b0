import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import type { JobBegun, PublishOrder } from '../../../sql/model/api/layers.ts';
import { actorOf, type Who } from '../../accounts/who.ts';
import type { Asked } from '../../http/endpoint.ts';
import { HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { jobAddress } from './read.ts';
import { change, draftOf, jobKeyOf, refuseBusy, refuseThemes, type Standing } from './standing.ts';

type By = Pick<Asked<never>, 'request' | 'who'>;

/** Begins the one job that works on a layer, and notes who had it begun. */
const begin = async (
  client: pg.ClientBase,
  who: Who,
  { id }: Standing,
  name: 'layer.publish' | 'layer.remove',
  force: boolean,
): Promise<JobBegun> => {
  const options = { uniqueKey: jobKeyOf(id), actor: actorOf(who) };
  const job =
    name === 'layer.publish'
      ? await enqueue(client, name, { layer: id, force }, options)
      : await enqueue(client, name, { layer: id }, options);
  if (job === null) throw new HttpError(409, 'layer-busy', { values: { id } });
  await audit(client, {
    actor: actorOf(who),
    action: `${name}.ask`,
    object: { kind: 'layer', id },
    after: { job, ...(force ? { force } : {}) },
  });
  return { job: jobAddress(job), id: job };
};

/** Has the draft made the layer's next revision. */
export const publishDraft = (services: Services, by: By, { force }: PublishOrder): Promise<JobBegun> =>
  change(services, by, 'layers.publish', async (client, standing) => {
    const { id } = standing;
    const draft = draftOf(standing);
    refuseThemes(standing);
    refuseBusy(standing);
    if (draft.rows === 0 && !force) throw new HttpError(409, 'draft-empty', { values: { id } });
    return begin(client, by.who, standing, 'layer.publish', force);
  });

const removeDraft = async (client: pg.ClientBase, who: Who, { id, draft }: Standing): Promise<void> => {
  await client.query('delete from layer_draft where layer_id = $1', [id]);
  await audit(client, {
    actor: actorOf(who),
    action: 'layer.draft.remove',
    object: { kind: 'layer', id },
    before: { rows: draft?.rows ?? 0 },
  });
};

/**
 * Takes a layer that came by the API away with all that it ever was: what is only a draft at once (null is given), what is
 * published by a job; until that has ended only those who work on it see it.
 */
export const removeLayer = async (services: Services, by: By): Promise<JobBegun | null> => {
  const begun = await change(services, by, 'layers.publish', async (client, standing) => {
    refuseBusy(standing);
    // A theme may have brought a layer of the draft's name meanwhile: that stays.
    if (!standing.draft || !standing.layer) refuseThemes(standing);
    if (standing.layer?.origin !== 'api') {
      await removeDraft(client, by.who, standing);
      return null;
    }
    await client.query(`update layer set visibility = '{"kind": "draft"}' where id = $1`, [standing.id]);
    return begin(client, by.who, standing, 'layer.remove', false);
  });
  await services.catalogue.refresh();
  return begun;
};
