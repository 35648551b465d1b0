import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { HttpError } from '../../../http/error.ts';

/** A mail with more parts than people send is made to keep us busy. */
const MOST_PARTS = 60;
const MOST_HEADER_BYTES = 64 * 1024;
const MOST_HTML = 500_000;

/** A mail as far as a case needs it. `id` is the number that its sender gave it. */
export type Letter = {
  id: string | null;
  from: string | null;
  to: string[];
  subject: string;
  words: string;
  files: { name: string; content: Buffer }[];
};

/** What a mail was taken for: an answer in a case, a case, or a draft of one; nothing where it was taken before. */
export type MailTaken = { number: string | null; deed: string | null; draft: 'case' | 'asked' | null };

/** The lines of the header, unfolded: names in small letters (RFC 5322, 2.2.3). */
const headerOf = (raw: Buffer): [name: string, value: string][] => {
  const head = raw.toString('latin1', 0, MOST_HEADER_BYTES);
  const end = head.search(/\r?\n\r?\n/);
  if (end < 0) throw new HttpError(400, 'invalid-body');
  return head
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const];
    }) as [string, string][];
};

/**
 * Whether a program sent it, or somebody by an address that is not hers (RFC 8601, as our MTA noted it): an answer that nobody wrote, a list, a message that could not be delivered. Answering to such a thing, or
 * taking it for an answer, goes round and round (RFC 3834, RFC 2369, RFC 3464).
 */
export const isAutomatic = (header: readonly (readonly [name: string, value: string])[]): boolean =>
  header.some(([name, value]) => {
    const says = value.toLowerCase();
    if (name === 'auto-submitted') return !/^no\b/.test(says);
    if (name === 'precedence') return /^(bulk|junk|list|auto[-_]reply)\b/.test(says);
    if (name === 'return-path') return says === '<>';
    if (name === 'authentication-results') return /\bdmarc=fail\b/.test(says);
    if (name === 'content-type') return /^multipart\/report\b/.test(says);
    return /^(list-[a-z]+|x-autoreply|x-autorespond|x-auto-response-suppress|feedback-id)$/.test(name);
  });

/** What stands before what is quoted: the answer itself, without what it answers to and without a signature. */
export const ownWords = (text: string): string => {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const ends = lines.findIndex(
    (line, at) =>
      /^-- ?$/.test(line) ||
      /^\s*(_{5,}|-{3,} ?(original message|message d.origine|الرسالة الأصلية) ?-{3,})\s*$/i.test(line) ||
      // "On …, somebody wrote:" and its like, above a line that is quoted.
      (/[:：]\s*$/.test(line) && /^\s*>/.test(lines.slice(at + 1).find((next) => next.trim() !== '') ?? '')),
  );
  return lines
    .slice(0, ends < 0 ? lines.length : ends)
    .filter((line) => !/^\s*>/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};

const addressesIn = (given: AddressObject | AddressObject[] | undefined): string[] =>
  [given ?? []].flat().flatMap(({ value }) => value.flatMap(({ address }) => (address ? [address] : [])));

const DELIVERED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

const letterOf = (mail: ParsedMail, header: readonly [string, string][]): Letter => ({
  id: mail.messageId ?? null,
  from: addressesIn(mail.from)[0] ?? null,
  to: [
    ...header
      .filter(([name]) => DELIVERED.includes(name))
      .map(([, value]) => value.replace(/^.*<|>.*$/g, '').trim()),
    ...addressesIn(mail.to),
    ...addressesIn(mail.cc),
  ],
  subject: (mail.subject ?? '').replace(/^\s*((re|fw|fwd|tr|رد)\s*:\s*)+/i, '').trim(),
  words: ownWords(mail.text ?? ''),
  // Pictures within the text of a mail are its decoration: a signature's sign, a smile.
  files: mail.attachments
    .filter(({ related }) => !related)
    .map(({ filename, content }) => ({ name: filename ?? 'file', content })),
});

/**
 * Reads a mail (RFC 5322 and MIME) as it came, header first: what a program sent (400) and what is made of too many parts (400) is
 * not opened.
 */
export const readLetter = async (raw: Buffer): Promise<Letter> => {
  const header = headerOf(raw);
  if (isAutomatic(header)) throw new HttpError(400, 'automatic-mail');
  const parts = raw.toString('latin1').match(/^content-type\s*:/gim)?.length ?? 0;
  if (parts > MOST_PARTS) throw new HttpError(400, 'too-many-parts', { values: { most: MOST_PARTS } });
  const mail = await simpleParser(raw, {
    ...{ skipImageLinks: true, skipTextToHtml: true, maxHtmlLengthToParse: MOST_HTML },
  }).catch(() => {
    throw new HttpError(400, 'invalid-body');
  });
  return letterOf(mail, header);
};
