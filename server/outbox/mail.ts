import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Language } from '../../sql/model/text.ts';
import type { Config } from '../config.ts';
import { senderOf } from './addresses.ts';
import { DeliveryError } from './delivery-error.ts';

/** A mail to one person. */
export type MailLetter = {
  id: string;
  to: string;
  language: Language;
  subject: string;
  text: string;
  html: string;
  /** When what it tells happened: one that is sent twice is the same to the letter. */
  at: Date;
  /** The topic, and the address that ends it by a POST (RFC 8058); none for what was asked for. */
  list: { topic: string; url: string } | null;
  /** Where an answer to it is read; none where nobody reads it. */
  replyTo: string | null;
};

/** Hands a mail over. Throws DeliveryError. */
export type SendMail = (letter: MailLetter) => Promise<void>;

const NAME: Record<Language, string> = { ar: 'بيئتنا', fr: 'Biatouna', en: 'Biatouna' };

const optionsOf = (letter: MailLetter, config: Config): SendMailOptions => {
  const { name, address } = senderOf(config);
  const domain = address.slice(address.lastIndexOf('@') + 1);
  return {
    from: { name: name || NAME[letter.language], address },
    // As an object it is one address, whatever stands in it.
    to: { name: '', address: letter.to },
    ...(letter.replyTo ? { replyTo: { name: '', address: letter.replyTo } } : {}),
    messageId: `<${letter.id}@${domain}>`,
    date: letter.at,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    headers: {
      'Content-Language': letter.language,
      'Auto-Submitted': 'auto-generated',
      ...(letter.list ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
    },
    ...(letter.list ? { list: { id: `${letter.list.topic}.${domain}`, unsubscribe: letter.list.url } } : {}),
  };
};

/** No text of ours or of others is to be taken for a file or address to read. */
const CLOSED = { disableFileAccess: true, disableUrlAccess: true };

/** Each `{number}.eml` once, whole, and for nobody else's eyes: links in it open accounts. */
const folderDriver = (config: Config): SendMail => {
  const folder = join(config.DATA_DIR, 'mail');
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...CLOSED });
  return async (letter) => {
    const { message } = await transport.sendMail(optionsOf(letter, config));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = join(folder, `.${letter.id}.${process.pid}.part`);
    await writeFile(part, message as Buffer, { mode: 0o600 });
    await rename(part, join(folder, `${letter.id}.eml`));
  };
};

const TIMES = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 15_000,
};

type SmtpError = { code?: string; command?: string; responseCode?: number; response?: string };

/**
 * What a mail server answered holds addresses, so only its numbers are kept. Of no use to try again is what it says of
 * this receiver or text; that it does not take us at all can be mended.
 */
const toDeliveryError = ({ code, command, responseCode, response }: SmtpError): DeliveryError => {
  if (responseCode === undefined) return new DeliveryError(code === 'EAUTH' ? 'smtp login' : 'unreachable');
  const more = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  return new DeliveryError(`smtp ${responseCode}${more ? ` ${more}` : ''}`, {
    isFinal: responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA'),
  });
};

const smtpDriver = (config: Config, url: string): SendMail => {
  const transport = createTransport({ url, ...TIMES, ...CLOSED });
  return async (letter) => {
    await transport.sendMail(optionsOf(letter, config)).catch((error: SmtpError) => {
      throw toDeliveryError(error);
    });
  };
};

/** Mail by SMTP_URL, else into the folder `mail` of the data folder. */
export const openMail = (config: Config): SendMail =>
  config.SMTP_URL === undefined ? folderDriver(config) : smtpDriver(config, config.SMTP_URL);
