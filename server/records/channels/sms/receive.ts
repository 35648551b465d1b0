import type pg from 'pg';
import { z } from 'zod';
import { audit } from '../../../../sql/audit.ts';
import type { CaseType } from '../../../../sql/model/records/case-type.ts';
import { dayOf } from '../../../../sql/model/records/day.ts';
import type { Language, Text } from '../../../../sql/model/text.ts';
import { post } from '../../../../sql/outbox/post.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { caseOfCode } from '../../../accounts/cases.ts';
import { HttpError } from '../../../http/error.ts';
import { detailOf } from '../../../http/problem.ts';
import type { Services } from '../../../services.ts';
import { stateOf } from '../../cases/standing.ts';
import { findCase } from '../../cases/store.ts';
import { type Kind, kindOf } from '../../types.ts';
import { countSent } from '../bursts.ts';
import { askText, needsSite } from '../draft/ask.ts';
import { heard, settle, type Telling } from '../draft/fill.ts';
import { draftLink } from '../draft/link.ts';
import { type Draft, draftOfPhone, dropDraft } from '../draft/store.ts';
import { sendingOf } from '../sending.ts';
import { incomingKey, isTaken, take } from '../taken.ts';
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
type Outcome = 'case' | 'asked' | 'status' | 'help' | 'refused' | 'cancelled' | 'before';

const answer = (
  client: pg.ClientBase,
  { from, id }: Message,
  language: Language,
  text: Text,
  link: string | null = null,
) =>
  post(client, {
    ...{ channel: 'sms', to: from, language, template: 'sms-answer' },
    content: { text, ...(link !== null && { link }) },
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

const telling = (services: Services, message: Message): Telling => ({
  ...{ key: incomingKey(services, 'sms', message.id), most: 1 },
  ask: (client, draft, [first]) => {
    const link = needsSite(first!) ? draftLink(services.secrets, draft) : null;
    return answer(client, message, draft.language, SMS_ANSWERS.asked(askText(first!)), link);
  },
  receipt: (client, { language }, { number, code }) =>
    answer(client, message, language, SMS_ANSWERS.received(number, code)),
});

/** Files what a draft has become, or asks for the next thing that is missing; what it is refused for is told. */
const settled = async (services: Services, message: Message, kind: Kind, draft: Draft): Promise<Outcome> => {
  try {
    return (await settle(services, kind, draft, telling(services, message))).kind;
  } catch (error) {
    if (!(error instanceof HttpError) || error.status >= 500) throw error;
    const says = SMS_ANSWERS.refused(detailOf(error));
    const isNew = await onlyAnswer(services, message, draft.language, says);
    return isNew ? 'refused' : 'before';
  }
};

const fileCase = (
  services: Services,
  message: Message,
  { of, language, words }: Extract<Wanted, { kind: 'case' }>,
): Promise<Outcome> =>
  settled(services, message, of, {
    ...{ id: sendingOf(services, 'sms', message.id), module: of.module.id, channel: 'sms', language },
    ...{ sender: message.from, answers: answersOf(of.type, words, message.from), files: [], asked: [] },
  });

/** What a telephone says to what it was asked last. */
const goOn = async (services: Services, message: Message, before: Draft): Promise<Outcome> => {
  const kind = kindOf(services.modules, before.module);
  const { draft } = await heard(services, kind, before, message.text);
  return settled(services, message, kind, draft);
};

const cancel = async (services: Services, message: Message, draft: Draft): Promise<Outcome> => {
  const isNew = await transaction(services.db, async (client) => {
    if (!(await take(client, incomingKey(services, 'sms', message.id)))) return false;
    await dropDraft(client, draft.id);
    await answer(client, message, draft.language, SMS_ANSWERS.dropped);
    return true;
  });
  return isNew ? 'cancelled' : 'before';
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
 * Takes a text message: files a case by the word that it begins with, or asks for what is missing and goes on with what is answered, or tells how a case stands by its number and code. Each is
 * taken once, and answered by a text message in the transaction of what came of it. 429 for a number that sends on and on: then
 * nothing is answered, so that nobody makes us send.
 */
export const receiveSms = async (services: Services, message: Message): Promise<Outcome> => {
  if (await isTaken(services.db.pool, incomingKey(services, 'sms', message.id))) return 'before';
  await countSent(services, { sender: `sms ${message.from}`, module: '', most: MOST_AN_HOUR });
  const wanted = readSms(services.modules, message.text);
  if (wanted.kind === 'case') return fileCase(services, message, wanted);
  if (wanted.kind === 'status') return tellStatus(services, message, wanted);
  const draft = await draftOfPhone(services.db.pool, message.from);
  if (draft && wanted.kind === 'cancel') return cancel(services, message, draft);
  if (draft) return goOn(services, message, draft);
  const words = (language: Language) =>
    smsWords(services.modules)
      .filter((one) => one.language === language)
      .map(({ word }) => word);
  const says = SMS_ANSWERS.help(words);
  return (await onlyAnswer(services, message, wanted.language, says)) ? 'help' : 'before';
};
