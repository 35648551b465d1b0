import { gzipSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseList, CaseStatistics, CaseView, Receipt } from '../../sql/model/api/records.ts';
import { asker } from '../../tests/harness/ask.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { cookieOf, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { worldland } from '../../tests/world/country.ts';
import { umbrellaModule } from '../../tests/world/toy-module.ts';
import { moveDeadlines } from './calendar/move.ts';
import { followTime } from './cases/time.ts';
import { succeedClosed } from './dispatch/succeed.ts';

const modules = [umbrellaModule];
const world = useApp({ template: 'empty', modules });
const ask = asker(world);
const NOBODY = { headers: {} as Record<string, string> };
const CASES = '/api/records/umbrellas/cases';

const GOOD = {
  title: 'Black umbrella',
  story: 'Left on the tram; call 71 234 567',
  colour: 'black',
  owner: 'Amel Ben Salah',
  agreed: true,
};
const sent = (answers: Record<string, unknown> = {}, sending = crypto.randomUUID()) => ({
  ...{ sending, language: 'en' },
  answers: { ...GOOD, ...answers },
});
const text = (en: string) => ({ ar: `ع ${en}`, fr: `f ${en}`, en });

let officer: Somebody;
let stranger: Somebody;
let admin: Somebody;

const submit = async (answers: Record<string, unknown> = {}, who = NOBODY): Promise<Receipt> => {
  const { status, text: body } = await ask(who, 'POST', CASES, sent(answers));
  expect([status, body]).toEqual([201, expect.any(String)]);
  return JSON.parse(body) as Receipt;
};
/** The browser of somebody who came with number and code. */
const enter = async ({ number, code }: Receipt) => {
  const done = await send(world, 'POST', '/api/session/case', {
    body: { number, code },
    headers: { Origin: world.origin },
  });
  return { headers: { Cookie: cookieOf(done), Origin: world.origin } };
};
const read = async (who: { headers: Record<string, string> }, number: string): Promise<CaseView> =>
  JSON.parse((await ask(who, 'GET', `/api/cases/${number}`)).text) as CaseView;
const act = async (
  who: { headers: Record<string, string> },
  number: string,
  deed: string,
  answers: Record<string, unknown> = {},
) => {
  const { version } = await read(who, number);
  return ask(who, 'POST', `/api/cases/${number}/deeds`, { deed, version, answers });
};
const does = async (...given: Parameters<typeof act>): Promise<CaseView> => {
  const { status, text: body } = await act(...given);
  expect([given[2], status, body]).toEqual([given[2], 200, expect.any(String)]);
  return JSON.parse(body) as CaseView;
};
const list = async (query: string): Promise<string[]> =>
  (JSON.parse((await ask(NOBODY, 'GET', `${CASES}${query}`)).text) as CaseList).cases.map(
    ({ title }) => title,
  );
const count = async (table: string): Promise<number> =>
  (await world.db.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`)).rows[0]!
    .count;
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

beforeAll(async () => {
  const bodies = [
    ['trams', 'open', null],
    ['buses', 'open', null],
    ['heir', 'open', null],
    ['gone', 'open', null],
  ];
  for (const [id, status, successor] of bodies)
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, successor_id, manifest) values ($1, $2, 'agency', $3, $4, '{}')`,
      [id, JSON.stringify(text(id!)), status, successor],
    );
  await world.db.pool.query(
    `insert into dispatch_rule (module, category, tier, structure_id) values
      ('umbrellas', null, 'central', 'trams'), ('umbrellas', 'red', 'regional', 'buses'), ('umbrellas', 'other', 'local', 'gone')`,
  );
  officer = await signIn(world, ['case-officer', 'trams']);
  stranger = await signIn(world, ['case-officer', 'buses']);
  admin = await signIn(world, 'administrator');
});

describe('a case that is sent', () => {
  it('has its number and receipt at once, with what is owed and how it was computed', async () => {
    const receipt = await submit({ mail: 'amel@example.tn' });
    expect(receipt).toMatchObject({
      ...{
        number: expect.stringMatching(/^\w{4}-\w{4}$/),
        code: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/),
      },
      ...{ module: 'umbrellas', title: 'Black umbrella', structure: { id: 'trams', name: text('trams') } },
      due: {
        on: expect.any(String),
        explained: { en: expect.stringMatching(/^received .*; 10 days; due /) },
      },
    });
    const { rows } = await world.db.pool.query(
      `select * from record_case c join case_access using (number) where c.number = $1`,
      [receipt.number],
    );
    expect(JSON.stringify(rows)).not.toContain(receipt.code);
    const told = await world.db.pool.query(
      `select recipient, template from message where content ->> 'number' = $1`,
      [receipt.number],
    );
    expect(told.rows).toEqual([{ recipient: officer.email, template: 'case-news' }]);
  });

  it('and sent again is the same case with the same receipt, also at once; and something else is not taken for it', async () => {
    const body = sent();
    const before = await count('record_case');
    const answers = await Promise.all([1, 2, 3].map(() => ask(NOBODY, 'POST', CASES, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    expect(new Set(answers.map((answer) => (JSON.parse(answer.text) as Receipt).code)).size).toBe(1);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await count('record_case')).toBe(before + 1);
    const other = await ask(NOBODY, 'POST', CASES, { ...body, answers: { ...GOOD, title: 'Other' } });
    expect([other.status, other.code]).toEqual([409, 'sent-otherwise']);
  });

  it('is whole or not at all, wherever it is broken off; sent again it is there, once', async () => {
    const { pool } = world.db;
    const connect = pool.connect.bind(pool);
    const outcomes: string[] = [];
    for (let breakAt = 1; breakAt < 60; breakAt++) {
      const body = sent({ title: `Broken at ${breakAt}`, mail: 'broken@example.tn' });
      let queries = 0;
      // The connection is lost with the statement; at the commit, after it.
      pool.connect = (async (callback?: unknown) => {
        // The pool's own queries, of what goes on beside.
        if (callback) return (connect as (given: unknown) => unknown)(callback);
        const client = await connect();
        const query = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
        client.query = (async (...given: unknown[]) => {
          if (given[0] === 'rollback' || queries++ !== breakAt - 1) return query(...given);
          if (given[0] === 'commit') await query(...given);
          throw new Error('lost');
        }) as typeof client.query;
        const release = client.release.bind(client);
        client.release = (error) => {
          client.query = query as typeof client.query;
          release(error);
        };
        return client;
      }) as typeof pool.connect;
      const first = await ask(NOBODY, 'POST', CASES, body).finally(() => {
        pool.connect = connect;
      });
      if (first.status === 201) break;
      const { rows } = await pool.query<{ no: number }>('select no from record_case where title = $1', [
        body.answers.title,
      ]);
      const again = await ask(NOBODY, 'POST', CASES, body);
      outcomes.push(`${rows.length} ${again.status}`);
      const parts = await pool.query(
        `select count(*)::int as cases, (select count(*)::int from record_event where case_no = min(c.no)) as events,
           (select count(*)::int from audit where object_id = min(c.number)) as trail, (select count(*)::int from message where content ->> 'number' = min(c.number)) as letters
         from record_case c where title = $1`,
        [body.answers.title],
      );
      expect(parts.rows).toEqual([{ cases: 1, events: 1, trail: 1, letters: 1 }]);
    }
    // Until the commit nothing is there; after it, all is, and is acknowledged by the second answer.
    expect(outcomes.length).toBeGreaterThan(8);
    expect(outcomes.slice(0, -1)).toEqual(outcomes.slice(0, -1).map(() => '0 201'));
    expect(outcomes.at(-1)).toBe('1 200');
  });

  it.each([
    [{ title: '' }, 'answers.title', 'invalid-parameter'],
    [{ colour: 'other' }, 'answers.which', 'invalid-parameter'],
    [{ state: 'found' }, 'answers.state', 'unknown-field'],
    [{ where: 'governorate:ins:99' }, 'answers.where', 'invalid-parameter'],
    [{ pictures: [crypto.randomUUID()] }, 'answers', 'no-such-file'],
  ])('with %j is refused with the field at fault', async (answers, parameter, code) => {
    const before = await count('record_case');
    const refused = await ask(NOBODY, 'POST', CASES, sent(answers));
    expect([refused.status, refused.code, JSON.parse(refused.text).parameter]).toEqual([
      400,
      code,
      parameter,
    ]);
    expect(await count('record_case')).toBe(before);
  });

  it('is for the structure that has the category, and at a desk for somebody', async () => {
    expect((await submit({ colour: 'red' })).structure?.id).toBe('buses');
    const body = { ...sent(), channel: 'desk' };
    expect((await ask(NOBODY, 'POST', '/api/office/records/umbrellas/cases', body)).status).toBe(401);
    const desk = await ask(officer, 'POST', '/api/office/records/umbrellas/cases', body);
    expect(desk.status).toBe(201);
    const receipt = JSON.parse(desk.text) as Receipt;
    expect((await read(officer, receipt.number)).office).toMatchObject({ channel: 'desk' });
    expect((await read(await enter(receipt), receipt.number)).answers.owner).toBe('Amel Ben Salah');
  });
});

describe('who sees a case', () => {
  it('is who sent it, its officers, and nobody else; there is no telling which numbers there are', async () => {
    const receipt = await submit({ hush: true });
    const applicant = await enter(receipt);
    expect(await read(applicant, receipt.number)).toMatchObject({
      reader: 'parties',
      answers: { owner: 'Amel Ben Salah' },
      office: null,
    });
    expect((await read(applicant, receipt.number)).answers.hush).toBeUndefined();
    expect(await read(officer, receipt.number)).toMatchObject({
      reader: 'internal',
      answers: { hush: true },
      office: {
        channel: 'web',
        // Whom `assign` takes: the officers of the structure, and administrators.
        officers: expect.toSatisfy(
          (officers: { id: string }[]) =>
            officers
              .map(({ id }) => id)
              .sort()
              .join() === [officer.accountId, admin.accountId].sort().join(),
        ),
      },
    });
    const none = await ask(NOBODY, 'GET', '/api/cases/0000-0000');
    expect(none.status).toBe(404);
    for (const who of [NOBODY, stranger, await enter(await submit())]) {
      const refused = await ask(who, 'GET', `/api/cases/${receipt.number}`);
      expect([refused.status, refused.text.replaceAll(receipt.number, '0000-0000')]).toEqual([
        404,
        none.text,
      ]);
      const deed = await ask(who, 'POST', `/api/cases/${receipt.number}/deeds`, {
        deed: 'note',
        version: 1,
        answers: { message: 'x' },
      });
      expect(deed.status).toBe(who === NOBODY ? 401 : 404);
    }
  });

  it('in lists: one’s own, and those of one’s structure', async () => {
    const citizen = await signIn(world);
    const receipt = await submit({ title: 'Mine alone' }, citizen);
    const mine = JSON.parse((await ask(citizen, 'GET', '/api/account/cases')).text) as CaseList;
    expect(mine.cases.map(({ number }) => number)).toEqual([receipt.number]);
    const queue = async (who: Somebody, query = '') =>
      (JSON.parse((await ask(who, 'GET', `/api/office/cases?q=alone${query}`)).text) as CaseList).cases
        .length;
    expect([await queue(officer), await queue(stranger), await queue(admin)]).toEqual([1, 0, 1]);
    expect(await queue(officer, '&overdue=true')).toBe(0);
    expect((await ask(stranger, 'GET', '/api/office/cases?structure=trams')).status).toBe(400);
    expect((await ask(citizen, 'GET', '/api/office/cases')).status).toBe(403);
  });
});

describe('what is done in a case', () => {
  it('goes from the question to the answer to what is published, each seen by whom it is for', async () => {
    const receipt = await submit({
      title: 'مظلّة المدينة الجديدة',
      mail: 'rim@example.tn',
      story: 'Oubliée à l’Aéroport, 71 234 567',
    });
    const { number } = receipt;
    const applicant = await enter(receipt);
    await does(officer, number, 'note', { message: 'An internal word' });
    expect((await ask(await signIn(world, 'moderator'), 'GET', `/api/cases/${number}`)).status).toBe(404);
    const asked = await does(officer, number, 'ask', { message: 'Which tram?' });
    expect([asked.state.id, asked.dueAt, asked.clocks[0]?.reading.status]).toEqual(['asked', null, 'paused']);
    const answered = await does(applicant, number, 'answer', { message: 'The 4' });
    expect(answered.events.map(({ deed }) => deed)).toEqual(['submit', 'ask', 'answer']);
    expect(JSON.stringify(answered)).not.toContain('internal word');
    expect(await list('?q=aeroport')).toEqual([]);
    const found = await does(officer, number, 'find', {
      message: 'Call 98 765 432 to have it',
      shelf: 'Shelf 7',
    });
    expect([found.state.id, found.isPublic, found.closedAt]).toEqual(['found', true, expect.any(String)]);

    for (const words of ['aeroport', 'AÉROP', 'مدينه جديد', 'للمدينة', 'noir black'].slice(0, 4))
      expect([words, await list(`?q=${encodeURIComponent(words)}`)]).toEqual([
        words,
        ['مظلّة المدينة الجديدة'],
      ]);
    expect(await list(`?q=${encodeURIComponent('Amel')}`)).toEqual([]);
    const shown = await read(NOBODY, number);
    expect(shown.events.map(({ deed, answers }) => [deed, answers])).toEqual([
      ['submit', {}],
      ['find', { message: 'Call […] to have it' }],
    ]);
    expect(shown.answers).toMatchObject({ story: 'Oubliée à l’Aéroport, […]' });
    for (const secret of ['Amel', 'rim@', 'Shelf', '71 234', 'tram?'])
      expect(JSON.stringify(shown)).not.toContain(secret);

    const moderator = await signIn(world, 'moderator');
    const { can, version: _, ...reviewed } = await read(moderator, number);
    expect(can.map(({ id }) => id)).toEqual(['redact']);
    expect(reviewed).toEqual((({ can: __, version: ___, ...rest }) => rest)(await read(NOBODY, number)));
    await does(moderator, number, 'redact', { words: 'Left somewhere' });
    expect((await read(NOBODY, number)).answers.story).toBe('Left somewhere');
    expect((await read(applicant, number)).answers.story).toContain('Aéroport');
    expect(await list('?q=aeroport')).toEqual([]);
    const { rows } = await world.db.pool.query(
      `select content -> 'title' ->> 'en' as title from message where recipient like 'rim@%' order by created_at`,
    );
    expect(rows.map(({ title }) => title)).toEqual(['A question', 'Found']);
  });

  it('is refused where it cannot be, with why', async () => {
    const receipt = await submit();
    const { number } = receipt;
    const codes = async (
      who: { headers: Record<string, string> },
      deed: string,
      answers = {},
      version?: number,
    ) => {
      const body = { deed, version: version ?? (await read(who, number)).version, answers };
      const { status, code } = await ask(who, 'POST', `/api/cases/${number}/deeds`, body);
      return [status, code];
    };
    const applicant = await enter(receipt);
    expect(await codes(officer, 'fly')).toEqual([400, 'no-such-deed']);
    expect(await codes(applicant, 'note', { message: 'x' })).toEqual([403, 'not-allowed']);
    expect(await codes(officer, 'ask', {})).toEqual([400, 'invalid-parameter']);
    expect(await codes(applicant, 'reopen', { reason: 'x' })).toEqual([409, 'deed-not-now']);
    expect(await codes(officer, 'assign', { officer: stranger.accountId })).toEqual([
      400,
      'invalid-parameter',
    ]);
    expect(await codes(officer, 'merge', { into: number })).toEqual([400, 'invalid-parameter']);
    expect(await codes(officer, 'note', { message: 'x' }, 99)).toEqual([409, 'conflict']);
    expect((await read(officer, number)).events.length).toBe(1);
  });

  it('assigns, puts together, takes longer once, opens again, and is rated', async () => {
    const [one, other] = [await submit(), await submit()];
    expect((await does(officer, one.number, 'assign', { officer: officer.accountId })).office?.assignee).toBe(
      officer.accountId,
    );
    const longer = await does(officer, one.number, 'extend', { message: 'Rain' });
    expect(longer.clocks[0]?.explained.en).toContain('extended by 5 days');
    expect((await act(officer, one.number, 'extend', { message: 'Rain' })).status).toBe(409);
    expect((await does(officer, other.number, 'merge', { into: one.number })).mergedInto).toBe(one.number);
    await does(officer, one.number, 'find', { message: 'Here' });
    const applicant = await enter(one);
    expect((await does(applicant, one.number, 'rate', { stars: 4 })).rating).toBeNull();
    expect((await read(officer, one.number)).rating).toBe(4);
    const again = await does(applicant, one.number, 'reopen', { reason: 'Not mine' });
    expect([again.state.id, again.clocks.length, again.closedAt, again.isPublic]).toEqual([
      'received',
      2,
      null,
      false,
    ]);
  });

  it('moves it to another structure with a reason, whose officers have it then', async () => {
    const { number } = await submit();
    // Done, and no longer hers: that is no failure.
    expect((await act(officer, number, 'transfer', { to: 'buses', reason: 'It was a bus' })).status).toBe(
      204,
    );
    expect((await ask(officer, 'GET', `/api/cases/${number}`)).status).toBe(404);
    expect(await read(stranger, number)).toMatchObject({
      structure: { id: 'buses' },
      events: [
        { deed: 'submit' },
        { deed: 'transfer', structure: 'trams', answers: { to: 'buses', reason: 'It was a bus' } },
      ],
      office: { passedOn: [{ by: { id: 'trams' }, to: { id: 'buses' }, reason: 'It was a bus' }] },
    });
  });
});

describe('a file', () => {
  const upload = async (content: Buffer, type: string, name = 'a.jpg') => {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': type, Origin: world.origin },
      body: new Uint8Array(content),
    };
    const response = await world.get(`/api/case-files?filename=${encodeURIComponent(name)}`, init);
    return {
      status: response.status,
      json: (await response.json()) as { id: string; name: string; type: string },
    };
  };
  const picture = jpeg.encode({ width: 8, height: 8, data: Buffer.alloc(256, 99) }).data;
  const photo = Buffer.concat([picture, Buffer.from('where I live')]);
  const look = () => doJobs(world.db, process.env, {}, ['cases.file']);

  it('is looked at before anybody has it, and then given to who sees the case only', async () => {
    const { status, json } = await upload(photo, 'image/png', '../C:\\my "home".jpg');
    expect([status, json.name, json.type]).toEqual([201, 'my home.jpg', 'image/jpeg']);
    const receipt = await submit({ pictures: [json.id] });
    const path = `/api/cases/${receipt.number}/files/${json.id}`;
    const applicant = await enter(receipt);
    expect((await read(applicant, receipt.number)).files).toMatchObject([{ id: json.id, state: 'waiting' }]);
    expect((await ask(applicant, 'GET', path)).status).toBe(404);
    await look();
    const given = await world.get(path, applicant);
    expect([
      given.status,
      given.headers.get('content-disposition'),
      given.headers.get('content-security-policy'),
    ]).toEqual([200, "attachment; filename*=UTF-8''my%20home.jpg", "sandbox; default-src 'none'"]);
    expect(Buffer.from(await given.arrayBuffer()).includes('where I live')).toBe(false);
    expect((await ask(officer, 'GET', path)).status).toBe(200);
    for (const who of [NOBODY, stranger]) expect((await ask(who, 'GET', path)).status).toBe(404);
    const other = await ask(NOBODY, 'POST', CASES, sent({ pictures: [json.id] }));
    expect([other.status, other.code]).toEqual([400, 'no-such-file']);
    await does(officer, receipt.number, 'find', { message: 'Here' });
    expect((await read(NOBODY, receipt.number)).files).toEqual([]);
  });

  it('that is nothing we take, or too much, is refused', async () => {
    expect((await upload(Buffer.from('<script>'), 'image/jpeg')).status).toBe(415);
    expect((await upload(photo, 'text/html')).status).toBe(415);
    const bomb = Buffer.from(photo);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt16BE(60_000, frame + 5);
    bomb.writeUInt16BE(60_000, frame + 7);
    expect((await upload(bomb, 'image/jpeg')).status).toBe(413);
    expect((await upload(Buffer.alloc(10_000_001), 'image/jpeg')).status).toBe(413);
    expect(await count('record_file where case_no is null')).toBe(0);
  });

  it('that is hostile comes many times at once to nothing: each refused with why, memory as flat as before', async () => {
    const huge = Buffer.concat([photo, Buffer.alloc(9_000_000, 7)]);
    const frame = huge.indexOf(Buffer.from([0xff, 0xc0]));
    huge.writeUInt16BE(65_000, frame + 5);
    huge.writeUInt16BE(65_000, frame + 7);
    const packed = (content: Buffer) =>
      world.get('/api/case-files', {
        method: 'POST',
        headers: { 'Content-Type': 'image/jpeg', 'Content-Encoding': 'gzip, gzip', Origin: world.origin },
        body: new Uint8Array(gzipSync(gzipSync(content))),
      });
    const [memory, jobs] = [process.memoryUsage().rss, await count(`job where kind = 'cases.file'`)];
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => upload(huge, 'image/jpeg')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]));
    }
    // Tens of megabytes of nothing in some hundred bytes are not even unpacked.
    const bombs = await Promise.all([1, 2, 3].map(() => packed(Buffer.alloc(60_000_000))));
    expect(bombs.map(({ status }) => status)).toEqual([415, 415, 415]);
    for (const [content, type] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'image/png'],
      [Buffer.from('PK\u0003\u0004'), 'application/pdf'],
      [Buffer.alloc(0), 'image/jpeg'],
    ] as const)
      expect((await upload(content, type)).status).toBe(415);
    expect(process.memoryUsage().rss - memory).toBeLessThan(300e6);
    expect(await count(`job where kind = 'cases.file'`)).toBe(jobs);
    expect(await count('record_file where case_no is null')).toBe(0);
  });

  it('is opened by nobody where it is broken inside', async () => {
    const broken = Buffer.from(photo);
    broken.fill(0, 180, 400);
    const { status, json } = await upload(broken, 'image/jpeg');
    if (status === 201) {
      await look();
      const { rows } = await world.db.pool.query(
        'select state, content is null as empty from record_file where id = $1',
        [json.id],
      );
      expect(rows[0]?.state).not.toBe('waiting');
    } else expect(status).toBe(415);
  });
});

describe('time', () => {
  it('tells of the end of a period and gives up five days on, each once', async () => {
    const { number } = await submit({ mail: 'late@example.tn' });
    const follow = (days: number) => followTime(world.db, modules, worldland, { now: inDays(days) });
    await follow(11.5);
    expect((await read(officer, number)).state.id).toBe('received');
    expect(await follow(11.5)).toBe(0);
    expect(await follow(17)).toBeGreaterThan(0);
    const lost = await read(NOBODY, number);
    expect([lost.state.id, lost.events.at(-1)]).toEqual([
      'lost',
      expect.objectContaining({ deed: 'give-up', by: 'system' }),
    ]);
    expect(await follow(60)).toBe(0);
    const { rows } = await world.db.pool.query<{ title: string }>(
      `select content -> 'title' ->> 'en' as title from message where content ->> 'number' = $1`,
      [number],
    );
    expect(rows.map(({ title }) => title).sort()).toEqual([
      'Lost',
      `New umbrella ${number}`,
      `Overdue ${number}`,
    ]);
  });

  it('moves with the calendar, by a job, for what is open', async () => {
    await world.db.pool.query(
      `insert into record_setting (module, id, value) values ('umbrellas', 'find-days', 30)`,
    );
    const { number } = await submit();
    await world.db.pool.query('delete from record_setting');
    const before = await read(officer, number);
    expect(before.clocks[0]?.explained.en).toContain('30 days');
    const day = before.clocks[0]!.reading.due!;
    await world.db.pool.query(
      `update record_case set clocks = jsonb_set(clocks, '{0,counted}', '"working"'::jsonb) where number = $1`,
      [number],
    );
    await moveDeadlines(world.db, modules, worldland);
    const working = await read(officer, number);
    const entry = { from: day, to: day, kind: 'closure', title: text('Storm'), source: 'test' };
    const entered = await ask(admin, 'POST', '/api/office/calendar', entry);
    expect(entered.status).toBe(201);
    expect(await count(`job where kind = 'cases.calendar' and state = 'waiting'`)).toBe(1);
    expect(await moveDeadlines(world.db, modules, worldland)).toBe(new Date(day).getUTCDay() === 0 ? 0 : 1);
    const moved = await read(officer, number);
    if (new Date(day).getUTCDay() !== 0) expect(moved.dueAt! > working.dueAt!).toBe(true);
    expect(await moveDeadlines(world.db, modules, worldland)).toBe(0);
    const { no } = JSON.parse(entered.text) as { no: number };
    expect((await ask(admin, 'DELETE', `/api/office/calendar/${no}`)).status).toBe(204);
    await moveDeadlines(world.db, modules, worldland);
    expect((await read(officer, number)).dueAt).toBe(working.dueAt);
  });
});

describe('a body that is closed', () => {
  it('leaves its queue to its successor, and people are told', async () => {
    const receipt = await submit({ colour: 'other', which: 'green', mail: 'green@example.tn' });
    expect(receipt.structure?.id).toBe('gone');
    await world.db.pool.query(`update institution set status = 'closed' where id = 'gone'`);
    const about = { now: new Date().toISOString(), timeZone: worldland.timeZone };
    expect(await succeedClosed(world.db, modules, about)).toBe(0);
    await world.db.pool.query(`update institution set successor_id = 'heir' where id = 'gone'`);
    expect(await succeedClosed(world.db, modules, about)).toBe(1);
    expect(await succeedClosed(world.db, modules, about)).toBe(0);
    const applicant = await enter(receipt);
    expect(await read(applicant, receipt.number)).toMatchObject({
      structure: { id: 'heir' },
      events: [{ deed: 'submit' }, { deed: 'succeed', answers: { from: 'gone', to: 'heir' } }],
    });
    const { rows } = await world.db.pool.query(
      `select content -> 'text' ->> 'en' as words from message where recipient like 'green@%'`,
    );
    expect(rows[0]?.words).toContain('its business went to: heir');
    expect((await submit({ colour: 'other', which: 'blue' })).structure?.id).toBe('heir');
  });
});

describe('what is kept', () => {
  it('are cases and what was done in them: nothing takes them away or changes them', async () => {
    for (const statement of [
      'delete from record_case',
      'delete from record_event',
      `update record_event set answers = '{}'`,
    ])
      await expect(world.db.pool.query(statement)).rejects.toThrow('are kept');
  });

  it('is told with what each rule stands on, and set by administrators within limits', async () => {
    const path = '/api/office/records/umbrellas/settings/find-days';
    expect((await ask(officer, 'PUT', path, { value: 12 })).status).toBe(403);
    expect((await ask(admin, 'PUT', path, { value: 900 })).status).toBe(400);
    expect((await ask(admin, 'PUT', path, { value: 12 })).status).toBe(204);
    const told = JSON.parse((await ask(NOBODY, 'GET', '/api/records/umbrellas')).text);
    expect(told.settings).toMatchObject([
      { id: 'find-days', value: 12, isLaw: false, basis: { en: 'platform rule' } },
      { id: 'keep-days', value: 30 },
    ]);
    expect(told.timeRules).toMatchObject([
      { clock: 'find', after: 0, deed: null, tells: { whom: 'structure' } },
      { clock: 'find', after: 5, deed: 'give-up', tells: null },
    ]);
    expect(told.clocks).toMatchObject([{ id: 'find', length: 12, counted: 'calendar' }]);
    expect(told.reads).toEqual({ title: 'title', category: 'colour', area: null });
    const deeds = new Map((told.deeds as { id: string }[]).map((deed) => [deed.id, deed]));
    expect(deeds.get('assign')).toMatchObject({ assigns: 'officer', from: ['received', 'asked'], to: null });
    expect(deeds.get('ask')).toMatchObject({ assigns: null, to: 'asked', asks: [{ id: 'message' }] });
    expect((await submit()).due?.explained.en).toContain('12 days');
    await world.db.pool.query('delete from record_setting');
  });

  it('pages by a key: none is left out or told twice', async () => {
    const all: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const { text: body } = await ask(admin, 'GET', `/api/office/cases?limit=4&order=due${query}`);
      const page = JSON.parse(body) as CaseList;
      all.push(...page.cases.map(({ number }) => number));
      cursor = page.next;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBe(await count('record_case'));
    expect((await ask(admin, 'GET', '/api/office/cases?cursor=x')).status).toBe(400);
  });
});

describe('figures of a module', () => {
  const figures = async () =>
    JSON.parse((await ask(NOBODY, 'GET', '/api/records/umbrellas/statistics')).text) as CaseStatistics;

  it('do not tell of a few by telling of the others', async () => {
    await world.db.pool.query(
      `update record_case set kind = 'closed', state = 'lost', closed_at = now() where kind <> 'closed' and no not in (
         select no from record_case where kind <> 'closed' order by no limit 2)`,
    );
    const told = await figures();
    expect([told.received, told.open, told.closed]).toEqual([expect.any(Number), null, null]);
    expect(told.by.outcome.every((cell) => cell.count === null)).toBe(true);
  });

  it('are right to the unit, and tell of no few', async () => {
    for (let more = 0; more < 6; more++) await submit();
    const told = await figures();
    const all = await count('record_case');
    const closed = await count(`record_case where kind = 'closed'`);
    expect([told.received, told.closed, told.open]).toEqual([all, closed, all - closed]);
    expect(told.medianDays! <= told.p90Days!).toBe(true);
    const black = await count(`record_case where category = 'black'`);
    const cells = told.by.category.filter(({ count: cell }) => cell !== null);
    for (const cell of cells) expect([cell.key, cell.count]).toEqual(['black', black]);
    for (const dimension of Object.values(told.by))
      for (const cell of dimension) expect(cell.count === null || cell.count >= 5).toBe(true);
    expect(told.by.month.reduce((sum, { count: cell }) => sum + (cell ?? 0), 0)).toBe(all);
  });
});
