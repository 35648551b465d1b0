import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { umbrellaModule } from '../../../tests/world/toy-module.ts';
import { newReadableCode } from '../../accounts/readable-code.ts';
import { openSecrets } from '../../accounts/secrets.ts';
import type { HttpError } from '../../http/error.ts';
import { caseOfAddress, replyAddress } from './mail/address.ts';
import { ownWords, readLetter } from './mail/letter.ts';
import { readSms } from './sms/read.ts';

const modules = [umbrellaModule];
const secrets = openSecrets('of-the-tests-and-of-nothing-else-at-all');
const config = { MAIL_IN_ADDRESS: 'Cases@example.tn' };

describe('a text message', () => {
  const number = newReadableCode(8);
  const code = newReadableCode(12);
  const read = (text: string) => {
    const { of: _, ...wanted } = { of: null, ...readSms(modules, text) };
    return wanted;
  };

  it.each([
    ['UMBRELLA left on the tram', { kind: 'case', language: 'en', words: 'left on the tram' }],
    ['umbrella: left\non the tram', { kind: 'case', language: 'en', words: 'left\non the tram' }],
    ['مظلّة نسيتها في المترو', { kind: 'case', language: 'ar', words: 'نسيتها في المترو' }],
    ['UMBRELLA', { kind: 'help', language: 'en' }],
    ['bonjour', { kind: 'help', language: 'fr' }],
    ['أين ملفي؟', { kind: 'help', language: 'ar' }],
    [`${number} ${code}`, { kind: 'status', number, code: code.replaceAll('-', ''), language: 'fr' }],
    [
      `suivi ${number.toLowerCase()}, ${code.toLowerCase()}.`,
      { kind: 'status', number, code: code.replaceAll('-', ''), language: 'fr' },
    ],
    [`${number} ${code.slice(0, -1)}`, { kind: 'help', language: 'fr' }],
  ])('%j is read for what it wants', (text, wanted) => {
    expect(read(text)).toEqual(wanted);
  });
});

describe('the address of a case', () => {
  it('leads to it, however it is written, and no other does', () => {
    const number = newReadableCode(8);
    const address = replyAddress(config, secrets, number)!;
    expect(address).toMatch(/^Cases\+[0-9a-z]{8}\.[0-9a-f]{20}@example\.tn$/);
    const caseOf = (...addresses: string[]) => caseOfAddress(config, secrets, addresses);
    expect(caseOf('other@example.tn', address.toUpperCase())).toBe(number);
    const other = replyAddress(config, secrets, newReadableCode(8))!;
    const mixed = `${address.split('.')[0]}.${other.split('.')[1]}.tn`;
    for (const wrong of ['Cases@example.tn', address.replace('example', 'elsewhere'), mixed, '', '@', 'a+b'])
      expect(caseOf(wrong)).toBeNull();
    expect(replyAddress({ MAIL_IN_ADDRESS: undefined }, secrets, number)).toBeNull();
  });
});

describe('a mail', () => {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const written = async (given: object): Promise<Buffer> =>
    (
      await compose.sendMail({
        ...{ from: 'Amel <amel@example.org>', to: 'cases+x.y@example.tn', subject: 'Re', text: 'Here' },
        ...given,
      })
    ).message as Buffer;
  const codeOf = (raw: Buffer) =>
    readLetter(raw).then(
      () => 'taken',
      (error: unknown) => (error as HttpError).code,
    );

  it('is read in any encoding, with its files; pictures of its text are no files', async () => {
    const raw = await written({
      text: 'شكرا، هذه الصورة.\n\nLe 3 mars 2026, Biatouna a écrit :\n> Which?\n> tram\n',
      html: '<p>x</p><img src="cid:sign">',
      textEncoding: 'base64',
      cc: 'other@example.tn',
      attachments: [
        { filename: 'صورة.jpg', content: Buffer.from([1, 2, 3]) },
        { filename: 'sign.png', content: Buffer.from([4]), cid: 'sign', contentDisposition: 'inline' },
      ],
    });
    expect(await readLetter(raw)).toEqual({
      ...{ id: expect.stringMatching(/^<.+>$/), from: 'amel@example.org' },
      to: ['cases+x.y@example.tn', 'other@example.tn'],
      words: 'شكرا، هذه الصورة.',
      files: [{ name: 'صورة.jpg', content: Buffer.from([1, 2, 3]) }],
    });
  });

  it.each([
    ['an absence', { 'Auto-Submitted': 'auto-replied' }],
    ['a list', { 'List-Id': '<news.example.org>' }],
    ['what goes to many', { Precedence: 'bulk' }],
    ['what another program answers', { 'X-Autoreply': 'yes' }],
    ['what has no sender to go back to', { 'Return-Path': '<>' }],
  ])('of a program is refused: %s', async (_, headers) => {
    expect(await codeOf(await written({ headers }))).toBe('automatic-mail');
  });

  it('of a person is taken, also where it says so itself', async () => {
    expect(await codeOf(await written({ headers: { 'Auto-Submitted': 'no' } }))).toBe('taken');
  });

  it('that is none, or made of too much, is refused, with little memory', async () => {
    expect(await codeOf(Buffer.from('no mail'))).toBe('invalid-body');
    const part = 'Content-Type: text/plain\r\n\r\nx\r\n--b\r\n';
    const many = `From: a@b.tn\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n${part.repeat(100_000)}`;
    const nested = `From: a@b.tn\r\n${Array.from({ length: 20_000 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}`;
    const header = `From: a@b.tn\r\nX-Long: ${'x'.repeat(1_000_000)}\r\n\r\nx`;
    const before = process.memoryUsage().rss;
    expect([
      await codeOf(Buffer.from(many)),
      await codeOf(Buffer.from(nested)),
      await codeOf(Buffer.from(header)),
    ]).toEqual(['too-many-parts', 'too-many-parts', 'invalid-body']);
    expect(process.memoryUsage().rss - before).toBeLessThan(100e6);
  });

  it('says what is its own: without what it answers to, and without a signature', () => {
    expect(ownWords('Yes.\n\nOn Monday, X wrote:\n\n> Which?\n\nAfter')).toBe('Yes.');
    expect(ownWords('Yes:\n- one\n- two\n')).toBe('Yes:\n- one\n- two');
    expect(ownWords('> Which?\nThe 4\n-- \nAmel')).toBe('The 4');
    expect(ownWords('نعم\n\nفي 3 مارس كتب:\n> أي؟')).toBe('نعم');
  });
});
