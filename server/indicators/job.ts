import type pg from 'pg';
import { countryOf } from '../../sql/countries/index.ts';
import type { Db } from '../../sql/db.ts';
import type { JobContext, JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import type { Country } from '../../sql/model/country.ts';
import type { IndicatorPeriod } from '../../sql/model/indicator.ts';
import { indicatorsUsed, layersUsed, parametersUsed } from '../../sql/model/indicator-layers.ts';
import { transaction } from '../../sql/transaction.ts';
import { askForEvaluation } from '../../sql/warnings/ask-for-evaluation.ts';
import { publishComputed } from '../computed/publish.ts';
import type { Changed, ComputedValue, Scope } from '../computed/values.ts';
import { markIndicator } from '../outlook/mark.ts';
import { activeIn } from './active.ts';
import { basesOf, computeFor, scopeOf, type Work } from './compute.ts';
import { extentOf } from './extent.ts';
import type { Client, Surroundings } from './inputs/context.ts';
import { manifestOf } from './layer/manifest.ts';
import { originOf } from './layer/origin.ts';
import { presentPeriod } from './layer/present.ts';
import { markDependents } from './mark.ts';
import { methodOf } from './methods/index.ts';
import { type Dirty, planOf, readDirty } from './plan.ts';
import { surroundingsOf, titlesIn } from './surroundings.ts';
import { zoneOf } from './zone.ts';

/** Features whose values are in memory at a time, by how many each has. */
const CHUNK: Record<IndicatorPeriod, number> = { hour: 1, day: 5, month: 60, year: 500, none: 2000 };
/** Values that one short transaction publishes; on the embedded engine everybody waits meanwhile. */
const PIECE = 20_000;

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

/** In the tree of a theme indicators stand after the layers that it brings. */
const AFTER_LAYERS = 1000;

type Piece = { values: ComputedValue[]; scope: Scope[] };

const publishPiece = async (
  client: pg.PoolClient,
  around: Surroundings,
  piece: Piece,
): Promise<Changed[]> => {
  const { indicator, theme, position } = around;
  const base = around.layers.get(indicator.base)!.manifest;
  const origin = await originOf(client, around);
  const outcome = await publishComputed(
    client,
    {
      id: indicator.id,
      theme,
      position: AFTER_LAYERS + position,
      base: indicator.base,
      timeZone: zoneOf(indicator.period, around.timeZone),
      manifest: async (no) =>
        manifestOf(indicator, {
          ...{ base, theme, origin, titleOf: titlesIn(around) },
          present: await presentPeriod(client, no, indicator.period),
        }),
    },
    piece.values,
    piece.scope,
  );
  const changed = outcome?.changed ?? [];
  await markDependents(client, indicator.id, changed);
  await markIndicator(
    client,
    indicator.id,
    changed.map(({ feature }) => feature),
  );
  return changed;
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

const finish = async (
  { complete }: JobContext,
  dirty: readonly Dirty[],
  last: (client: pg.PoolClient) => Promise<Done>,
): Promise<Done> =>
  complete(
    async (client) => {
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

const computeAndPublish = async (context: JobContext, work: Work, dirty: readonly Dirty[]): Promise<Done> => {
  const { db, progress } = context;
  const { around, method, plan } = work;
  const bases = await featuresIn(db, work);
  const size = method.isJoint ? Math.max(1, bases.length) : CHUNK[around.indicator.period];
  const done = { ...NOTHING, features: bases.length };
  const ids = bases.map(({ id }) => id);
  let piece: Piece = {
    values: [],
    scope: plan === null ? await goneFrom(db.pool, around.indicator.id, ids) : [],
  };
  for (let at = 0; at < bases.length; at += size) {
    if (piece.values.length >= PIECE) {
      const full = piece;
      piece = { values: [], scope: [] };
      done.changed += (await transaction(db, (client) => publishPiece(client, around, full))).length;
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
  return finish(context, dirty, async (client) => {
    done.changed += (await publishPiece(client, around, piece)).length;
    if (done.changed > 0) await askForEvaluation(client);
    return done;
  });
};

type Compute = PayloadOf<'indicator.compute'>;

/** Computes what is marked of an indicator, in a country. */
export const computeIn =
  (country: Country): JobHandler<Compute> =>
  async ({ indicator: id }, context) => {
    const { db } = context;
    // What is marked from here on is for another job to compute.
    await db.pool.query('update job set unique_key = null where id = $1', [context.id]);
    const dirty = await readDirty(db.pool, id);
    const around = await surroundingsOf(db.pool, id, country.timeZone);
    if (!around || dirty.length === 0) return;
    if (await mustWait(db.pool, around)) return;
    const { indicator } = around;
    const method = methodOf(indicator.method);
    const limits = new Map(
      Object.entries(indicator.inputs).flatMap(([name, input]) => {
        const parameter = input.kind === 'series' ? around.parameters.get(input.parameter) : undefined;
        return parameter ? [[name, parameter.limits] as const] : [];
      }),
    );
    const common = { period: indicator.period, limits, extent: await extentOf(db.pool, around) };
    // A layer that is not there yet marks all when it comes.
    const isReady = layersUsed(indicator).includes(indicator.base) && around.layers.has(indicator.base);
    if (!isReady) {
      await finish(context, dirty, async () => NOTHING);
      return;
    }
    const plan = await planOf(db.pool, { around, method, context: common }, dirty);
    await computeAndPublish(context, { around, method, context: common, plan }, dirty);
  };

/** `indicator.compute` */
export const computeIndicator: JobHandler<Compute> = (payload, context) =>
  computeIn(countryOf(context.env.COUNTRY ?? 'tn'))(payload, context);
