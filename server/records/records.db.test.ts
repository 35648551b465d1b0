import { gzipSync } from 'node:zlib';
import jpeg from 'jpeg-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseList, CaseStatistics, CaseView, Receipt } from '../../sql/model/api/records.ts';
import { transaction } from '../../sql/transaction.ts';
import { asker } from '../../tests/harness/ask.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { losingStatement } from '../../tests/harness/lose-statement.ts';
import { mailsTo } from '../../tests/harness/mails.ts';
import { cookieOf, keyOf, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { usedMemory } from '../../tests/harness/used-memory.ts';
import { worldland } from '../../tests/world/country.ts';
import { umbrellaModule, umbrellas } from '../../tests/world/toy-module.ts';
import { moveDeadlines } from './calendar/move.ts';
import { followCounts, raiseCounts } from './cases/counts.ts';
import { listCases } from './cases/list.ts';
import { followTime } from './cases/time.ts';
import { followDeclarations } from './declared.ts';
import { succeedClosed } from './dispatch/succeed.ts';
import type { Module } from './module.ts';

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

const submit = async (
  answers: Record<string, unknown> = {},
  who: { headers: Record<string, string> } = NOBODY,
): Promise<Receipt> => {
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
    expect(told.rows).toEqual([{ recipient: officer.email, template: 'case-duty' }]);
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
    const outcomes: string[] = [];
    for (let breakAt = 1; breakAt < 60; breakAt++) {
      const body = sent({ title: `Broken at ${breakAt}`, mail: 'broken@example.tn' });
      const first = await losingStatement(pool, breakAt, () => ask(NOBODY, 'POST', CASES, body));
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
    // A program sends with a key; the case is its holder's.
    const holder = await signIn(world);
    const byKey = await submit({}, await keyOf(world, holder.accountId, []));
    expect((await read(officer, byKey.number)).office).toMatchObject({ channel: 'api' });
    expect((await read(holder, byKey.number)).reader).toBe('parties');
  });

  it('is written about in the language that an officer who hears her says, as the trail tells', async () => {
    const body = { ...sent({ mail: 'desk@example.tn' }), channel: 'desk' };
    const desk = await ask(officer, 'POST', '/api/office/records/umbrellas/cases', body);
    const receipt = JSON.parse(desk.text) as Receipt;
    const path = `/api/office/cases/${receipt.number}/language`;
    const tries: [typeof NOBODY, string, number][] = [
      [NOBODY, 'ar', 401],
      [stranger, 'ar', 404],
      [officer, 'de', 400],
      [officer, 'ar', 204],
      [officer, 'ar', 204],
    ];
    // Who put one in that another structure has says so of it, too.
    const red = await ask(officer, 'POST', '/api/office/records/umbrellas/cases', {
      ...sent({ colour: 'red' }),
      channel: 'telephone',
    });
    const other = `/api/office/cases/${(JSON.parse(red.text) as Receipt).number}/language`;
    for (const [who, status] of [
      [officer, 204],
      [stranger, 204],
      [await signIn(world, ['case-officer', 'heir']), 404],
    ] as const)
      expect((await ask(who, 'PUT', other, { language: 'fr' })).status).toBe(status);
    for (const [who, language, status] of tries)
      expect([language, (await ask(who, 'PUT', path, { language })).status]).toEqual([language, status]);
    await does(officer, receipt.number, 'ask', { message: 'Which tram?' });
    expect((await mailsTo(world.db, 'desk@example.tn')).map(({ language }) => language)).toEqual(['ar']);
    const trail = await world.db.pool.query(
      `select before, after from audit where action = 'case.language.set' and object_id = $1`,
      [receipt.number],
    );
    expect(trail.rows).toEqual([{ before: { language: 'en' }, after: { language: 'ar' } }]);
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
    expect([
      await queue(officer, '&kind=open,waiting'),
      await queue(officer, '&kind=waiting,closed'),
    ]).toEqual([1, 0]);
    expect((await ask(officer, 'GET', '/api/office/cases?kind=open,none')).status).toBe(400);
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
    expect(answered.events.map(({ deed, title }) => [deed, title.en])).toEqual([
      ['submit', 'Case sent'],
      ['ask', 'Asked'],
      ['answer', 'Answered'],
    ]);
    expect(JSON.stringify(answered)).not.toContain('internal word');
    expect(await list('?q=aeroport')).toEqual([]);
    const found = await does(officer, number, 'find', {
      message: 'Call 98 765 432 to have it',
      shelf: 'Shelf 7',
    });
    expect([found.state.id, found.isPublic, found.closedAt]).toEqual(['found', true, expect.any(String)]);
    // Whoever acted and looks again sees it: nothing of it is shown from what was kept.
    for (const path of [
      CASES,
      `${CASES.replace(/cases$/, 'alike')}?q=tram`,
      CASES.replace(/cases$/, 'statistics'),
    ])
      expect([path, (await ask(NOBODY, 'GET', path)).headers.get('cache-control')]).toEqual([
        path,
        'public, no-cache',
      ]);

    for (const words of ['aeroport', 'AÉROP', 'مدينه جديد', 'للمدينة', 'noir black'].slice(0, 4))
      expect([words, await list(`?q=${encodeURIComponent(words)}`)]).toEqual([
        words,
        ['مظلّة المدينة الجديدة'],
      ]);
    // So is what was answered, as far as it is for all.
    expect(await list('?q=to+have+it')).toEqual(['مظلّة المدينة الجديدة']);
    for (const words of ['internal word', 'Which tram', 'Shelf'])
      expect(await list(`?q=${encodeURIComponent(words)}`)).toEqual([]);
    const queue = JSON.parse(
      (await ask(officer, 'GET', '/api/office/cases?q=internal+word')).text,
    ) as CaseList;
    expect(queue.cases.map((line) => line.number)).toContain(number);
    // What was taken out of a text finds nothing, either: else a number could be asked after.
    for (const words of ['Amel', '71 234 567', '٧١'])
      expect(await list(`?q=${encodeURIComponent(words)}`)).toEqual([]);
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

  it('is done once where several do it at the same time,', async () => {
    const { number } = await submit();
    const { version } = await read(officer, number);
    const doing = (deed: string, message: string) =>
      ask(officer, 'POST', `/api/cases/${number}/deeds`, { deed, version, answers: { message } });
    const answers = await Promise.all([
      doing('find', 'One'),
      doing('find', 'Two'),
      doing('write', 'Three'),
      doing('extend', 'Four'),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await read(officer, number)).events.length).toBe(2);
  });

  it('shows to everybody that it is overdue, where all may see it', async () => {
    const { number } = await submit({ title: 'Late before all' });
    await does(officer, number, 'find', { message: 'Here' });
    expect((await read(NOBODY, number)).isOverdue).toBe(false);
    expect(await list('?overdue=true')).toEqual([]);
    await world.db.pool.query(`update record_case set due_at = now() - interval '1 day' where number = $1`, [
      number,
    ]);
    expect((await read(NOBODY, number)).isOverdue).toBe(true);
    expect(await list('?overdue=true')).toEqual(['Late before all']);
    expect(await list('?overdue=false')).not.toContain('Late before all');
  });

  it('assigns, puts together, takes longer once, opens again, and is rated', async () => {
    const [one, other] = [await submit(), await submit()];
    expect((await does(officer, one.number, 'assign', { officer: officer.accountId })).office?.assignee).toBe(
      officer.accountId,
    );
    // Officers are told by name who has it and who did what; who sent it is told neither.
    const queue = JSON.parse((await ask(officer, 'GET', `/api/office/cases?order=newest`)).text) as CaseList;
    expect(queue.cases.find(({ number }) => number === one.number)?.assignee).toBe('Somebody');
    expect((await read(officer, one.number)).events.map(({ who }) => who)).toEqual([null, 'Somebody']);
    const longer = await does(officer, one.number, 'extend', { message: 'Rain' });
    expect(longer.clocks[0]?.explained.en).toContain('extended by 5 days');
    expect((await act(officer, one.number, 'extend', { message: 'Rain' })).status).toBe(409);
    expect((await does(officer, other.number, 'merge', { into: one.number })).mergedInto).toBe(one.number);
    await does(officer, one.number, 'find', { message: 'Here' });
    const applicant = await enter(one);
    expect(new Set((await read(applicant, one.number)).events.map(({ who }) => who))).toEqual(
      new Set([null]),
    );
    expect((await does(applicant, one.number, 'rate', { stars: 4 })).rating).toBeNull();
    expect((await read(officer, one.number)).rating).toBe(4);
    const again = await does(applicant, one.number, 'reopen', { reason: 'Not mine' });
    expect([again.state.id, again.closedAt, again.isPublic]).toEqual(['received', null, false]);
    // Each run of a clock says what it began with.
    expect(again.clocks.map(({ explained }) => explained.en)).toEqual([
      expect.stringMatching(/^received \d/),
      expect.stringMatching(/^Looked for again on \d/),
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

describe('what is counted in a case', () => {
  const noOf = async (number: string): Promise<number> =>
    (await world.db.pool.query<{ no: number }>('select no from record_case where number = $1', [number]))
      .rows[0]!.no;
  const counted = async (number: string, n: number) => {
    const no = await noOf(number);
    await transaction(world.db, (client) =>
      raiseCounts(
        client,
        Array.from({ length: n }, () => ({ caseNo: no, count: 'seen', place: null, n: 1 })),
      ),
    );
    return followCounts({ db: world.db, modules, country: worldland }, no);
  };

  it('brings a deed about at its number, once; then moderators look at it before all see it', async () => {
    const moderator = await signIn(world, 'moderator');
    const [good, bad] = [
      await submit({ title: 'Seen by many' }),
      await submit({ title: 'Stolen by Zaynab' }),
    ];
    expect(await counted(good.number, 2)).toBe(0);
    expect((await ask(moderator, 'GET', `/api/cases/${good.number}`)).status).toBe(404);
    expect([await counted(good.number, 1), await counted(bad.number, 5)]).toEqual([1, 1]);
    expect(await counted(good.number, 9)).toBe(0);
    const waiting = JSON.parse((await ask(moderator, 'GET', '/api/office/reviews')).text) as CaseList;
    expect(waiting.cases.map(({ number }) => number).sort()).toEqual([good.number, bad.number].sort());
    expect((await read(moderator, good.number)).can.map(({ id }) => id)).toEqual(['clear', 'bar']);
    expect((await act(officer, good.number, 'clear')).status).toBe(403);
    // Let through, it is nobody's to look at any more; what was counted brings it back to nobody.
    await act(moderator, good.number, 'clear');
    expect(await counted(good.number, 1)).toBe(0);
    expect(await read(officer, good.number)).toMatchObject({
      state: { id: 'received' },
      counts: { seen: 13 },
    });
    await act(moderator, bad.number, 'bar', { why: 'It names somebody' });
    const shown = (await ask(NOBODY, 'GET', `/api/cases/${bad.number}`)).text;
    expect(shown).toContain('It names somebody');
    expect(shown).not.toMatch(/Zaynab|Left on the tram/);
    expect(await list('?q=zaynab')).toEqual([]);
  });

  it('where a module declares it only now, is counted in the cases that it has already, and brings about what is declared', async () => {
    const { number } = await submit({ title: 'Sent before anybody wanted it' });
    const other = await noOf((await submit()).number);
    const no = await noOf(number);
    const next = async () =>
      (await world.db.pool.query('select next_counts as next from record_case where no = $1', [other])).rows;
    const { workflow } = umbrellas;
    const counts = [{ id: 'wanted', title: text('Wanted by') }, ...workflow.counts!];
    const countRules = [{ count: 'wanted', reaches: 2, deed: 'seen-enough' }];
    const later = [
      { ...umbrellaModule, cases: { ...umbrellas, workflow: { ...workflow, counts, countRules } } },
    ];
    const follow = (declared: Module[]) => followDeclarations(world.db, declared, worldland);
    const most = async () => {
      const filter = { modules: ['umbrellas'], publicOnly: false, structures: null };
      const page = { order: 'most' as const, limit: 1000 };
      return (await listCases(world.db.pool, later, filter, page, 'internal')).cases.map((one) => one.number);
    };
    await follow(modules);
    expect([await most(), await follow(modules)]).toEqual([[], 0]);
    expect([await follow(later), await follow(later)]).toEqual([1, 0]);
    expect((await most()).length).toBe(await count('record_case'));
    expect(await next()).toEqual([{ next: { wanted: 2 } }]);
    await transaction(world.db, (client) =>
      raiseCounts(client, [{ caseNo: no, count: 'wanted', place: null, n: 2 }]),
    );
    expect((await most())[0]).toBe(number);
    expect(await followCounts({ db: world.db, modules: later, country: worldland }, no)).toBe(1);
    // As it was declared before it goes by those numbers again.
    expect(await follow(modules)).toBe(1);
    expect(await next()).toEqual([{ next: { seen: 3 } }]);
  });

  it('and cases that are like one that is written are found by its words', async () => {
    const { number } = await submit({ title: 'Umbrella with a silver handle' });
    const isFound = async () => {
      const { text: body } = await ask(
        NOBODY,
        'GET',
        '/api/records/umbrellas/alike?q=with%20silver%20handles',
      );
      return (JSON.parse(body) as CaseList).cases.some((one) => one.number === number);
    };
    expect(await isFound()).toBe(false);
    await does(officer, number, 'find', { message: 'Here it is' });
    expect(await isFound()).toBe(true);
  });

  it.each([
    [
      {
        kind: 'drawn',
        corners: [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
        ],
      },
      'polygon-not-valid',
    ],
    [{ kind: 'place', place: 'governorate:ins:99' }, 'invalid-parameter'],
  ])('an area of %j is none', async (around, code) => {
    const refused = await ask(NOBODY, 'POST', CASES, sent({ around }));
    expect([refused.status, refused.code, JSON.parse(refused.text).parameter]).toEqual([
      400,
      code,
      'answers.around',
    ]);
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
    // Made before anything is sent: meanwhile the server, which is in this process, would let go of its connections.
    const bomb = new Uint8Array(gzipSync(gzipSync(Buffer.alloc(60_000_000))));
    const packed = () =>
      world.get('/api/case-files', {
        method: 'POST',
        headers: { 'Content-Type': 'image/jpeg', 'Content-Encoding': 'gzip, gzip', Origin: world.origin },
        body: bomb,
      });
    const jobs = await count(`job where kind = 'cases.file'`);
    const burst = async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => upload(huge, 'image/jpeg')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([413]));
    };
    await burst();
    const memory = usedMemory();
    for (let round = 0; round < 3; round++) await burst();
    // Tens of megabytes of nothing in some hundred bytes are not even unpacked.
    const bombs = await Promise.all([1, 2, 3].map(packed));
    expect(bombs.map(({ status }) => status)).toEqual([415, 415, 415]);
    for (const [content, type] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'image/png'],
      [Buffer.from('PK\u0003\u0004'), 'application/pdf'],
      [Buffer.alloc(0), 'image/jpeg'],
    ] as const)
      expect((await upload(content, type)).status).toBe(415);
    // Less than what was sent, let alone the pictures it claims to be; what is let go of is swept a moment later. What the process
    // keeps of the machine's for later is not counted: how much that is depends on what ran before.
    await expect.poll(() => usedMemory() - memory).toBeLessThan(150e6);
    expect(await count(`job where kind = 'cases.file'`)).toBe(jobs);
    expect(await count('record_file where case_no is null')).toBe(0);
  });

  it('of a sender who leaves many with no case is refused, until they are with one', async () => {
    const { json } = await upload(photo, 'image/jpeg');
    await world.db.pool.query('update record_file set size = 100000000 where id = $1', [json.id]);
    expect((await upload(photo, 'image/jpeg')).status).toBe(429);
    await submit({ pictures: [json.id] });
    const { rows } = await world.db.pool.query('select sender from record_file where id = $1', [json.id]);
    expect(rows).toEqual([{ sender: null }]);
    expect((await upload(photo, 'image/jpeg')).status).toBe(201);
    await world.db.pool.query('delete from record_file where case_no is null');
  });

  it('is opened by nobody where it is broken inside', async () => {
    const broken = Buffer.from(photo);
    broken.fill(0, 180, 400);
    const { status, json } = await upload(broken, 'image/jpeg');
    await look();
    const { rows } = await world.db.pool.query(
      'select state, content is null as empty from record_file where id = $1',
      [json.id],
    );
    expect([status, rows]).toEqual([201, [{ state: 'refused', empty: true }]]);
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

  it('gives what is long overdue to the structure above, which is told, as is who sent it; where there is none it stays', async () => {
    const body = { ...sent({ colour: 'red', mail: 'red@example.tn' }), language: 'ar' };
    const receipt = JSON.parse((await ask(NOBODY, 'POST', CASES, body)).text) as Receipt;
    const top = await submit();
    await followTime(world.db, modules, worldland, { now: inDays(14.5) });
    expect(await read(officer, receipt.number)).toMatchObject({
      structure: { id: 'trams' },
      events: [
        { deed: 'submit', structure: 'buses' },
        { deed: 'escalate', by: 'system', structure: 'buses', answers: { to: 'trams' } },
      ],
    });
    const told = async (number: string) =>
      (
        await world.db.pool.query<{ recipient: string; language: string; title: string }>(
          `select recipient, language, content -> 'title' ->> 'en' as title from message where content ->> 'number' = $1 order by 3, 1`,
          [number],
        )
      ).rows.map(({ recipient, language, title }) => [recipient, language, title]);
    expect(await told(receipt.number)).toEqual([
      [officer.email, 'en', `Escalated ${receipt.number}`],
      [stranger.email, 'en', `New umbrella ${receipt.number}`],
      [stranger.email, 'en', `Overdue ${receipt.number}`],
      ['red@example.tn', 'ar', 'Taken up'],
    ]);
    expect(await read(officer, top.number)).toMatchObject({
      structure: { id: 'trams' },
      events: [{ deed: 'submit' }],
    });
    expect(await followTime(world.db, modules, worldland, { now: inDays(14.5) })).toBe(0);
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
      'delete from record_file',
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
      { id: 'seen-at', value: 3 },
    ]);
    expect(told.timeRules).toMatchObject([
      { clock: 'find', after: 0, deed: null, tells: { whom: 'structure' } },
      { clock: 'find', after: 5, deed: 'give-up', tells: null },
      { clock: 'find', after: 3, deed: 'escalate', tells: null },
    ]);
    expect(told.clocks).toMatchObject([{ id: 'find', length: 12, counted: 'calendar' }]);
    expect(told.reads).toEqual({ title: 'title', category: 'colour', area: 'around' });
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
    // Of which most is counted first, to those of which nothing is.
    const { rows } = await world.db.pool.query<{ no: number }>(
      'select no from record_case where is_public order by no limit 3',
    );
    expect(rows.length).toBe(3);
    await transaction(world.db, (client) =>
      raiseCounts(
        client,
        rows
          .slice(0, 2)
          .map(({ no: caseNo }, at) => ({ caseNo, count: 'seen', place: 'governorate:ins:11', n: 20 + at })),
      ),
    );
    const lines: CaseList['cases'] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = JSON.parse(
        (await ask(NOBODY, 'GET', `${CASES}?order=most&limit=3${query}`)).text,
      ) as CaseList;
      lines.push(...page.cases);
      cursor = page.next;
    }
    const seen = lines.map(({ counts }) => counts.seen ?? 0);
    expect([seen[0]! >= 21, seen.at(-1)]).toEqual([true, 0]);
    expect(seen).toEqual(seen.toSorted((one, other) => other - one));
    expect([new Set(lines.map(({ number }) => number)).size, lines.length]).toEqual([
      lines.length,
      await count('record_case where is_public'),
    ]);
    const narrowed = await list('?order=most&structure=trams&limit=100');
    expect(narrowed).toEqual(
      lines.filter(({ structure }) => structure?.id === 'trams').map(({ title }) => title),
    );
    for (const cursor of ['x', '-1_2', '99999999999_1'])
      expect((await ask(NOBODY, 'GET', `${CASES}?order=most&cursor=${cursor}`)).status).toBe(400);
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
