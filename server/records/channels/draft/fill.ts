import type pg from 'pg';
import type { Receipt } from '../../../../sql/model/api/records.ts';
import { dayOf } from '../../../../sql/model/records/day.ts';
import { formFaultText } from '../../../../sql/model/records/form-words.ts';
import { type Answers, readForm } from '../../../../sql/model/records/read-form.ts';
import type { Text } from '../../../../sql/model/text.ts';
import { transaction } from '../../../../sql/transaction.ts';
import { PUBLIC } from '../../../accounts/who.ts';
import { HttpError } from '../../../http/error.ts';
import { detailOf } from '../../../http/problem.ts';
import type { Services } from '../../../services.ts';
import { submit } from '../../cases/submit.ts';
import type { Kind } from '../../types.ts';
import { take } from '../taken.ts';
import { type Asking, needsSite } from './ask.ts';
import { chooseFrom, offersFor } from './offers.ts';
import type { Searching } from './places.ts';
import { saidOf } from './said.ts';
import { type Draft, dropDraft, keepDraft } from './store.ts';
import { type Offer, readSaid } from './value.ts';

/** How a channel tells what became of a draft, in the transaction of it. `most`: as many things as it asks at once. */
export type Telling = {
  /** What the gateway's number for what came is kept as. */
  key: string;
  most: number;
  receipt: (client: pg.ClientBase, draft: Draft, receipt: Receipt) => Promise<unknown>;
  ask: (client: pg.ClientBase, draft: Draft, asks: readonly Asking[]) => Promise<unknown>;
};

export type Outcome = { kind: 'case'; number: string } | { kind: 'asked' } | { kind: 'before' };

/** Puts what words say of fields into a draft: by number in what was asked, by name, or all of it where one thing was asked. */
export const heard = async (
  services: Searching,
  { type }: Kind,
  draft: Draft,
  words: string,
): Promise<{ draft: Draft; rest: string }> => {
  const { fields } = type.form;
  const { said, rest } = saidOf(
    words,
    fields,
    draft.asked.map(({ field }) => field),
  );
  const answers: Answers = { ...draft.answers };
  for (const [id, text] of Object.entries(said)) {
    const field = fields.find((one) => one.id === id)!;
    // No words are a file.
    if (field.kind === 'files') continue;
    const asked = draft.asked.find((one) => one.field === id);
    answers[id] = readSaid(field, text, await chooseFrom(services, field, text, asked));
  }
  return { draft: { ...draft, answers }, rest };
};

/** `offers`: what is to be chosen from, where whoever found the fault knows it. */
type Wrong = { field: string; why: Text | null; offers?: Offer[] };

const CLOSED: Text = {
  ar: 'هذا الهيكل مغلق',
  fr: 'cet organisme est fermé',
  en: 'this body is closed',
};

/** What is wrong with the answers of a draft as the form has it; a field that was not answered has no reason. */
const wrongOf = ({ type }: Kind, answers: Answers, today: string): Wrong[] => {
  const read = readForm(type.form, answers, today);
  if (read.ok) return [];
  return read.faults.map((fault) => ({
    field: fault.field,
    why: fault.code === 'required' || answers[fault.field] === undefined ? null : formFaultText(fault),
  }));
};

/** That something about one answer is wrong which only the database knows: there is no such body, or it is closed. */
const wrongBy = (error: unknown): Wrong | null => {
  if (!(error instanceof HttpError) || error.status >= 500) return null;
  const field = /^answers\.(\w+)$/.exec(error.parameter ?? '')?.[1];
  if (field === undefined) return null;
  const { successor, values } = error;
  if (successor) return { field, why: CLOSED, offers: [{ id: successor.id, label: successor.name }] };
  if (error.code === 'body-closed-for-good') return { field, why: CLOSED, offers: [] };
  return { field, why: typeof values.reason === 'object' ? values.reason : detailOf(error) };
};

/** Asks for what is wrong, and keeps the rest. */
const askFor = async (
  services: Services,
  { type }: Kind,
  draft: Draft,
  wrong: readonly Wrong[],
  { key, most, ask }: Telling,
): Promise<Outcome> => {
  const byFile = draft.channel === 'e-mail' ? type.mailOpens?.files : undefined;
  const open = wrong.map((one) => {
    const field = type.form.fields.find(({ id }) => id === one.field)!;
    return { ...one, field, byFile: field.id === byFile };
  });
  // What can be said is asked first: for the rest she goes to the site, and has it all there.
  open.sort((one, other) => Number(needsSite(one)) - Number(needsSite(other)));
  const asks: Asking[] = [];
  for (const { field, why, offers, byFile: isByFile } of open.slice(0, most)) {
    const from = offers ?? (await offersFor(services, field, draft.answers[field.id]));
    asks.push({ field, why, offers: from, byFile: isByFile });
  }
  const gone = new Set(wrong.map(({ field }) => field));
  const kept: Draft = {
    ...draft,
    answers: Object.fromEntries(Object.entries(draft.answers).filter(([id]) => !gone.has(id))),
    asked: asks.map(({ field, offers }) => ({ field: field.id, offers: offers.map(({ id }) => id) })),
  };
  const isNew = await transaction(services.db, async (client) => {
    if (!(await take(client, key))) return false;
    await keepDraft(client, kept);
    await ask(client, kept, asks);
    return true;
  });
  return { kind: isNew ? 'asked' : 'before' };
};

/**
 * Files the case that a draft has become, or asks for what is missing or will not do; each in one transaction with what is told, and once
 * for what the gateway handed over. Throws where it is refused for no answer's sake (too many from one sender).
 */
export const settle = async (
  services: Services,
  kind: Kind,
  draft: Draft,
  telling: Telling,
): Promise<Outcome> => {
  const { id, channel, language } = draft;
  const into = kind.type.mailOpens?.files;
  const answers = draft.files.length > 0 && into ? { ...draft.answers, [into]: draft.files } : draft.answers;
  const today = dayOf(new Date().toISOString(), services.country.timeZone);
  const wrong = wrongOf(kind, answers, today);
  if (wrong.length > 0) return askFor(services, kind, draft, wrong, telling);
  try {
    const { receipt, isNew } = await submit(services, kind, {
      ...{ who: PUBLIC, channel, body: { sending: id, language, answers } },
      also: async (client, received) => {
        await take(client, telling.key);
        await dropDraft(client, id);
        await telling.receipt(client, draft, received);
      },
    });
    return isNew ? { kind: 'case', number: receipt.number } : { kind: 'before' };
  } catch (error) {
    const one = wrongBy(error);
    if (!one) throw error;
    return askFor(services, kind, draft, [one], telling);
  }
};
