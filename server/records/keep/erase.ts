import type pg from 'pg';
import { audit, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { transaction } from '../../../sql/transaction.ts';
import { filesIn } from '../cases/answers.ts';
import { addEvent, CASE_COLUMNS, eventsOf, type StoredCase } from '../cases/store.ts';
import { changedSettings } from '../machine.ts';
import type { Module } from '../module.ts';
import { findKind, type Kind, numbersOf } from '../types.ts';
import { type Term, termsOf } from './terms.ts';

const DAY_MS = 86_400_000;
const BATCH = 100;

/** Closed long enough that the first of a module's fields is over; what was looked through after the last one is over is looked at no more. */
const CLOSED = `select ${CASE_COLUMNS} from record_case c where c.module = $1 and c.no > $2 and c.closed_at <= $3::timestamptz
    and (c.erased_at is null or c.erased_at < c.closed_at + make_interval(days => $4) or c.personal <> '{}') order by c.no limit ${BATCH} for update of c`;

const ERASE = `update record_case set personal = $2, erased_at = $3::timestamptz, version = version + 1,
    place_id = case when $4 then null else place_id end, geom = case when $5 then null else geom end,
    accuracy_m = case when $5 then null else accuracy_m end, title = case when $6 then '' else title end,
    category = case when $7 then null else category end, area_places = case when $4 then null else area_places end
  where no = $1`;
const LOOKED = 'update record_case set erased_at = $2::timestamptz where no = $1';
const ERASE_EVENT = 'update record_event set answers = answers - $2::text[] where no = $1';
const ERASE_FILES = `update record_file set state = 'erased', content = null, name = 'file', size = 0 where id = any($1::uuid[])`;

const overOf = (terms: readonly Term[], given: Answers, age: number): string[] =>
  terms.filter(({ id, days }) => age >= days && Object.hasOwn(given, id)).map(({ id }) => id);

/** The times of all personal fields, the first and the last of them; null where a module asks for nothing personal. */
const allTerms = ({ type }: Kind, numbers: Record<string, number>) => {
  const form = termsOf(type, type.form.fields, numbers);
  const deeds = new Map(type.workflow.deeds.map(({ id, asks }) => [id, termsOf(type, asks, numbers)]));
  const days = [form, ...deeds.values()].flat().map((term) => term.days);
  return days.length === 0 ? null : { form, deeds, first: Math.min(...days), last: Math.max(...days) };
};
type Terms = NonNullable<ReturnType<typeof allTerms>>;

/** Takes out of a case, and of what was done in it, what was kept for its time; says which fields. The row is held. */
const eraseOf = async (
  client: pg.ClientBase,
  { type }: Kind,
  kase: StoredCase,
  { terms, now }: { terms: Terms; now: string },
): Promise<string[]> => {
  const age = (Date.parse(now) - kase.closedAt!.getTime()) / DAY_MS;
  const over = overOf(terms.form, kase.personal, age);
  const events = (await eventsOf(client, kase.no)).map((event) => ({
    ...event,
    over: overOf(terms.deeds.get(event.deed) ?? [], event.values, age),
  }));
  const fields = [...over, ...events.flatMap(({ deed, over: gone }) => gone.map((id) => `${deed}.${id}`))];
  if (fields.length === 0) {
    if (age >= terms.last) await client.query(LOOKED, [kase.no, now]);
    return [];
  }
  const left = Object.fromEntries(Object.entries(kase.personal).filter(([id]) => !over.includes(id)));
  const has = (id: string | undefined): boolean => id !== undefined && over.includes(id);
  await client.query(ERASE, [
    // Where a case is counted comes from a place that is named, or from an area.
    ...[kase.no, JSON.stringify(left), now, has(type.reads.place) || has(type.reads.area)],
    has(type.reads.point) || has(type.reads.area),
    ...[has(type.reads.title), has(type.reads.category)],
  ]);
  const among = (answers: Answers, ids: readonly string[]): Answers =>
    Object.fromEntries(ids.map((id) => [id, answers[id]]));
  const files = filesIn(type.form, among(kase.personal, over));
  for (const { no, deed, values, over: gone } of events) {
    if (gone.length === 0) continue;
    await client.query(ERASE_EVENT, [no, gone]);
    const asks = type.workflow.deeds.find(({ id }) => id === deed)?.asks ?? [];
    files.push(...filesIn({ fields: asks }, among(values, gone)));
  }
  if (files.length > 0) await client.query(ERASE_FILES, [files]);
  return fields;
};

const eraseIn = async (
  db: Db,
  kind: Kind,
  { now, signal }: { now: string; signal?: AbortSignal },
): Promise<number> => {
  const terms = allTerms(kind, numbersOf(kind, await changedSettings(db.pool, kind.module.id)));
  if (!terms) return 0;
  const until = new Date(Date.parse(now) - terms.first * DAY_MS).toISOString();
  let erased = 0;
  for (let last: number | null = 0; last !== null && !signal?.aborted; ) {
    const from: number = last;
    last = await transaction(db, async (client) => {
      const { rows } = await client.query<StoredCase>(CLOSED, [kind.module.id, from, until, terms.last]);
      for (const kase of rows) {
        const fields = await eraseOf(client, kind, kase, { terms, now });
        if (fields.length === 0) continue;
        const { no, number, state, structureId } = kase;
        const done = { deed: 'erase', by: 'system', at: now, audience: 'parties', values: {} } as const;
        await addEvent(client, no, { ...done, from: state, to: state }, { actorId: null, structureId });
        await audit(client, {
          actor: SYSTEM,
          action: 'case.erase',
          object: { kind: 'case', id: number },
          after: { fields },
        });
        erased += 1;
      }
      return rows.at(-1)?.no ?? null;
    });
  }
  return erased;
};

/**
 * Takes out of closed cases what is of a person and was kept for its time, some cases in a transaction; each is noted in its case
 * and in the trail. All else of a case stays. Gives how many cases. Done twice it is as done once.
 */
export const eraseKept = async (
  db: Db,
  modules: readonly Module[],
  about: { now: string; signal?: AbortSignal },
): Promise<number> => {
  let erased = 0;
  for (const { id } of modules) {
    const kind = findKind(modules, id);
    if (kind) erased += await eraseIn(db, kind, about);
  }
  return erased;
};
