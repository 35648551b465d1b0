import type pg from 'pg';
import { countryOf } from '../../sql/countries/index.ts';
import type { Db } from '../../sql/db.ts';
import type { JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import { BudgetManifest } from '../../sql/model/budget/budget.ts';
import { BUDGET_FIGURES, type BudgetFigure } from '../../sql/model/budget/figures.ts';
import type { Country } from '../../sql/model/country.ts';
import { openIntake } from '../../sql/observations/intake.ts';
import { transaction } from '../../sql/transaction.ts';
import { type Brought, prune } from '../observations/replace.ts';
import { SAMPLE } from '../sources.ts';

/** What series of budgets say they came with. */
const ORIGIN = 'budget';
const REAL_SOURCE = 'open-budget';

type Version = { no: number; manifest: BudgetManifest };

const NEWEST = `select v.no, v.manifest from budget_version v
  where v.dataset_id = (select id from budget_dataset order by created_at, id limit 1) order by v.version desc limit 1`;
const LAYER = `select id from layer where manifest->'place'->>'level' = $1 and visibility->>'kind' = 'public' order by no limit 1`;
const KNOWN = 'select id from parameter where id = any($1)';
const MEASURE = `insert into measure (layer_id, parameter_id, procedure, origin, averaging, every, stamp, time_zone, map, source_id, status)
  select $1, $2, '', $3, 'P1Y', 'P1Y', 'begin', $4, false, $5, $6 where exists (select from source where id = $5)
  on conflict (layer_id, parameter_id, procedure) do update set time_zone = excluded.time_zone, source_id = excluded.source_id,
    status = excluded.status`;
const FOLLOW = `update series s set source_id = m.source_id, status = m.status from measure m
  where m.origin = $1 and s.origin = $1 and m.layer_id = s.layer_id and m.parameter_id = s.parameter_id
    and (s.source_id, s.status) is distinct from (m.source_id, m.status)`;
// The codes below one are found by their parents, so that any depth is summed once.
const SUMS = `with recursive within as (
    select code from budget_code where version_no = $1 and scheme = 'function' and code = $3
    union select c.code from budget_code c join within w on c.parent = w.code where c.version_no = $1 and c.scheme = 'function')
  select l.place_id as place, a.year, sum(a.minor)::text as minor
  from budget_amount a join budget_line l on l.version_no = a.version_no and l.no = a.line_no
  where a.version_no = $1 and a.kind = $2 and l.place_id is not null
    and ($3::text is null or l.function in (select code from within)) group by 1, 2 order by 1, 2`;

const newestOf = async (db: pg.Pool): Promise<Version | null> => {
  const { rows } = await db.query<{ no: number; manifest: unknown }>(NEWEST);
  return rows[0] ? { no: rows[0].no, manifest: BudgetManifest.parse(rows[0].manifest) } : null;
};

/** The figures that can be told of a budget: in its currency, and of parameters that a theme has published. */
const figuresOf = async (db: pg.Pool, { manifest }: Version): Promise<BudgetFigure[]> => {
  const { rows } = await db.query<{ id: string }>(KNOWN, [BUDGET_FIGURES.map(({ parameter }) => parameter)]);
  const known = new Set(rows.map(({ id }) => id));
  return BUDGET_FIGURES.filter(
    ({ parameter, currency }) => known.has(parameter) && currency === manifest.currency,
  );
};

/** The code of a place in its layer, which its features are named by: `governorate:ins:17`. */
const codeOf = (place: string): string => place.split(':').slice(2).join(':');

const putMeasures = (
  db: Db,
  layer: string,
  figures: readonly BudgetFigure[],
  { manifest: { status } }: Version,
  { timeZone }: Country,
): Promise<void> =>
  transaction(db, async (client) => {
    const source = status === 'sample' ? SAMPLE.id : REAL_SOURCE;
    for (const { parameter } of figures)
      await client.query(MEASURE, [layer, parameter, ORIGIN, timeZone, source, status]);
    await client.query(FOLLOW, [ORIGIN]);
  });

/** The values of a figure as a file would have them. */
const valuesOf = async (db: pg.Pool, { no, manifest }: Version, figure: BudgetFigure, layer: string) => {
  const { rows } = await db.query<{ place: string; year: number; minor: string }>(SUMS, [
    ...[no, figure.kind, figure.function],
  ]);
  return rows.map(({ place, year, minor }, at) => ({
    row: at + 1,
    key: { layer, feature: codeOf(place), parameter: figure.parameter, procedure: '' },
    time: `${year}-01-01`,
    value: Number(minor) / 10 ** manifest.decimals,
  }));
};

/**
 * Makes series of what the newest version of the first budget says of places, and takes away what it does not say any more. Done
 * again it changes nothing. Gives how many values there are, and how many were refused.
 */
export const publishBudgetSeries = async (
  db: Db,
  country: Country,
): Promise<{ values: number; refused: number }> => {
  const version = await newestOf(db.pool);
  const count = { values: 0, refused: 0 };
  if (!version) return count;
  const layer = (await db.pool.query<{ id: string }>(LAYER, [version.manifest.placeLevel])).rows[0]?.id;
  const figures = layer === undefined ? [] : await figuresOf(db.pool, version);
  const brought: Brought = new Map();
  if (layer !== undefined) await putMeasures(db, layer, figures, version, country);
  const intake = openIntake(db, {
    origin: ORIGIN,
    reject: () => {
      count.refused += 1;
    },
    accept: (id, { time }) => {
      count.values += 1;
      brought.set(id, [...(brought.get(id) ?? []), time]);
    },
  });
  for (const figure of figures) await intake.add(await valuesOf(db.pool, version, figure, layer!));
  await intake.end();
  await prune(db, ORIGIN, brought);
  return count;
};

/** `budget.series`: what a load of a budget means for the series of places. */
export const budgetSeries: JobHandler<PayloadOf<'budget.series'>> = async (_, { db, id, env, complete }) => {
  // Whoever loads a budget from here on may find it looked past already: he may ask for another job.
  await db.pool.query('update job set unique_key = null where id = $1', [id]);
  const told = await publishBudgetSeries(db, countryOf(env.COUNTRY ?? 'tn'));
  await complete(
    async () => told,
    (done) => done,
  );
};
