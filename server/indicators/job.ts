import type pg from 'pg';
import { countryOf } from '../../sql/countries/index.ts';
import type { Db } from '../../sql/db.ts';
import { enqueueCompute } from '../../sql/indicators/mark.ts';
import type { JobContext, JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import type { Country } from '../../sql/model/country.ts';
import type { IndicatorPeriod } from '../../sql/model/indicator.ts';
import { indicatorsUsed, layersUsed, parametersUsed } from '../../sql/model/indicator-layers.ts';
import { askForEvaluation } from '../../sql/warnings/ask-for-evaluation.ts';
import { NONE, type Tally, together } from '../computed/tally.ts';
import type { Scope } from '../computed/values.ts';
import { activeIn } from './active.ts';
import { type Claim, claimIndicator } from './claim.ts';
import { basesOf, computeFor, scopeOf, type Work } from './compute.ts';
import { extentOf } from './extent.ts';
import type { Client, Surroundings } from './inputs/context.ts';
import { methodOf } from './methods/index.ts';
import { type Dirty, planOf, readDirty } from './plan.ts';
import { type Piece, publishPiece, stagePiece } from './publish.ts';
import { surroundingsOf } from './surroundings.ts';

/** Features whose values are in memory at a time, by how many each has. */
const CHUNK: Record<IndicatorPeriod, number> = { hour: 1, day: 5, month: 60, year: 500, none: 2000 };
/** Values that one short transaction writes; on the embedded engine everybody waits meanwhile. */
const PIECE = 20_000;
/** When a job comes again that found another at its indicator. */
const AGAIN_MS = 10_000;

const WAITS = `select exists (select from indicator_dirty where indicator_id = any($1))
    or exists (select from series_dirty d join series s on s.no = d.series_no
      where s.parameter_id = any($2) and s.layer_id = any($3)) as waits`;

/**
 * What is made of other indicators waits until those are computed, and what is made of series until their values are gathered:
 * either asks for it again when it is so.
 */
const mustWait = async (client: Client, { indicator }: Surroundings): Promise<boolean> => {
  const { rows } = await client.query<{ waits: boolean }>(WAITS, [
    indicatorsUsed(indicator),
    parametersUsed(indicator),
    layersUsed(indicator),
  ]);
  return rows[0]?.waits === true;
};

const GONE = `select distinct v.feature_id as id from computed_value v join layer l on l.no = v.layer_no
  where l.id = $1 and v.until_revision = 9223372036854775807 and not v.feature_id = any($2)`;

/** Features that have values, and can have none any more. */
const goneFrom = async (client: Client, indicator: string, ids: readonly string[]): Promise<Scope[]> => {
  const { rows } = await client.query<{ id: string }>(GONE, [indicator, ids]);
  return rows.map(({ id }) => ({ feature: id, from: null, to: null }));
};

/** How much was done, kept with the job. */
type Done = { features: number; values: number; changed: number };

/** What a job has in its hands: what it computes, and the right to write it. */
type Held = { context: JobContext; claim: Claim; dirty: readonly Dirty[] };

const finish = async (
  { context, claim, dirty }: Held,
  last: (client: pg.PoolClient) => Promise<Done>,
): Promise<Done> =>
  context.complete(
    async (client) => {
      await claim.release(client);
      const done = await last(client);
      await client.query('delete from indicator_dirty where no = any($1)', [dirty.map(({ no }) => no)]);
      return done;
    },
    (done) => done,
  );

const NOTHING: Done = { features: 0, values: 0, changed: 0 };

/** Features of the base layer that are to be computed. */
const featuresIn = async ({ pool }: Db, { plan, around }: Work) => {
  if (plan && !plan.has('')) return basesOf(pool, around, [...plan.keys()]);
  const active = await activeIn(pool, around);
  return basesOf(pool, around, active && [...active]);
};

/**
 * Computes and writes piece by piece, in short transactions, what nobody sees before the last shows all of it at once: of a
 * first computation a reader sees all or nothing, and one that is killed is done again whole.
 */
const computeAndPublish = async (held: Held, work: Work, most: number): Promise<Done> => {
  const { db, progress } = held.context;
  const { around, method, plan } = work;
  const bases = await featuresIn(db, work);
  const size = method.isJoint ? Math.max(1, bases.length) : Math.min(most, CHUNK[around.indicator.period]);
  const done = { ...NOTHING, features: bases.length };
  const ids = bases.map(({ id }) => id);
  let staged: Tally = NONE;
  let piece: Piece = {
    values: [],
    scope: plan === null ? await goneFrom(db.pool, around.indicator.id, ids) : [],
  };
  for (let at = 0; at < bases.length; at += size) {
    if (piece.values.length >= most) {
      const full = piece;
      piece = { values: [], scope: [] };
      staged = together(staged, await held.claim.step((client) => stagePiece(client, around, full)));
    }
    const chunk = bases.slice(at, at + size);
    const values = await computeFor(db.pool, work, chunk);
    piece.values.push(...values);
    piece.scope.push(
      ...scopeOf(
        work,
        chunk.map(({ id }) => id),
      ),
    );
    done.values += values.length;
    await progress(at / bases.length);
  }
  return finish(held, async (client) => {
    const { made, ended } = await publishPiece(client, around, piece, staged);
    if (made + ended > 0) await askForEvaluation(client);
    return { ...done, changed: made + ended };
  });
};

type Compute = PayloadOf<'indicator.compute'>;

/** The limits of the series that an indicator is made of, by the names of its inputs. */
const limitsOf = ({ indicator, parameters }: Surroundings) =>
  new Map(
    Object.entries(indicator.inputs).flatMap(([name, input]) => {
      const parameter = input.kind === 'series' ? parameters.get(input.parameter) : undefined;
      return parameter ? [[name, parameter.limits] as const] : [];
    }),
  );

/** Computes what is marked of an indicator that nobody else computes meanwhile. */
const computeHeld = async (
  context: JobContext,
  claim: Claim,
  { indicator: id, timeZone, most }: Compute & { timeZone: string; most: number },
): Promise<void> => {
  const { db } = context;
  const dirty = await readDirty(db.pool, id);
  const around = await surroundingsOf(db.pool, id, timeZone);
  if (!around || dirty.length === 0 || (await mustWait(db.pool, around))) {
    await claim.release(db.pool);
    return;
  }
  const { indicator } = around;
  const held: Held = { context, claim, dirty };
  // A layer that is not there yet marks all when it comes.
  const isReady = layersUsed(indicator).includes(indicator.base) && around.layers.has(indicator.base);
  if (!isReady) {
    await finish(held, async () => NOTHING);
    return;
  }
  const common = {
    period: indicator.period,
    limits: limitsOf(around),
    extent: await extentOf(db.pool, around),
  };
  const method = methodOf(indicator.method);
  const plan = await planOf(db.pool, { around, method, context: common }, dirty);
  await computeAndPublish(held, { around, method, context: common, plan }, most);
};

/** Computes what is marked of an indicator, in a country; writes so many values at a time. */
export const computeIn =
  (country: Country, most = PIECE): JobHandler<Compute> =>
  async ({ indicator }, context) => {
    const { db, id } = context;
    // What is marked from here on is for another job to compute.
    await db.pool.query('update job set unique_key = null where id = $1', [id]);
    const claim = await claimIndicator(db, indicator, id);
    if (claim === 'gone') return;
    if (claim === 'taken') {
      const runAt = new Date(Date.now() + AGAIN_MS);
      await context.complete((client) => enqueueCompute(client, [indicator], runAt));
      return;
    }
    await computeHeld(context, claim, { indicator, timeZone: country.timeZone, most });
  };

/** `indicator.compute` */
export const computeIndicator: JobHandler<Compute> = (payload, context) =>
  computeIn(countryOf(context.env.COUNTRY ?? 'tn'))(payload, context);
