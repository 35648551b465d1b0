import { grouped, readCode } from '../../../accounts/readable-code.ts';
import { isSame, type Secrets } from '../../../accounts/secrets.ts';
import type { Config } from '../../../config.ts';

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
  { MAIL_IN_ADDRESS }: Pick<Config, 'MAIL_IN_ADDRESS'>,
  secrets: Secrets,
  number: string,
): string | null => {
  if (MAIL_IN_ADDRESS === undefined) return null;
  const [local, domain] = partsOf(MAIL_IN_ADDRESS);
  return `${local}+${number.replace('-', '').toLowerCase()}.${signOf(secrets, number)}@${domain}`;
};

/** The case that a mail to these addresses is for; null where none of them is an address that we gave. */
export const caseOfAddress = (
  { MAIL_IN_ADDRESS }: Pick<Config, 'MAIL_IN_ADDRESS'>,
  secrets: Secrets,
  addresses: readonly string[],
): string | null => {
  if (MAIL_IN_ADDRESS === undefined) return null;
  const [local, domain] = partsOf(MAIL_IN_ADDRESS.toLowerCase());
  for (const address of addresses) {
    const [given, at] = partsOf(address.toLowerCase());
    if (at !== domain || !given.startsWith(`${local}+`)) continue;
    const [code = '', sign = ''] = given.slice(local.length + 1).split('.');
    const read = readCode(code);
    if (read === null) continue;
    const number = grouped(read);
    if (isSame(Buffer.from(sign), Buffer.from(signOf(secrets, number)))) return number;
  }
  return null;
};
