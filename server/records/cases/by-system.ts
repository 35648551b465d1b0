import type pg from 'pg';
import { audit, SYSTEM } from '../../../sql/audit.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import type { Tell } from '../../../sql/model/records/workflow.ts';
import type { CaseMachine } from '../machine.ts';
import { type Case, step } from '../workflow/step.ts';
import { changesOf } from './effects.ts';
import type { StoredCase, StoredEvent } from './store.ts';
import { writeStep } from './write.ts';

/** What a rule of time or of numbers brings about: a deed, or messages alone. */
type Followed = {
  history: readonly StoredEvent[];
  deed: string | undefined;
  /** What the deed is answered with, where it asks for something. */
  given?: Answers;
  tells: readonly Tell[];
  followed: readonly string[];
  /** What its messages are known by. */
  key: string;
  /** What the trail says of why. */
  because: Record<string, string>;
  now: string;
};

/** Does what a rule brings about, in the caller's transaction, which holds the row. Throws where the deed asks for more than it is given. */
export const doBySystem = async (
  client: pg.ClientBase,
  machine: CaseMachine,
  kase: StoredCase,
  { history, deed, given = {}, tells, followed, key, because, now }: Followed,
): Promise<void> => {
  const before: Case = { state: kase.state, clocks: kase.clocks, history, answers: kase.answers };
  const stepped = deed ? step(machine, before, { deed, by: 'system', at: now, given }) : null;
  if (stepped && !stepped.ok) throw new Error(`a rule asks for more than it can answer: ${deed}`);
  const done = stepped?.done ?? null;
  const changes = stepped
    ? await changesOf({ client, machine, kase, done: stepped.done }, stepped.deed.effect)
    : {};
  await writeStep(client, machine, kase, {
    ...{ kase: stepped?.case ?? before, done, changes, followed, actorId: null, now, key },
    tells: [...tells, ...(stepped?.tells ?? [])],
  });
  await audit(client, {
    actor: SYSTEM,
    action: deed ? 'case.act' : 'case.remind',
    object: { kind: 'case', id: kase.number },
    after: { deed: deed ?? null, ...because },
  });
};
