import type pg from 'pg';
import { audit } from '../../../sql/audit.ts';
import type { DeedBody } from '../../../sql/model/api/records.ts';
import type { Deed } from '../../../sql/model/records/workflow.ts';
import { transaction } from '../../../sql/transaction.ts';
import { accountOf, actorOf, type Who } from '../../accounts/who.ts';
import { HttpError, notFound } from '../../http/error.ts';
import type { Services } from '../../services.ts';
import { machineOf } from '../machine.ts';
import { kindOf } from '../types.ts';
import { type Done, type Refusal, step } from '../workflow/step.ts';
import { checkReferences, formProblem } from './answers.ts';
import { changesOf } from './effects.ts';
import { redactAnswer } from './redact.ts';
import { isSeen, relationOf } from './relation.ts';
import { eventsOf, findCase } from './store.ts';
import { writeStep } from './write.ts';

/** A refusal as a problem. */
const problemOf = (why: Refusal): HttpError => {
  switch (why.code) {
    case 'form':
      return formProblem(why.faults);
    case 'no-such-deed':
      return new HttpError(400, 'no-such-deed', { parameter: 'deed' });
    case 'not-yours':
      return new HttpError(403, 'not-allowed');
    case 'not-in-state':
    case 'already-done':
    case 'clock-stands':
    case 'not-so':
      return new HttpError(409, 'deed-not-now', { parameter: 'deed' });
  }
};

/** What the trail holds of a deed's answers: nothing is ever taken out of it, so that numbers and addresses do not come into it. */
const notedOf = ({ noted, asks }: Deed, { values }: Done): Record<string, unknown> =>
  Object.fromEntries(
    asks.flatMap(({ id, kind }) =>
      noted.includes(id) && Object.hasOwn(values, id) ? [[id, redactAnswer(kind, values[id])]] : [],
    ),
  );

/**
 * Does something in a case, in one transaction with all that follows from it: state, clocks, event, files, messages, trail. 404
 * where whoever asks may not know of the case, 403 where it is not hers to do, 409 where it cannot be done now or somebody
 * else changed the case since it was read, 400 with the answer at fault. `also` is written in the same transaction.
 */
export const act = async (
  services: Services,
  who: Who,
  number: string,
  { deed: id, version, answers }: DeedBody,
  also?: (client: pg.ClientBase) => Promise<void>,
): Promise<void> => {
  await transaction(services.db, async (client) => {
    await also?.(client);
    const kase = await findCase(client, number, 'for update');
    if (!kase || !isSeen(who, kase)) throw notFound('no-such-thing', number);
    const machine = await machineOf(client, kindOf(services.modules, kase.module), services.country);
    const history = await eventsOf(client, kase.no);
    const now = new Date().toISOString();
    const { role } = relationOf(who, kase);
    const before = { state: kase.state, clocks: kase.clocks, history, answers: kase.answers };
    const stepped = step(machine, before, { deed: id, by: role, at: now, given: answers });
    if (!stepped.ok) throw problemOf(stepped.why);
    if (kase.version !== version) throw new HttpError(409, 'conflict');
    const { done, deed, tells, case: after } = stepped;
    await checkReferences(client, { fields: deed.asks }, done.values);
    const changes = await changesOf({ client, machine, kase, done }, deed.effect);
    const actorId = role === 'applicant' ? null : accountOf(who);
    const { followed } = kase;
    const key = `${history.length}`;
    await writeStep(client, machine, kase, {
      kase: after,
      done,
      changes,
      tells,
      followed,
      actorId,
      now,
      key,
    });
    await audit(client, {
      actor: actorOf(who),
      action: 'case.act',
      object: { kind: 'case', id: number },
      before: { state: kase.state },
      after: { deed: id, state: after.state, ...notedOf(deed, done) },
    });
  });
};
