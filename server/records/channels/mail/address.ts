import type { Language } from '../../../../sql/model/text.ts';
import { grouped, readCode } from '../../../accounts/readable-code.ts';
import { isSame, type Secrets } from '../../../accounts/secrets.ts';
import type { Config } from '../../../config.ts';
import type { Module } from '../../module.ts';
import { caseTypeOf, type Kind } from '../../types.ts';

type Mailbox = Pick<Config, 'MAIL_IN_ADDRESS'>;

/** Bytes of the sign of an address: nobody guesses 80 bits by mail. */
const SIGN_BYTES = 10;

/** Addresses are read without regard to case, so the sign is hexadecimal. */
const signOf = (secrets: Secrets, number: string): string =>
  Buffer.from(secrets.mac('case reply', number), 'base64url').subarray(0, SIGN_BYTES).toString('hex');

const partsOf = (address: string): [local: string, domain: string] => {
  const at = address.lastIndexOf('@');
  return [address.slice(0, at), address.slice(at + 1)];
};

/** Where the applicant of a case answers by mail: `cases+k7q29xmd.0123…@example.tn`; null where no mail comes in. */
export const replyAddress = (
  { MAIL_IN_ADDRESS }: Mailbox,
  secrets: Secrets,
  number: string,
): string | null => {
  if (MAIL_IN_ADDRESS === undefined) return null;
  const [local, domain] = partsOf(MAIL_IN_ADDRESS);
  return `${local}+${number.replace('-', '').toLowerCase()}.${signOf(secrets, number)}@${domain}`;
};

/** What stands before the `@` is no longer than 64 signs (RFC 5321, 4.5.3.1.1): a UUID by 36 digits takes 25 of them. */
export const shortId = (id: string): string => BigInt(`0x${id.replaceAll('-', '')}`).toString(36);
export const longId = (short: string): string =>
  [...short]
    .reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

const ofDraft = (secrets: Secrets, id: string): string =>
  Buffer.from(secrets.mac('draft reply', id), 'base64url').subarray(0, SIGN_BYTES).toString('hex');

/** Where what is missing of a draft is answered by mail; null where no mail comes in. */
export const draftAddress = ({ MAIL_IN_ADDRESS }: Mailbox, secrets: Secrets, id: string): string | null => {
  if (MAIL_IN_ADDRESS === undefined) return null;
  const [local, domain] = partsOf(MAIL_IN_ADDRESS);
  return `${local}+d${shortId(id)}.${ofDraft(secrets, id)}@${domain}`;
};

/** Where a mail begins a new case: the word of a module stands behind the plus; null where no mail comes in. */
export const newCaseAddress = ({ MAIL_IN_ADDRESS }: Mailbox, word: string): string | null => {
  if (MAIL_IN_ADDRESS === undefined) return null;
  const [local, domain] = partsOf(MAIL_IN_ADDRESS);
  return `${local}+${word}@${domain}`;
};

/** What stands behind the plus of each address that is a mailbox of ours. */
const tagsOf = ({ MAIL_IN_ADDRESS }: Mailbox, addresses: readonly string[]): string[] => {
  if (MAIL_IN_ADDRESS === undefined) return [];
  const [local, domain] = partsOf(MAIL_IN_ADDRESS.toLowerCase());
  return addresses.flatMap((address) => {
    const [given, at] = partsOf(address.toLowerCase());
    return at === domain && given.startsWith(`${local}+`) ? [given.slice(local.length + 1)] : [];
  });
};

/** The draft that a mail to these addresses goes on with; null where none of them is such an address that we gave. */
export const draftOfAddress = (
  config: Mailbox,
  secrets: Secrets,
  addresses: readonly string[],
): string | null => {
  for (const tag of tagsOf(config, addresses)) {
    const [, short = '', sign = ''] = /^d([0-9a-z]{1,25})\.([0-9a-f]{20})$/.exec(tag) ?? [];
    if (short === '') continue;
    const id = longId(short);
    if (isSame(Buffer.from(sign), Buffer.from(ofDraft(secrets, id)))) return id;
  }
  return null;
};

/** The module that a mail to these addresses is a new case of, and the language of its address. */
export const openedBy = (
  config: Mailbox,
  modules: readonly Module[],
  addresses: readonly string[],
): { of: Kind; language: Language } | null => {
  const tags = tagsOf(config, addresses);
  for (const module of modules) {
    const type = caseTypeOf(module);
    const found = type?.mailOpens?.addresses.find(({ word }) => tags.includes(word));
    if (type && found) return { of: { module, type }, language: found.language };
  }
  return null;
};

/** The case that a mail to these addresses is for; null where none of them is an address that we gave. */
export const caseOfAddress = (
  config: Mailbox,
  secrets: Secrets,
  addresses: readonly string[],
): string | null => {
  for (const tag of tagsOf(config, addresses)) {
    const [code = '', sign = ''] = tag.split('.');
    const read = readCode(code);
    if (read === null) continue;
    const number = grouped(read);
    if (isSame(Buffer.from(sign), Buffer.from(signOf(secrets, number)))) return number;
  }
  return null;
};
