import type { Actor } from '../../sql/audit.ts';
import { countryOf } from '../../sql/countries/index.ts';
import { type JobContext, JobFailure, type JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import type { Country } from '../../sql/model/country.ts';
import { publishDraft } from '../draft/publish.ts';
import { openGeos } from '../geometry/geos.ts';
import { SILENCE_SECONDS } from '../load/claim.ts';
import { LoadFailure } from '../load/failure.ts';
import type { Progress } from '../load/job.ts';
import { removeLayer } from '../load/remove.ts';

/** Who had the job done, for the trail. */
const actorOf = async ({ db, id }: JobContext): Promise<Actor> => {
  const { rows } = await db.pool.query<Actor>(
    'select actor_kind as kind, actor_id as id from job where id = $1',
    [id],
  );
  return rows[0]!;
};

/** Another load of the layer may be a dead one, which counts as such when it was silent for so long. */
const BUSY_MS = (SILENCE_SECONDS + 5) * 1000;

/** A load that cannot be is none to try again, but for one that was stopped, or stands in another's way. */
const told = (error: unknown): never => {
  if (!(error instanceof LoadFailure) || error.code === 'interrupted') throw error;
  const isBusy = error.code === 'layer-busy';
  throw new JobFailure(error.code, error.message, isBusy ? { afterMs: BUSY_MS } : { isFinal: true });
};

/** How far a load is, of all that it does. */
const partOf = ({ stage, rows, total }: Progress): number => {
  if (stage === 'publish') return 0.95;
  if (stage === 'generalise') return 0.6;
  return total === null ? 0.05 : Math.min(0.55, 0.05 + (0.5 * rows) / Math.max(1, total));
};

type Publish = PayloadOf<'layer.publish'>;

/** Makes the draft of a layer its next revision, in a country. */
export const publishIn =
  (country: Country): JobHandler<Publish> =>
  async ({ layer, force }, context) => {
    const { db, signal, complete } = context;
    const by = await actorOf(context);
    await publishDraft(layer, by, {
      db,
      country,
      geos: await openGeos(),
      force,
      signal,
      // A job that is lost is told so where it would publish.
      progress: (progress) => void context.progress(partOf(progress)).catch(() => undefined),
      within: (work) => complete(work),
    }).catch(told);
  };

/** `layer.publish` */
export const publishLayer: JobHandler<Publish> = (payload, context) =>
  publishIn(countryOf(context.env.COUNTRY ?? 'tn'))(payload, context);

/** `layer.remove` */
export const removeLayerJob: JobHandler<PayloadOf<'layer.remove'>> = async ({ layer }, context) => {
  const by = await actorOf(context);
  const within = <T>(work: Parameters<typeof context.complete<T>>[0]) => context.complete(work);
  await removeLayer(context.db, layer, { by, within }).catch(told);
};
