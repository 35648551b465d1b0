import { domainToASCII } from 'node:url';
import { foldAddress } from '../../../../sql/model/message.ts';
import { DISPOSABLE_DOMAINS } from './disposable-domains.ts';

/** Where dots before the sign say nothing, and which name the mailbox goes by (support.google.com/mail/answer/7436150). */
const DOTLESS: Readonly<Record<string, string>> = { 'gmail.com': 'gmail.com', 'googlemail.com': 'gmail.com' };

/** The domain of an address as the DNS has it: lower case, IDN in its ASCII form, no dot at its end. */
export const domainOf = (address: string): string => {
  const given = foldAddress(address);
  const domain = given.slice(given.lastIndexOf('@') + 1).replace(/\.+$/, '');
  return domainToASCII(domain) || domain;
};

/**
 * An address as one mailbox has it, so that whoever writes her own otherwise is one person still: without case, without
 * what follows a plus, without dots where the provider ignores them. Nothing is sent to it: it is hashed.
 */
export const mailboxOf = (address: string): string => {
  const given = foldAddress(address);
  const domain = domainOf(given);
  const name = given.slice(0, given.lastIndexOf('@')).replace(/\+.*$/, '');
  const known = DOTLESS[domain];
  return known ? `${name.replaceAll('.', '')}@${known}` : `${name}@${domain}`;
};

/** A mailbox without what counts on in a row of them: `amel17@…` and `amel18@…` are of one. */
export const rowOf = (mailbox: string): string => {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at).replace(/\d+/g, '#')}${mailbox.slice(at)}`;
};

/** Whether mail to the domain is read by whoever comes along, or by nobody for long. */
export const isDisposable = (address: string): boolean => {
  const parts = domainOf(address).split('.');
  return parts.some((_, at) => DISPOSABLE_DOMAINS.has(parts.slice(at).join('.')));
};
