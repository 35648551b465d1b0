import { countryOf } from '../../../sql/countries/index.ts';
import type { Db } from '../../../sql/db.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import type { JobContext, JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import type { Country } from '../../../sql/model/country.ts';
import { transaction } from '../../../sql/transaction.ts';
import type { Module } from '../module.ts';
import { findKind, type Kind } from '../types.ts';
import { declareFigures } from './declare.ts';
import { publishCases } from './layer.ts';
import { countMonth, countPlaces, NUMBERS_CHANGED } from './tally.ts';
import { monthsTold, tellPlaces } from './tell.ts';

/** The name under which changes of cases ask for the job (`record_ask_for_publish`). */
const KEY = 'cases.publish';
const AGAIN_MS = 10_000;

// Past deadlines are counted with the months that their cases were received in: time alone makes those others.
const LATE = `insert into record_dirty (module, case_no, received_at)
  select c.module, min(c.no), min(c.received_at) from record_case c
  where c.module = $1 and c.kind <> 'closed' and c.due_at <= now()
  group by c.module, to_char(c.received_at at time zone $2, 'YYYY-MM')
  having count(*) <> coalesce((select sum(t.count) from record_tally t where t.module = $1 and t.dimension = 'overdue'
    and t.month = to_char(min(c.received_at) at time zone $2, 'YYYY-MM')), 0)`;

const DIRTY = `select to_char(received_at at time zone $2, 'YYYY-MM') as month, array_agg(distinct case_no) as cases, max(no) as "upTo"
  from record_dirty where module = $1 group by 1 order by 1`;
type Dirty = { month: string; cases: number[]; upTo: number };

/** Brings what is published of a module up to date; gives how many cases and figures changed. */
const publishKind = async (
  db: Db,
  kind: Kind,
  timeZone: string,
  signal: AbortSignal,
): Promise<{ cases: number; figures: number }> => {
  const about = { module: kind.module.id, timeZone };
  await db.pool.query(LATE, [about.module, timeZone]);
  if (kind.type.workflow.counts.length > 0) await db.pool.query(NUMBERS_CHANGED, [about.module, timeZone]);
  const before = await monthsTold(db.pool, about.module);
  const { rows: dirty } = await db.pool.query<Dirty>(DIRTY, [about.module, timeZone]);
  // Before it is forgotten that they changed.
  const cases = await publishCases(db, kind, { cases: dirty.flatMap((one) => one.cases), timeZone });
  for (const year of new Set(dirty.map(({ month }) => month.slice(0, 4))))
    await transaction(db, (client) => countPlaces(client, about, year));
  for (const { month, upTo } of dirty) {
    if (signal.aborted) break;
    await transaction(db, async (client) => {
      await countPlaces(client, about, month);
      await countMonth(client, about, month, upTo);
    });
  }
  return { cases, figures: await tellPlaces(db, about.module, before) };
};

const OTHER = `select from job where kind = 'cases.publish' and state = 'running' and id <> $1 and lease_until > now()`;

/** Ends the job, and has another done where cases changed meanwhile, or one that found this one running is not to be forgotten. */
const finish = (
  { id, complete }: JobContext,
  modules: readonly Module[],
  done: { cases: number; figures: number } | null,
): Promise<unknown> =>
  complete(
    async (client) => {
      // Waits for those who count on this job by its name; what they changed is there then.
      await client.query('update job set unique_key = null where id = $1', [id]);
      const { rowCount } = await client.query('select from record_dirty where module = any($1) limit 1', [
        modules.map((module) => module.id),
      ]);
      if (done === null || rowCount)
        await enqueue(
          client,
          'cases.publish',
          {},
          { uniqueKey: KEY, runAt: new Date(Date.now() + AGAIN_MS) },
        );
      return done;
    },
    (result) => result,
  );

/** The same in a country. */
export const publishIn =
  (modules: readonly Module[], country: Country): JobHandler<PayloadOf<'cases.publish'>> =>
  async (_, context) => {
    const { db, id, signal } = context;
    // Two of them would write what the other one has just written anew.
    if ((await db.pool.query(OTHER, [id])).rowCount) return void (await finish(context, modules, null));
    await declareFigures(db, modules);
    const done = { cases: 0, figures: 0 };
    for (const module of modules) {
      const kind = findKind(modules, module.id);
      if (!kind || signal.aborted) continue;
      const { cases, figures } = await publishKind(db, kind, country.timeZone, signal);
      done.cases += cases;
      done.figures += figures;
    }
    await finish(context, modules, done);
  };

/** `cases.publish`: what all may know of cases (layers, figures of places, counts of months), after they changed, and as time goes by. */
export const publishRecords =
  (modules: readonly Module[]): JobHandler<PayloadOf<'cases.publish'>> =>
  (payload, context) =>
    publishIn(modules, countryOf(context.env.COUNTRY ?? 'tn'))(payload, context);
