import { describe, expect, it } from 'vitest';
import type { Receipt } from '../../../sql/model/api/records.ts';
import { afterFailure, afterReceipt, atOnce, dueNow, fieldOf, nextAt, type Outgoing } from './outgoing.ts';
import { type Line, outgoingOn, sendDue } from './send.ts';
import { memoryShelf } from './shelf.ts';
import { DRAFT_DAYS, tidy } from './tidy.ts';

const NOW = Date.parse('2026-03-03T10:00:00Z');
const [PHOTO, LETTER] = [
  '0e6e5f0a-0000-4000-8000-000000000001',
  '0e6e5f0a-0000-4000-8000-000000000002',
] as const;
const file = (key: string) => ({ key, name: 'a.jpg', type: 'image/jpeg', size: 3 });

const sent = (sending: string, more: Partial<Outgoing> = {}): Outgoing => ({
  ...{
    sending,
    module: 'umbrellas',
    title: 'A red one',
    language: 'ar',
    filled: {},
    answers: {},
    uploaded: {},
  },
  ...{
    state: 'waiting',
    refusal: null,
    receipt: null,
    queuedAt: '2026-03-03T09:00:00Z',
    notBefore: null,
    tries: 0,
  },
  ...more,
});
const ONE = '0e6e5f0a-0000-4000-8000-00000000000a';
const TWO = '0e6e5f0a-0000-4000-8000-00000000000b';

const receipt: Receipt = {
  ...{ number: 'K7Q2-9XMD', code: 'AAAA-BBBB-CCCC', module: 'umbrellas', title: 'A red one' },
  ...{ receivedAt: '2026-03-03T10:00:00Z', structure: null, due: null },
};

const failing = (status: number, parameter: string | null = null) => ({
  status,
  says: 'No',
  parameter,
  retryAfter: null,
});

describe('what was sent and did not arrive', () => {
  it.each([0, 408, 429, 500, 503])(
    'waits after %i, twice as long each time and no more than ten minutes',
    (status) => {
      let one = sent(ONE);
      const pauses = Array.from({ length: 10 }, () => {
        one = afterFailure(one, failing(status), NOW);
        return (Date.parse(one.notBefore!) - NOW) / 1000;
      });
      expect(one.state).toBe('waiting');
      expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600, 600]);
    },
  );

  it('waits as long as the server says', () => {
    const one = afterFailure(sent(ONE), { ...failing(429), retryAfter: 900 }, NOW);
    expect(Date.parse(one.notBefore!) - NOW).toBe(900_000);
  });

  it.each([400, 403, 404, 409, 413])('is refused after %i, at its field where it is one', (status) => {
    const one = afterFailure(sent(ONE), failing(status, 'answers.story'), NOW);
    expect(one).toMatchObject({ state: 'refused', refusal: { says: 'No', field: 'story' }, tries: 0 });
  });

  it('knows no field in what is about something else', () => {
    expect([null, 'sending', 'answers', 'answers.9', 'answers.spot.latitude'].map(fieldOf)).toEqual([
      null,
      null,
      null,
      null,
      'spot',
    ]);
  });

  it('is sent in the order in which it was written, once its pause is over', () => {
    const later = sent(ONE, { queuedAt: '2026-03-03T09:30:00Z' });
    const paused = sent(TWO, { notBefore: '2026-03-03T10:00:01Z' });
    expect(dueNow([later, paused], NOW)).toEqual([later]);
    expect(dueNow([later, paused], NOW + 1000)).toEqual([paused, later]);
    expect(dueNow([later, atOnce(paused)], NOW).map(({ sending }) => sending)).toEqual([TWO, ONE]);
    expect(nextAt([paused])).toBe(NOW + 1000);
    expect(nextAt([sent(ONE, { state: 'refused' })])).toBeNull();
  });

  it('leaves nothing of what was written once it is received', () => {
    const one = sent(ONE, {
      filled: { owner: 'Amel' },
      answers: { owner: 'Amel' },
      uploaded: { [PHOTO]: TWO },
    });
    expect(JSON.stringify(afterReceipt(one, receipt))).not.toContain('Amel');
  });
});

describe('what nobody comes back for', () => {
  it('goes: drafts that were left with their files, and files of nothing; what waits and what is being written stays', async () => {
    const shelf = memoryShelf();
    const [left, own, none] = ['1', '2', '3'].map((end) => PHOTO.replace(/01$/, `${end}f`)) as [
      string,
      string,
      string,
    ];
    const draft = (module: string, key: string, days: number) =>
      shelf.put('drafts', module, {
        ...{ module, filled: { pictures: [file(key)] }, step: 0 },
        keptAt: new Date(NOW - days * 86_400_000).toISOString(),
      });
    await draft('left', left, DRAFT_DAYS + 1);
    await draft('own', own, DRAFT_DAYS - 1);
    await shelf.put(
      'outgoing',
      ONE,
      sent(ONE, { filled: { pictures: [file(LETTER)] }, queuedAt: '2020-01-01T00:00:00Z' }),
    );
    for (const key of [left, own, none, LETTER]) await shelf.put('files', key, new Blob(['abc']));
    await tidy(shelf, NOW);
    expect(await shelf.keys('drafts')).toEqual(['own']);
    expect((await shelf.keys('files')).sort()).toEqual([own, LETTER].sort());
    expect(await shelf.keys('outgoing')).toEqual([ONE]);
  });
});

/** A server that receives by the key of the sender, and a line that fails as it is told. */
const server = (fails: (what: string) => number | null) => {
  const [uploads, cases] = [[] as string[], new Map<string, string>()];
  let asked = 0;
  class Failed extends Error {
    readonly status: number;
    constructor(status: number) {
      super('failed');
      this.status = status;
    }
  }
  const meet = (what: string) => {
    const status = fails(what);
    if (status !== null) throw new Failed(status);
  };
  const line: Line = {
    upload: async ({ key }) => {
      meet('upload');
      uploads.push(key);
      return key.replace('0e6e5f0a', 'ffffffff');
    },
    submit: async (_, { sending, answers }) => {
      asked += 1;
      meet('before');
      const content = JSON.stringify(answers);
      if (cases.has(sending)) expect(cases.get(sending)).toBe(content);
      cases.set(sending, content);
      meet('after');
      return receipt;
    },
    failureOf: (error) => failing(error instanceof Failed ? error.status : 400),
    now: () => NOW,
  };
  return { line, uploads, cases, asked: () => asked };
};

const withFiles = sent(ONE, {
  filled: { pictures: [file(PHOTO), file(LETTER)] },
  answers: { title: 'x', pictures: [PHOTO, LETTER] },
});
const shelfWith = async (...all: Outgoing[]) => {
  const shelf = memoryShelf();
  for (const one of all) await shelf.put('outgoing', one.sending, one);
  for (const key of [PHOTO, LETTER]) await shelf.put('files', key, new Blob(['abc']));
  return shelf;
};
const again = async (shelf: ReturnType<typeof memoryShelf>) => {
  for (const one of await outgoingOn(shelf)) await shelf.put('outgoing', one.sending, atOnce(one));
};

describe('sending what waits', () => {
  it('sends files first, names them as the server does, keeps the receipt and takes the rest away', async () => {
    const shelf = await shelfWith(withFiles);
    const { line, cases } = server(() => null);
    expect(await sendDue(shelf, line)).toBeNull();
    expect(cases.get(ONE)).toBe(
      JSON.stringify({
        title: 'x',
        pictures: [PHOTO, LETTER].map((key) => key.replace('0e6e5f0a', 'ffffffff')),
      }),
    );
    expect(await outgoingOn(shelf)).toMatchObject([{ state: 'sent', receipt, filled: {} }]);
    expect(await shelf.all('files')).toEqual([]);
  });

  it('is received once and no file goes twice, wherever the line is cut', async () => {
    for (let cutAt = 0; cutAt < 5; cutAt++) {
      const shelf = await shelfWith(withFiles);
      let met = 0;
      const { line, uploads, cases } = server(() => (met++ === cutAt ? 0 : null));
      await sendDue(shelf, line);
      await again(shelf);
      await sendDue(shelf, line);
      expect({ cutAt, state: (await outgoingOn(shelf))[0]?.state }).toEqual({ cutAt, state: 'sent' });
      expect([uploads.sort(), cases.size]).toEqual([[PHOTO, LETTER], 1]);
    }
  });

  it('goes on to the next one where one is refused, and asks no more for that', async () => {
    const shelf = await shelfWith(sent(ONE), sent(TWO, { queuedAt: '2026-03-03T09:10:00Z' }));
    let met = 0;
    const { line, asked } = server((what) => (what === 'before' && met++ === 0 ? 400 : null));
    await sendDue(shelf, line);
    await sendDue(shelf, line);
    expect((await outgoingOn(shelf)).map(({ state }) => state)).toEqual(['refused', 'sent']);
    expect(asked()).toBe(2);
  });

  it('says so where a file is no longer there, and sends nothing without it', async () => {
    const shelf = await shelfWith(withFiles);
    await shelf.remove('files', LETTER);
    const { line, cases } = server(() => null);
    await sendDue(shelf, line);
    expect((await outgoingOn(shelf))[0]).toMatchObject({ state: 'refused' });
    expect(cases.size).toBe(0);
  });

  it('leaves out what an older page kept in another shape', async () => {
    const shelf = await shelfWith();
    await shelf.put('outgoing', 'old', { sending: 'old' });
    expect(await sendDue(shelf, server(() => null).line)).toBeNull();
  });
});
