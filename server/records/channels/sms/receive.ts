import type pg from 'pg';
import { z } from 'zod';
import { audit } from '../../../../sql/audit.ts';
import type { CaseType } from '../../../../sql/model/records/case-type.ts';
import { dayOf } from '../../../../sql/model/records/day.ts';
import type { Language, Text } from '../../../../sql/model/text.ts';
import { post } from '../../../../sql/outbox/post.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { caseOfCode } from '../../../accounts/cases.ts';
import { PUBLIC } from '../../../accounts/who.ts';
import { HttpError } from '../../../http/error.ts';
import { detailOf } from '../../../http/problem.ts';
import type { Services } from '../../../services.ts';
import { stateOf } from '../../cases/standing.ts';
import { findCase } from '../../cases/store.ts';
import { submit } from '../../cases/submit.ts';
import { kindOf } from '../../types.ts';
import { countSent } from '../bursts.ts';
import { incomingKey, take } from '../taken.ts';
import { SMS_ANSWERS } from './answers.ts';
import { readSms, smsWords, type Wanted } from './read.ts';

/** A text message as a gateway hands it over. Numbers are E.164. */
export const SmsIn = z.strictObject({
  from: z.string().regex(/^\+[1-9]\d{6,14}$/),
  text: z.string().min(1).max(2000),
});
export type SmsIn = z.infer<typeof SmsIn>;

/** Of one number, to all modules together. */
const MOST_AN_HOUR = 20;

type Message = SmsIn & { id: string };
type Outcome = 'case' | 'status' | 'help' | 'refused' | 'before';

const answer = (client: pg.ClientBase, { from, id }: Message, language: Language, text: Text) =>
  post(client, {
    ...{ channel: 'sms', to: from, language, template: 'sms-answer' },
    content: { text },
    dedupeKey: `sms:${id}`,
  });

/** Answers, once, with nothing else to come of it. */
const onlyAnswer = (services: Services, message: Message, language: Language, text: Text): Promise<boolean> =>
  transaction(services.db, async (client) => {
    if (!(await take(client, incomingKey(services, 'sms', message.id)))) return false;
    await answer(client, message, language, text);
    return true;
  });

/** The answers of a form that a text message fills: what it says, its first words as the title, the number that it came from. */
export const answersOf = (type: CaseType, words: string, from: string): Record<string, unknown> => {
  const { sms, reads, form } = type;
  const title = form.fields.find(({ id }) => id === reads.title);
  const most = title?.kind === 'text' ? Math.min(title.most, 100) : 100;
  return {
    ...sms!.answers,
    [reads.title]: words.slice(0, most),
    [sms!.text]: words,
    ...(reads.phone ? { [reads.phone]: from } : {}),
  };
};

/** The key of a sending that follows from the gateway's number for it: handed over again it is the same case. */
const sendingOf = ({ secrets }: Services, { id }: Message): string => {
  const hex = Buffer.from(secrets.mac('sms sending', id), 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

const fileCase = async (
  services: Services,
  message: Message,
  wanted: Extract<Wanted, { kind: 'case' }>,
): Promise<Outcome> => {
  const { of, language, words } = wanted;
  const answers = answersOf(of.type, words, message.from);
  const body = { sending: sendingOf(services, message), language, answers };
  try {
    const { isNew } = await submit(services, of, {
      ...{ who: PUBLIC, channel: 'sms', body },
      also: async (client, { number, code }) => {
        await take(client, incomingKey(services, 'sms', message.id));
        await answer(client, message, language, SMS_ANSWERS.received(number, code));
      },
    });
    return isNew ? 'case' : 'before';
  } catch (error) {
    if (!(error instanceof HttpError) || error.status >= 500) throw error;
    const isNew = await onlyAnswer(services, message, language, SMS_ANSWERS.refused(detailOf(error)));
    return isNew ? 'refused' : 'before';
  }
};

const tellStatus = async (
  services: Services,
  message: Message,
  { number, code, language }: Extract<Wanted, { kind: 'status' }>,
): Promise<Outcome> => {
  const { db, country, modules } = services;
  const isRight = await caseOfCode(services, { number, code, network: `sms ${message.from}` });
  const kase = isRight ? await findCase(db.pool, number) : null;
  if (!kase) {
    await transaction(db, (client) =>
      audit(client, {
        ...{ actor: { kind: 'public', id: null }, action: 'session.open.failed' },
        object: { kind: 'case', id: 'none' },
      }),
    );
    await onlyAnswer(services, message, language, SMS_ANSWERS.wrong);
    return 'refused';
  }
  const { title } = stateOf(kindOf(modules, kase.module).type, kase.state);
  // Deadlines end with their day.
  const due = kase.dueAt ? dayOf(new Date(kase.dueAt.getTime() - 1).toISOString(), country.timeZone) : null;
  const says = SMS_ANSWERS.stands(number, title, due);
  return (await onlyAnswer(services, message, kase.language, says)) ? 'status' : 'before';
};

/**
 * Takes a text message: files a case by the word that it begins with, or tells how a case stands by its number and code. Each is
 * taken once, and answered by a text message in the transaction of what came of it. 429 for a number that sends on and on: then
 * nothing is answered, so that nobody makes us send.
 */
export const receiveSms = async (services: Services, message: Message): Promise<Outcome> => {
  await countSent(services, { sender: `sms ${message.from}`, module: '', most: MOST_AN_HOUR });
  const wanted = readSms(services.modules, message.text);
  if (wanted.kind === 'case') return fileCase(services, message, wanted);
  if (wanted.kind === 'status') return tellStatus(services, message, wanted);
  const words = (language: Language) =>
    smsWords(services.modules)
      .filter((one) => one.language === language)
      .map(({ word }) => word);
  const says = SMS_ANSWERS.help(words);
  return (await onlyAnswer(services, message, wanted.language, says)) ? 'help' : 'before';
};
