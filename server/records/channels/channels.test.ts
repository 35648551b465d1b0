import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { umbrellaModule, umbrellaType } from '../../../tests/world/toy-module.ts';
import { newReadableCode } from '../../accounts/readable-code.ts';
import { openSecrets } from '../../accounts/secrets.ts';
import type { HttpError } from '../../http/error.ts';
import { draftLink, draftOfLink } from './draft/link.ts';
import { pointSaid } from './draft/point.ts';
import { saidOf } from './draft/said.ts';
import { readSaid } from './draft/value.ts';
import { caseOfAddress, draftAddress, draftOfAddress, openedBy, replyAddress } from './mail/address.ts';
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

describe('what somebody answers', () => {
  const { fields } = umbrellaType.form;
  const field = (id: string) => fields.find((one) => one.id === id)!;

  it('is told apart by number, by the name of a field in any language, or is all of one thing', () => {
    expect(saidOf('1: red\n٢) Amel\nhello', fields, ['colour', 'owner'])).toEqual({
      ...{ said: { colour: 'red', owner: 'Amel' }, rest: 'hello' },
    });
    expect(
      saidOf('Lost at 10:30.\n\nع Name: أمل\nf How it came :\nIn the tram\nof noon', fields, []),
    ).toEqual({
      ...{ said: { owner: 'أمل', story: 'In the tram\nof noon' }, rest: 'Lost at 10:30.' },
    });
    expect(saidOf('striped', fields, ['which'])).toEqual({ said: { which: 'striped' }, rest: '' });
    expect(saidOf('7: x', fields, ['colour', 'owner'])).toEqual({ said: {}, rest: '7: x' });
  });

  it.each([
    ['colour', '2', 'red'],
    ['colour', '٢', 'red'],
    ['colour', 'Red.', 'red'],
    ['colour', 'pink', 'pink'],
    ['colour', '9', '9'],
    ['agreed', 'نعم', true],
    ['agreed', 'Oui, d’accord', true],
    ['agreed', 'non', false],
    ['agreed', 'perhaps', 'perhaps'],
    ['ribs', '٨', 8],
    ['ribs', 'eight', 'eight'],
    ['lostOn', '1/3/2025', '2025-03-01'],
    ['lostOn', '2025-03-01', '2025-03-01'],
    ['phone', '98 000 001', '98000001'],
    ['mail', ' a@b.tn ', 'a@b.tn'],
  ])('to %s by %j is %j', (id, words, value) => {
    const one = field(id);
    expect(readSaid(one, words, one.kind === 'choice' ? one.options : [])).toBe(value);
  });

  it('is a place where one alone is meant, by number, name or part', () => {
    const offers = [
      { id: 'a', label: { fr: 'Ariana (Gouvernorat)' }, name: { fr: 'Ariana' } },
      { id: 'b', label: { fr: 'Ariana (Délégation, Ariana)' }, name: { fr: 'Ariana' } },
      { id: 'c', label: { fr: 'Béja (Gouvernorat)' }, name: { fr: 'Béja' } },
    ];
    const said = (words: string) => readSaid(field('around'), words, offers);
    expect(['2', 'BEJA', 'béj'].map(said)).toEqual(
      ['b', 'c', 'c'].map((place) => ({ kind: 'place', place })),
    );
    expect(['Ariana', 'ariana', '9', 'Sfax'].map(said)).toEqual(['Ariana', 'ariana', '9', 'Sfax']);
    expect(said('Ariana (Délégation, Ariana)')).toEqual({ kind: 'place', place: 'b' });
  });

  it('is a half of no question where it is a number with a fraction', () =>
    expect(saidOf('1.5, 3.25', fields, ['spot'])).toEqual({ said: { spot: '1.5, 3.25' }, rest: '' }));
});

describe('a point that somebody writes', () => {
  const TUNIS = [36.8065, 10.1815];
  it.each([
    ['36.8065, 10.1815', TUNIS],
    ['36.8065,10.1815', TUNIS],
    ['36.8065 10.1815', TUNIS],
    ['36,8065 ; 10,1815', TUNIS],
    ['36,8065 10,1815', TUNIS],
    ['٣٦٫٨٠٦٥، ١٠٫١٨١٥', TUNIS],
    ['36.8065° N, 10.1815° E', TUNIS],
    ['10.1815 E, 36.8065 N', TUNIS],
    ['N 36.8065 E 10.1815', TUNIS],
    [`36°48'23.4"N 10°10'53.4"E`, TUNIS],
    ['-33.45, -70.66', [-33.45, -70.66]],
    ['33.45 S, 70.66 W', [-33.45, -70.66]],
    ['geo:36.8065,10.1815', TUNIS],
    ['geo:0,0?q=36.8065,10.1815(Ici)', TUNIS],
    ['https://www.openstreetmap.org/?mlat=36.8065&mlon=10.1815#map=15/36.7/10.1', TUNIS],
    ['Ici : https://www.openstreetmap.org/#map=15/36.8065/10.1815', TUNIS],
    ['https://www.google.com/maps?q=36.8065,10.1815', TUNIS],
    ['https://www.google.tn/maps/@36.8065,10.1815,15z', TUNIS],
    [
      'https://www.google.com/maps/place/Tunis/@36.7,10.1,12z/data=!3m1!4b1!4m5!3m4!1s0x1:0x2!8m2!3d36.8065!4d10.1815',
      TUNIS,
    ],
    ['https://www.google.com/maps/search/?api=1&query=36.8065%2C10.1815', TUNIS],
    ['https://maps.google.com/?ll=36.8065,10.1815', TUNIS],
  ])('as %j is read', (words, [latitude, longitude]) => {
    const point = pointSaid(words)!;
    expect([words, point?.latitude, point?.longitude]).toEqual([
      words,
      expect.closeTo(latitude!, 6),
      expect.closeTo(longitude!, 6),
    ]);
  });

  it('says how sure it is', () => {
    expect(pointSaid('geo:36.8,10.18;u=30')).toEqual({ latitude: 36.8, longitude: 10.18, accuracyM: 30 });
  });

  it.each([
    ...[
      '',
      'Tunis',
      '36.8',
      '36.8, 10.1, 5.5',
      '91, 10',
      '36.8, 181',
      'the 4 of 10',
      '12/03/2025',
      '98 000 001',
    ],
    ...[
      'https://maps.app.goo.gl/AbCdEf',
      'https://evil.example/maps?q=36.8,10.1',
      'https://google.com.evil.example/maps?q=36.8,10.1',
    ],
    ...[
      'https://www.google.com/search?q=36.8,10.1',
      'http://[',
      'geo:36.8,10.1;crs=epsg:32632',
      'geo:x,y',
      '36.8 N, 10.1 N',
    ],
    ...[
      `https://www.google.com/maps?q=${'9'.repeat(3000)}`,
      `${'1'.repeat(1500)} ${'2'.repeat(400)}`,
      `${'36 '.repeat(600)}`,
    ],
  ])('that is none is none: %j', (words) => expect(pointSaid(words)).toBeNull());
});

describe('the link of a draft', () => {
  it('leads to it, and no other does', () => {
    const id = crypto.randomUUID();
    const link = draftLink(secrets, { id, module: 'umbrellas' });
    expect(link).toMatch(/^\/civic\/umbrellas\/new#d/);
    const given = link.split('#')[1]!;
    expect(draftOfLink(secrets, given)).toBe(id);
    for (const wrong of [
      '',
      'd',
      given.slice(0, -1),
      given.replace(/.$/, (end) => (end === '0' ? '1' : '0')),
      given.replace('d', 'd1'),
    ])
      expect(draftOfLink(secrets, wrong)).toBeNull();
  });
});

describe('the address of a draft', () => {
  it('leads to it and to no other, and is short enough to be one', () => {
    for (const id of [
      crypto.randomUUID(),
      '00000000-0000-4000-8000-000000000001',
      'ffffffff-ffff-4fff-bfff-ffffffffffff',
    ]) {
      const address = draftAddress(config, secrets, id)!;
      expect(address.indexOf('@')).toBeLessThanOrEqual(64);
      expect(draftOfAddress(config, secrets, ['x@y', address.toUpperCase()])).toBe(id);
      expect(caseOfAddress(config, secrets, [address])).toBeNull();
      expect(draftOfAddress(config, secrets, [address.replace('+d', '+d1')])).toBeNull();
    }
    expect(openedBy(config, modules, ['cases+Parapluies@example.tn'])).toMatchObject({ language: 'fr' });
    expect(openedBy(config, modules, ['cases+parapluies@other.tn'])).toBeNull();
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
      ...{ id: expect.stringMatching(/^<.+>$/), from: 'amel@example.org', subject: 'Re' },
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
