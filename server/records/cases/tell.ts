import type pg from 'pg';
import type { CaseChannel, CaseType } from '../../../sql/model/records/case-type.ts';
import { dayText } from '../../../sql/model/records/clock-words.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import type { Tell } from '../../../sql/model/records/workflow.ts';
import { type Language, type Text, textOf } from '../../../sql/model/text.ts';
import { post } from '../../../sql/outbox/post.ts';
import { harmless } from '../../outbox/templates/values.ts';

/** What messages about a case say of it. */
export type Subject = {
  number: string;
  title: string;
  language: Language;
  accountId: string | null;
  channel: CaseChannel;
  personal: Readonly<Record<string, unknown>>;
  structure: { id: string; name: Text } | null;
  /** The end of the clock that is shown first, RFC 3339. */
  dueAt: string | null;
};

type Receiver = { channel?: 'mail' | 'sms'; to: string; accountId: string | null; language: Language };

/** Who came by telephone and left no address is written to there. */
const BY_PHONE: readonly CaseChannel[] = ['sms', 'telephone'];

/** The day that ends at a moment: deadlines end with their day. */
const lastDay = (at: string, timeZone: string) => dayOf(new Date(Date.parse(at) - 1).toISOString(), timeZone);

const filled = (text: Text, subject: Subject, timeZone: string): Text => {
  const inLanguage = (language: Language): string => {
    const values: Record<string, string> = {
      number: subject.number,
      title: harmless(subject.title),
      structure: subject.structure?.name[language] ?? '—',
      due: subject.dueAt ? dayText(lastDay(subject.dueAt, timeZone), language) : '—',
    };
    return text[language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  };
  return textOf(inLanguage);
};

/** Where the applicant is written to: the address that she gave for it, else that of her account, else the telephone that she came by. */
const applicantOf = async (client: pg.ClientBase, type: CaseType, subject: Subject): Promise<Receiver[]> => {
  const { accountId, language } = subject;
  const given = type.reads.email ? subject.personal[type.reads.email] : undefined;
  if (typeof given === 'string') return [{ to: given, accountId, language }];
  const phone = type.reads.phone ? subject.personal[type.reads.phone] : undefined;
  if (accountId === null && typeof phone === 'string' && BY_PHONE.includes(subject.channel))
    return [{ channel: 'sms', to: phone, accountId, language }];
  if (accountId === null) return [];
  const { rows } = await client.query<{ email: string; language: Language }>(
    `select email, language from account where id = $1 and email_verified_at is not null and state = 'active'`,
    [accountId],
  );
  return rows.map(({ email, language: own }) => ({ to: email, accountId, language: own }));
};

const OFFICERS = `select a.id as "accountId", a.email as to, a.language from account a join account_role r on r.account_id = a.id
  where r.role = 'case-officer' and r.scope = $1 and a.state = 'active' and a.email_verified_at is not null order by a.id`;

const officersOf = async (client: pg.ClientBase, { structure }: Subject): Promise<Receiver[]> =>
  structure === null ? [] : (await client.query<Receiver>(OFFICERS, [structure.id])).rows;

/**
 * Writes the messages of a deed in the caller's transaction. `key` names the deed, so that nobody is told of it twice. Who left
 * no address is told nothing: she comes back with number and code.
 */
export const tell = async (
  client: pg.ClientBase,
  type: CaseType,
  subject: Subject,
  tells: readonly Tell[],
  about: { key: string; timeZone: string },
): Promise<void> => {
  for (const [at, { whom, subject: title, says }] of tells.entries()) {
    const isApplicant = whom === 'applicant';
    const receivers = isApplicant
      ? await applicantOf(client, type, subject)
      : await officersOf(client, subject);
    const link = `/${isApplicant ? 'civic' : 'office'}/cases/${subject.number}`;
    for (const { channel = 'mail', to, accountId, language } of receivers)
      await post(client, {
        ...{ channel, to, accountId, language, template: isApplicant ? 'case-news' : 'case-duty' },
        content: {
          ...{ link, number: subject.number },
          title: filled(title, subject, about.timeZone),
          text: filled(says, subject, about.timeZone),
        },
        dedupeKey: `case:${subject.number}:${about.key}:${at}:${accountId ?? 'applicant'}`,
      });
  }
};
