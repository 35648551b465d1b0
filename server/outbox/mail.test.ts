import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, describe, expect, it } from 'vitest';
import { type SmtpAnswer, type SmtpStep, startSmtp } from '../../tests/harness/smtp.ts';
import { configOf } from '../config.ts';
import type { DeliveryError } from './delivery-error.ts';
import { type MailLetter, openMail } from './mail.ts';
import { EXAMPLES } from './templates/examples.fixture.ts';
import { render } from './templates/render.ts';

let answer: (step: SmtpStep) => SmtpAnswer = () => undefined;
const smtp = await startSmtp((step) => answer(step));
const folder = await mkdtemp(join(tmpdir(), 'biatouna-mail-'));
afterAll(async () => {
  await smtp.close();
  await rm(folder, { recursive: true });
});

const configured = (env: Record<string, string>) =>
  configOf({ DATABASE_URL: 'postgres://x/x', SECRET_KEY: 'x'.repeat(32), DATA_DIR: folder, ...env });
const bySmtp = openMail(configured({ SMTP_URL: smtp.url, PUBLIC_URL: 'https://map.example.tn' }));

const ID = '0b7f3c0e-7a51-4a0e-9d0c-3b1a5f2c9e44';
const { subject, text, html } = render({
  template: 'layer-published',
  content: EXAMPLES['layer-published'],
  language: 'ar',
  base: 'https://map.example.tn',
  timeZone: 'Africa/Tunis',
});
const letter: MailLetter = {
  id: ID,
  to: 'amel@example.tn',
  language: 'ar',
  subject,
  text,
  html,
  at: new Date('2026-03-20T10:00:00Z'),
  list: { topic: 'layers', url: 'https://map.example.tn/api/unsubscribe?token=layers.abc.def' },
  replyTo: null,
};

const send = async (change: Partial<MailLetter> = {}) => {
  smtp.taken.length = 0;
  await bySmtp({ ...letter, ...change });
  return { mail: (await smtp.parsed())[0]!, raw: smtp.taken[0]! };
};
const header = (raw: string): string => raw.slice(0, raw.indexOf('\r\n\r\n'));

describe('a mail by SMTP', () => {
  it('arrives as it was written: Arabic subject, both forms, its number', async () => {
    const { mail, raw } = await send();
    expect([mail.subject, mail.text?.trim(), mail.messageId]).toEqual([
      'تحديث طبقة: السدود',
      text.trim(),
      `<${ID}@map.example.tn>`,
    ]);
    expect(mail.html).toContain('dir="rtl"');
    expect(mail.from?.value[0]).toMatchObject({ name: 'بيئتنا', address: 'no-reply@map.example.tn' });
    expect(mail.date).toEqual(letter.at);
    // No line is longer, and no byte other, than every server on the way must take (RFC 5322, 2.1.1).
    expect(raw.split('\r\n').filter((line) => line.length > 998 || /[^\t\x20-\x7e]/.test(line))).toEqual([]);
    expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('says how its topic is ended with one click, and that no human wrote it', async () => {
    const { mail, raw } = await send();
    const lines = header(raw)
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n');
    expect(lines).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(lines).toContain(`List-Unsubscribe: <${letter.list!.url}>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail.headers.get('content-language')).toBe('ar');
  });

  it('of no topic has nothing to unsubscribe from', async () => {
    expect(header((await send({ list: null })).raw)).not.toMatch(/^list-/im);
  });

  it.each([
    ['subject', { subject: 'Water\r\nBcc: thief@example.tn\r\n\r\nhello' }],
    ['receiver', { to: 'amel@example.tn\r\nBcc: thief@example.tn' }],
    ['list of receivers', { to: 'amel@example.tn, thief@example.tn' }],
  ])('has no header and no receiver more by its %s', async (_, change) => {
    smtp.taken.length = 0;
    let receivers = 0;
    answer = (step) => {
      if (step === 'to') receivers += 1;
      return undefined;
    };
    await bySmtp({ ...letter, ...change }).catch(() => undefined);
    expect(receivers).toBeLessThanOrEqual(1);
    for (const [at, mail] of (await smtp.parsed()).entries()) {
      expect(mail.bcc).toBeUndefined();
      expect(header(smtp.taken[at]!)).not.toMatch(/^bcc/im);
      expect([mail.to].flat().flatMap((to) => to?.value)).toHaveLength(1);
    }
  });

  it.each<[SmtpStep, number, string, boolean]>([
    ['to', 550, '5.1.1 <amel@example.tn> is unknown here', true],
    ['to', 451, '4.2.0 <amel@example.tn> is busy', false],
    ['data', 554, '5.7.1 we think it is spam', true],
    ['data', 452, 'full', false],
    // That we are not taken is ours to mend; the mail is as good as before.
    ['from', 550, '5.7.1 no-reply@map.example.tn may not send', false],
    ['connect', 554, 'go away', false],
  ])('that is refused at %s with %i is told by number only', async (step, code, words, isFinal) => {
    answer = (at) => (at === step ? { code, text: words } : undefined);
    const error = (await bySmtp(letter).catch((thrown: unknown) => thrown)) as DeliveryError;
    answer = () => undefined;
    expect([error.name, error.isFinal]).toEqual(['DeliveryError', isFinal]);
    expect(error.code).toMatch(
      step === 'connect' ? /^(unreachable|smtp 554)$/ : new RegExp(`^smtp ${code}( \\d\\.\\d\\.\\d)?$`),
    );
  });

  it('waits for a server that is not there', async () => {
    const nowhere = openMail(configured({ SMTP_URL: 'smtp://u:secret@127.0.0.1:1' }));
    const error = (await nowhere(letter).catch((thrown: unknown) => thrown)) as DeliveryError;
    expect([error.code, error.isFinal, error.stack?.includes('secret')]).toEqual([
      'unreachable',
      false,
      false,
    ]);
  });
});

describe('a mail without a server', () => {
  it('lies whole in the folder, once, for its owner alone', async () => {
    const byFolder = openMail(configured({ MAIL_FROM: 'Observatoire <obs@example.tn>' }));
    await byFolder(letter);
    await byFolder(letter);
    const files = await readdir(join(folder, 'mail'));
    expect(files).toEqual([`${ID}.eml`]);
    const file = join(folder, 'mail', files[0]!);
    expect((await stat(file)).mode & 0o077).toBe(0);
    const mail = await simpleParser(await readFile(file));
    expect([mail.subject, mail.from?.text, mail.messageId]).toEqual([
      subject,
      '"Observatoire" <obs@example.tn>',
      `<${ID}@example.tn>`,
    ]);
  });
});
