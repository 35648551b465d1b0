import type pg from 'pg';
import type { Who } from '../../server/accounts/who.ts';
import { findCase } from '../../server/records/cases/store.ts';
import { submit } from '../../server/records/cases/submit.ts';
import { writeStep } from '../../server/records/cases/write.ts';
import { statusOf } from '../../server/records/clocks/read-clock.ts';
import { type CaseMachine, machineOf } from '../../server/records/machine.ts';
import type { Kind } from '../../server/records/types.ts';
import { begun, type Case, step } from '../../server/records/workflow/step.ts';
import { answersTo, answerTo } from '../../server/records/workflow/walk.fixture.ts';
import type { Services } from '../../server/services.ts';
import type { Receipt } from '../../sql/model/api/records.ts';
import { type Audience, narrower } from '../../sql/model/records/audience.ts';
import { holds } from '../../sql/model/records/condition.ts';
import type { Field } from '../../sql/model/records/form.ts';
import type { Answers } from '../../sql/model/records/read-form.ts';
import type { ActorRole } from '../../sql/model/records/workflow.ts';
import { transaction } from '../../sql/transaction.ts';

/** A deed on the way to a state, and how many hours after the one before. */
type Turn = { deed: string; by: ActorRole; hours: number };
type Way = { turns: Turn[]; kase: Case };

const HOUR_MS = 3_600_000;
/** What is done soon after, or, where nothing can be done then, once all that was owed is long overdue. No period ends near either. */
const WAITS = [1, 400 * 24];
/** Any day will do to find a way by: the calendar is asked for its length only. */
const BEGIN = Date.parse('2026-03-03T09:00:00Z');
/** No state lies farther from the beginning. */
const MOST_DEEDS = 8;

const lengthOf = (turns: readonly Turn[]): number => turns.reduce((sum, { hours }) => sum + hours, 0);
const momentOf = (from: number, hours: number): string => new Date(from + hours * HOUR_MS).toISOString();

/** What can be done later hangs on the state and on how the newest run of each clock stands; so many there are, however long a way is. */
const standOf = ({ state, clocks }: Case): string =>
  [state, ...new Map(clocks.map((clock) => [clock.id, statusOf(clock)]))].join(' ');

/** The ways one deed further. */
const onward = (machine: CaseMachine, { turns, kase }: Way): Way[] =>
  machine.workflow.deeds.flatMap((deed) => {
    const [by] = deed.by as [ActorRole];
    for (const hours of WAITS) {
      const at = momentOf(BEGIN, lengthOf(turns) + hours);
      const done = step(machine, kase, { deed: deed.id, by, at, given: answersTo(deed) });
      if (done.ok) return [{ turns: [...turns, { deed: deed.id, by, hours }], kase: done.case }];
    }
    return [];
  });

/** A shortest way to each state that a case can come into: all ways of a length are gone before longer ones. */
const waysOf = (machine: CaseMachine, answers: Answers): Way[] => {
  let ways: Way[] = [{ turns: [], kase: begun(machine, momentOf(BEGIN, 0), answers).case }];
  const states = new Map(ways.map((way) => [way.kase.state, way]));
  const known = new Set(ways.map(({ kase }) => standOf(kase)));
  for (let deeds = 0; deeds < MOST_DEEDS && states.size < machine.workflow.states.length; deeds++) {
    ways = ways
      .flatMap((way) => onward(machine, way))
      .filter(({ kase }) => !known.has(standOf(kase)) && known.add(standOf(kase)));
    for (const way of ways) if (!states.has(way.kase.state)) states.set(way.kase.state, way);
  }
  return [...states.values()];
};

/** Puts a file, with a case or for one that is to be sent; its name and what stands in it say whom it is for. */
const putFile = async (
  pool: pg.Pool,
  { id, audience }: { id: string; audience: Audience },
  of: { no: number; eventNo: number } | null = null,
): Promise<void> => {
  const words = `secret of ${audience} in a file`;
  await pool.query(
    `insert into record_file (id, case_no, event_no, name, type, state, size, content)
     values ($1, $2, $3, $4, 'application/pdf', 'clean', $5, $6)`,
    [id, of?.no ?? null, of?.eventNo ?? null, `${words}.pdf`, words.length, Buffer.from(words)],
  );
};

/** Files for the fields that take some, each with whom it is for. */
const filesTo = (fields: readonly Field[], within: Audience) =>
  fields
    .filter(({ kind }) => kind === 'files')
    .map(({ id: field, audience }) => ({
      ...{ field, audience: narrower(within, audience) },
      // It begins like a telephone number: what is taken out of texts leaves ids alone.
      id: `71000001${crypto.randomUUID().slice(8)}`,
    }));
const named = (files: ReturnType<typeof filesTo>): Answers =>
  Object.fromEntries(files.map(({ field, id }) => [field, [id]]));

/** Puts files for the fields that take some; gives the answers that name them. */
const putFiles = async (pool: pg.Pool, fields: readonly Field[], within: Audience): Promise<Answers> => {
  const files = filesTo(fields, within);
  for (const file of files) await putFile(pool, file);
  return named(files);
};

/** What the form of a kind is answered with, by whose words it is told who may read them; what need not be agreed to is not. */
const formAnswers = ({ type }: Kind, chosen: Answers): Answers => {
  const answers: Answers = {};
  for (const field of type.form.fields) {
    const isLeftOut = field.kind === 'files' || (field.kind === 'consent' && !field.required);
    if (isLeftOut || (field.when && !holds(field.when, answers))) continue;
    answers[field.id] = chosen[field.id] ?? answerTo(field, { audience: 'public' });
  }
  return answers;
};

/** A case of the tests that is in a state, and by what it is come back to. */
export type StateCase = { module: string; state: string; sending: string; receipt: Receipt };

/** Takes a case along a way, as the engine itself writes it; the last deed was done an hour ago. */
const goAlong = async (services: Services, machine: CaseMachine, number: string, turns: readonly Turn[]) => {
  const from = Date.now() - (lengthOf(turns) + 1) * HOUR_MS;
  const first = (await findCase(services.db.pool, number))!;
  let kase = begun(machine, momentOf(from, 0), { ...first.answers, ...first.personal }).case;
  let hours = 0;
  for (const [no, { deed: id, by, hours: after }] of turns.entries()) {
    hours += after;
    const now = momentOf(from, hours);
    const deed = machine.workflow.deeds.find((one) => one.id === id)!;
    const given = { ...answersTo(deed), ...(await putFiles(services.db.pool, deed.asks, deed.audience)) };
    const done = step(machine, kase, { deed: id, by, at: now, given });
    if (!done.ok) throw new Error(`${machine.module}: ${id} by ${by}: ${JSON.stringify(done.why)}`);
    kase = done.case;
    await transaction(services.db, async (client) => {
      const before = (await findCase(client, number, 'for update'))!;
      await writeStep(client, machine, before, {
        ...{ kase, done: done.done, changes: {}, tells: deed.tells, followed: [], actorId: null, now },
        key: `of the tests ${no}`,
      });
    });
  }
  return kase.state;
};

/**
 * Puts a case in every state of a kind into the database, sent by an account and addressed to the body `office`, each by a shortest
 * way. `chosen`: answers that matter, where others are not asked for without them.
 */
export const fillStates = async (
  services: Services,
  kind: Kind,
  account: string,
  chosen: Answers = {},
): Promise<StateCase[]> => {
  const { db, country } = services;
  const machine = await machineOf(db.pool, kind, country);
  const who: Who = {
    ...{ kind: 'account', accountId: account, sessionId: '', secondFactor: false },
    ...{ grants: [], language: 'en' },
  };
  const filled: StateCase[] = [];
  const answers = formAnswers(kind, chosen);
  for (const { turns } of waysOf(machine, answers)) {
    const files = await putFiles(db.pool, kind.type.form.fields, 'public');
    const sending = crypto.randomUUID();
    const body = { sending, language: 'en', answers: { ...answers, ...files } } as const;
    const { receipt } = await submit(services, kind, { who, channel: 'web', body });
    const state = await goAlong(services, machine, receipt.number, turns);
    filled.push({ module: kind.module.id, state, sending, receipt });
  }
  return filled;
};

const ADD_EVENT = `insert into record_event (case_no, part, deed, by_role, at, audience, from_state, to_state, answers)
  select no, 1000 + $2, $3, $4, now(), $5, state, state, $6 from record_case where number = $1 returning case_no as no, no as "eventNo"`;

/** Has a case tell of every deed that there is, with its files: more than any case ever holds. */
export const addDeeds = async ({ db }: Services, { type }: Kind, number: string): Promise<void> => {
  for (const [at, deed] of type.workflow.deeds.entries()) {
    const files = filesTo(deed.asks, deed.audience);
    const { rows } = await db.pool.query<{ no: number; eventNo: number }>(ADD_EVENT, [
      ...[number, at, deed.id, deed.by[0], deed.audience],
      JSON.stringify({ ...answersTo(deed), ...named(files) }),
    ]);
    for (const file of files) await putFile(db.pool, file, rows[0]);
  }
};
