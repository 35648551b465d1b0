import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { checkStatus, handOver } from './hand-over.ts';
import { signature } from './webhook.ts';

/** A text message to one number (E.164). */
export type SmsLetter = { id: string; to: string; text: string };

/** Hands a text message over. Throws DeliveryError. */
export type SendSms = (letter: SmsLetter, signal: AbortSignal) => Promise<void>;

/** A secret that we share with a gateway, as it signs by it: `whsec_` and base64, or any text. */
export const secretOf = (text: string): Buffer =>
  text.startsWith('whsec_') ? Buffer.from(text.slice(6), 'base64') : Buffer.from(text);

/** Each `{number}.json` once, whole, and for nobody else's eyes: there are codes of cases in it. */
const folderDriver = (config: Config): SendSms => {
  const folder = join(config.DATA_DIR, 'sms');
  return async (letter) => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = join(folder, `.${letter.id}.${process.pid}.part`);
    await writeFile(part, `${JSON.stringify(letter, null, 2)}\n`, { mode: 0o600 });
    await rename(part, join(folder, `${letter.id}.json`));
  };
};

/** A gateway that takes JSON by HTTP, signed as webhooks are. It is the operator's, and may lie in our own network. */
const httpDriver =
  (url: string, secret: Buffer): SendSms =>
  async (letter, signal) => {
    const body = JSON.stringify(letter);
    const at = Math.floor(Date.now() / 1000);
    const headers = {
      'Content-Type': 'application/json',
      'webhook-id': letter.id,
      'webhook-timestamp': at,
      'webhook-signature': signature(secret, { id: letter.id, at, body }),
    };
    checkStatus(await handOver({ url, headers, body, signal }, { inside: 'allow' }), []);
  };

/** Text messages by SMS_URL, else into the folder `sms` of the data folder. */
export const openSms = (config: Config): SendSms =>
  config.SMS_URL === undefined
    ? folderDriver(config)
    : httpDriver(config.SMS_URL, secretOf(config.SMS_SECRET ?? ''));
