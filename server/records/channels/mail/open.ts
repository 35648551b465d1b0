import type pg from 'pg';
import type { Receipt } from '../../../../sql/model/api/records.ts';
import { foldAddress } from '../../../../sql/model/message.ts';
import { frenchSpaces, type Language } from '../../../../sql/model/text.ts';
import { post } from '../../../../sql/outbox/post.ts';
import { HttpError } from '../../../http/error.ts';
import type { Services } from '../../../services.ts';
import { type Kind, kindOf } from '../../types.ts';
import { countSent } from '../bursts.ts';
import { type Asking, askText } from '../draft/ask.ts';
import { heard, settle, type Telling } from '../draft/fill.ts';
import { draftLink } from '../draft/link.ts';
import { type Draft, draftOf } from '../draft/store.ts';
import { sendingOf } from '../sending.ts';
import { incomingKey, isTaken } from '../taken.ts';
import { draftOfAddress, openedBy } from './address.ts';
import { keepFiles } from './files.ts';
import type { Letter, MailTaken } from './letter.ts';

/** New ones of one sender, and of all to one module: who writes in the name of many makes us write to no more of them than this. */
const MOST_AN_HOUR = 10;
const MOST_OF_ALL = 200;
const MOST_ASKS = 40;

const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text);

const telling = ({ secrets }: Services, kind: Kind, key: string): Telling => {
  const title = kind.type.noun;
  return {
    ...{ key, most: MOST_ASKS },
    ask: (client: pg.ClientBase, draft: Draft, asks: readonly Asking[]) =>
      post(client, {
        ...{ channel: 'mail', to: draft.sender, language: draft.language, template: 'case-draft' },
        content: {
          ...{ link: draftLink(secrets, draft), draft: draft.id, title },
          asks: asks.map(askText).map(({ ar, fr, en }) => ({ ar, fr: frenchSpaces(fr), en })),
        },
        dedupeKey: `draft:${key}`,
      }),
    receipt: (client: pg.ClientBase, draft: Draft, { number, code }: Receipt) =>
      post(client, {
        ...{ channel: 'mail', to: draft.sender, language: draft.language, template: 'case-receipt' },
        content: { link: '/civic/case', number, code, title },
        dedupeKey: `draft:${key}`,
      }),
  };
};

/** A draft as a first mail begins it: its subject is the title, its text what the module says; where it came from is where it is answered. */
const begunBy = (
  services: Services,
  { of, language }: { of: Kind; language: Language },
  letter: Letter & { from: string },
  id: string,
): Draft => {
  const { mailOpens, reads } = of.type;
  return {
    ...{ id: sendingOf(services, 'mail', id), module: of.module.id, channel: 'e-mail', sender: letter.from },
    language: isArabic(`${letter.subject} ${letter.words}`) ? 'ar' : language,
    answers: {
      ...mailOpens!.answers,
      ...(letter.subject !== '' && { [reads.title]: letter.subject }),
      ...(reads.email && { [reads.email]: letter.from }),
    },
    ...{ files: [], asked: [] },
  };
};

/**
 * Takes a mail that is in no case yet: what it says goes into the draft that it goes on with, or that it begins by the address of a module. Once
 * nothing is missing the draft is a case, and its number and code go to where the mail came from; else what is missing does. What somebody wrote is told
 * back to nobody. 400 for an address that is none of these.
 */
export const openByMail = async (services: Services, letter: Letter, handed: string): Promise<MailTaken> => {
  const { config, secrets, modules, db } = services;
  const known = draftOfAddress(config, secrets, letter.to);
  const opened = known === null ? openedBy(config, modules, letter.to) : null;
  const { from } = letter;
  if ((known === null && opened === null) || from === null) throw new HttpError(400, 'no-such-reply-address');
  const key = incomingKey(services, 'mail', `draft ${foldAddress(from)} ${letter.id ?? handed}`);
  if (await isTaken(db.pool, key)) return { number: null, deed: null, draft: null };
  await countSent(services, { sender: `mail ${foldAddress(from)}`, module: '', most: MOST_AN_HOUR });
  if (opened) await countSent(services, { sender: 'mail', module: opened.of.module.id, most: MOST_OF_ALL });
  const before =
    known === null ? begunBy(services, opened!, { ...letter, from }, key) : await draftOf(db.pool, known);
  if (before === null) throw new HttpError(409, 'draft-gone');
  const kind = kindOf(modules, before.module);
  const { draft, rest } = await heard(services, kind, before, letter.words);
  const { text, files } = kind.type.mailOpens ?? {};
  const isNew = known === null && text !== undefined && rest !== '' && draft.answers[text] === undefined;
  const kept = await keepFiles(services, letter, { files, asks: kind.type.form.fields });
  const filled: Draft = {
    ...draft,
    answers: isNew ? { ...draft.answers, [text]: rest } : draft.answers,
    files: [...draft.files, ...kept],
  };
  const outcome = await settle(services, kind, filled, telling(services, kind, key));
  if (outcome.kind === 'case') return { number: outcome.number, deed: 'submit', draft: 'case' };
  return { number: null, deed: null, draft: outcome.kind === 'asked' ? 'asked' : null };
};
