import { foldAddress } from '../../../../sql/model/message.ts';
import type { Field } from '../../../../sql/model/records/form.ts';
import { openGate } from '../../../exports/gate.ts';
import { HttpError } from '../../../http/error.ts';
import type { Services } from '../../../services.ts';
import { act } from '../../cases/act.ts';
import { eventsOf, findCase, type StoredCase } from '../../cases/store.ts';
import { machineOf } from '../../machine.ts';
import { kindOf } from '../../types.ts';
import { possible } from '../../workflow/step.ts';
import { countSent } from '../bursts.ts';
import { incomingKey, isTaken, take } from '../taken.ts';
import { caseOfAddress } from './address.ts';
import { keepFiles } from './files.ts';
import { type Letter, type MailTaken, readLetter } from './letter.ts';
import { openByMail } from './open.ts';

/** Of one sender into one case. */
const MOST_AN_HOUR = 20;

/** Mails are held in memory while they are read: so many at a time. */
const gate = openGate({ atOnce: 2, waiting: 20 });

type Way = { deed: string; words: string; files?: string | undefined; asks: readonly Field[] };

/** The deed that an answer by mail is: the first of those that the module names which the applicant can do now. */
const wayOf = async (services: Services, kase: StoredCase): Promise<Way> => {
  const kind = kindOf(services.modules, kase.module);
  const machine = await machineOf(services.db.pool, kind, services.country);
  const history = await eventsOf(services.db.pool, kase.no);
  const now = new Date().toISOString();
  const can = possible(machine, { ...kase, history }, 'applicant', now);
  for (const way of kind.type.mail) {
    const deed = can.find(({ id }) => id === way.deed);
    if (deed) return { ...way, asks: deed.asks };
  }
  throw new HttpError(409, 'no-answer-now');
};

const answer = async (services: Services, number: string, letter: Letter, key: string): Promise<string> => {
  const kase = await findCase(services.db.pool, number);
  if (!kase) throw new HttpError(404, 'no-such-reply-address');
  const way = await wayOf(services, kase);
  const files = await keepFiles(services, letter, way);
  const answers = { [way.words]: letter.words, ...(files.length > 0 && { [way.files!]: files }) };
  // The address itself says whose it is, as number and code do in a browser.
  const who = { kind: 'case', sessionId: '', number } as const;
  const body = { deed: way.deed, version: kase.version, answers };
  await act(services, who, number, body, async (client) => {
    if (!(await take(client, key))) throw new HttpError(409, 'conflict');
  });
  return way.deed;
};

/**
 * Takes a mail as an MTA hands it over: as an answer of the applicant in the case whose reply address it came to, as a new case of the module
 * whose address it is, or as what was missing of one. Taken once, whole or not at all; whatever it is refused for is told to the MTA,
 * which tells its sender.
 */
export const receiveMail = (services: Services, given: { id: string; raw: Buffer }): Promise<MailTaken> =>
  gate(async () => {
    const letter = await readLetter(given.raw);
    const number = caseOfAddress(services.config, services.secrets, letter.to);
    if (number === null) return openByMail(services, letter, given.id);
    const key = incomingKey(services, 'mail', `${number} ${letter.id ?? given.id}`);
    if (await isTaken(services.db.pool, key)) return { number, deed: null, draft: null };
    const sender = `mail ${foldAddress(letter.from ?? '')} ${number}`;
    await countSent(services, { sender, module: '', most: MOST_AN_HOUR });
    return { number, deed: await answer(services, number, letter, key), draft: null };
  });
