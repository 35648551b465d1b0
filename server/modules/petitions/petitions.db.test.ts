import { beforeAll, describe, expect, it } from 'vitest';
import { publishTheme } from '../../../etl/publish.ts';
import { participation } from '../../../etl/themes/participation/theme.ts';
import type {
  AskedSignature,
  OwnSignature,
  SheetList,
  SignatureFigures,
  SignatureReview,
} from '../../../sql/model/api/petitions.ts';
import type { CaseList, CaseStatistics, CaseView, Receipt } from '../../../sql/model/api/records.ts';
import { transaction } from '../../../sql/transaction.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { losingStatement } from '../../../tests/harness/lose-statement.ts';
import { mailsTo } from '../../../tests/harness/mails.ts';
import { cookieOf, type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { UK_PETITIONS } from '../../../tests/world/abroad/petitions.ts';
import { worldland } from '../../../tests/world/country.ts';
import { shownNetwork } from '../../http/network.ts';
import { followAllCounts, followCounts, raiseCounts } from '../../records/cases/counts.ts';
import { followTime } from '../../records/cases/time.ts';
import { publishIn } from '../../records/publish/job.ts';
import { MODULES } from '../index.ts';

const world = useApp();
const ask = asker(world);
const NOBODY = { headers: {} as Record<string, string> };
const CASES = '/api/records/petitions/cases';
const REGION = ['11', '12', '13'].map((code) => `governorate:ins:${code}`);
const env = { SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all' };

const PETITION = {
  ...{ title: 'Reopen the health centre of the north', ask: 'Reopen it before the winter, with a doctor.' },
  ...{ background: 'Closed since spring; call 71 234 567.', addressee: 'health', topic: 'health' },
  area: {
    kind: 'drawn',
    corners: [
      [2.1, 2.1],
      [2.4, 2.1],
      [2.4, 2.4],
    ],
  },
  ...{ shownAs: 'Friends of the north', name: 'Amel Secret', email: 'amel.author@example.tn', data: true },
};

let officer: Somebody;
let second: Somebody;
let moderator: Somebody;
let admin: Somebody;

type Asker = { headers: Record<string, string> };
const post = async <T>(
  who: Asker,
  path: string,
  body?: unknown,
  method: 'POST' | 'PUT' = 'POST',
): Promise<T> => {
  const done = await ask(who, method, path, body);
  expect([path, done.status, done.text]).toEqual([
    path,
    expect.toSatisfy((status) => status < 300),
    expect.any(String),
  ]);
  return (done.text === '' ? undefined : JSON.parse(done.text)) as T;
};
const read = async <T>(who: Asker, path: string): Promise<T> =>
  JSON.parse((await ask(who, 'GET', path)).text) as T;
const submit = (answers: Record<string, unknown> = {}): Promise<Receipt> =>
  post<Receipt>(NOBODY, CASES, {
    sending: crypto.randomUUID(),
    language: 'en',
    answers: { ...PETITION, ...answers },
  });
const enter = async ({ number, code }: Receipt): Promise<Asker> => {
  const done = await send(world, 'POST', '/api/session/case', {
    body: { number, code },
    headers: { Origin: world.origin },
  });
  return { headers: { Cookie: cookieOf(done), Origin: world.origin } };
};
const does = async (who: Asker, number: string, deed: string, answers: Record<string, unknown> = {}) => {
  const { version } = await read<CaseView>(who, `/api/cases/${number}`);
  return post<CaseView>(who, `/api/cases/${number}/deeds`, { deed, version, answers });
};
const stateOf = async (number: string): Promise<string> =>
  (await world.db.pool.query<{ state: string }>('select state from record_case where number = $1', [number]))
    .rows[0]!.state;

let people = 0;
const newAddress = (): string =>
  `person${String.fromCharCode(97 + (people % 26))}x${'abcdefghij'[Math.floor(people / 26) % 10]}${'abcdefghij'[Math.floor(people++ / 260)]}@example.tn`;
const wish = (email: string, more: Record<string, unknown> = {}) => ({
  email,
  language: 'en',
  agrees: true,
  ...more,
});
const asked = (number: string, body: unknown) =>
  ask(NOBODY, 'POST', `/api/petitions/${number}/signatures`, body);
const linkOf = async (email: string): Promise<string> =>
  (await mailsTo(world.db, email)).find(({ template }) => template === 'confirm-signature')!.token;
const confirmed = (token: string) =>
  post<OwnSignature>(NOBODY, '/api/petitions/signatures/confirm', { token });
const lookedAt = (token: string) =>
  post<AskedSignature>(NOBODY, '/api/petitions/signatures/asked', { token });
/** Somebody signs and confirms. */
const signs = async (
  number: string,
  more: Record<string, unknown> = {},
  email = newAddress(),
): Promise<OwnSignature> => {
  expect((await asked(number, wish(email, more))).status).toBe(202);
  return confirmed(await linkOf(email));
};
const figures = (number: string) => read<SignatureFigures>(NOBODY, `/api/petitions/${number}/signatures`);
const set = (values: Record<string, number>) =>
  Promise.all(
    Object.entries(values).map(([id, value]) =>
      world.db.pool.query(
        `insert into record_setting (module, id, value) values ('petitions', $1, $2) on conflict (module, id) do update set value = $2`,
        [id, value],
      ),
    ),
  );
/** A petition that is open to signatures. */
const opened = async (answers: Record<string, unknown> = {}): Promise<{ number: string; author: Asker }> => {
  const receipt = await submit(answers);
  const author = await enter(receipt);
  const { link } = await read<{ link: string }>(author, `/api/petitions/${receipt.number}/invitation`);
  const invitation = link.split('#')[1];
  for (let n = 0; n < 2; n++) await signs(receipt.number, { invitation });
  await does(moderator, receipt.number, 'accept');
  return { number: receipt.number, author };
};
/** What the rows say there is, against what was counted. */
const tallied = async (number: string) =>
  (
    await world.db.pool.query(
      `select (select count(*)::int from petition_signature s where s.case_no = c.no and s.state = 'counted') as rows,
         (select n from record_total t where t.case_no = c.no and count_id = 'signatures' and n = (
           select sum(n) from record_count r where r.case_no = c.no and count_id = 'signatures')) as counted
       from record_case c where number = $1`,
      [number],
    )
  ).rows[0];

beforeAll(async () => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('health', '{"ar": "الصحة", "fr": "Santé", "en": "Health"}', 'ministry', 'open', '{}')`,
  );
  [officer, second, moderator, admin] = await Promise.all([
    signIn(world, ['case-officer', 'health']),
    signIn(world, ['case-officer', 'health']),
    signIn(world, 'moderator'),
    signIn(world, 'administrator'),
  ]);
  await set({ sponsors: 2, 'response-at': 4, 'debate-at': 6, 'network-per-hour': 10_000 });
});

describe('a petition before it is published', () => {
  it('is seen by its author, by who has the link, and by moderators once it has sponsors; by nobody else', async () => {
    const receipt = await submit();
    const { number } = receipt;
    const author = await enter(receipt);
    const status = async (who: Asker) => (await ask(who, 'GET', `/api/cases/${number}`)).status;
    expect(await Promise.all([author, officer, moderator, NOBODY].map(status))).toEqual([200, 200, 404, 404]);
    const path = `/api/petitions/${number}/invitation`;
    expect((await ask(officer, 'GET', path)).status).toBe(404);
    const { link, wanted } = await read<{ link: string; wanted: number }>(author, path);
    expect([link.split('#')[0], wanted]).toEqual([`/petitions/${number}`, 2]);
    const invitation = link.split('#')[1];
    const invited = await post<CaseView>(NOBODY, `/api/petitions/${number}/invited`, { invitation });
    expect(invited.reader).toBe('public');
    expect(JSON.stringify(invited)).not.toMatch(/Amel Secret|amel\.author|71 234 567/);
    const wrong = await ask(NOBODY, 'POST', `/api/petitions/${number}/invited`, {
      invitation: 'x'.repeat(32),
    });
    expect([wrong.status, (await asked(number, wish(newAddress()))).status]).toEqual([404, 404]);
    await signs(number, { invitation });
    expect(await stateOf(number)).toBe('sponsoring');
    await signs(number, { invitation });
    expect([await stateOf(number), await status(moderator), await status(NOBODY)]).toEqual([
      'review',
      200,
      404,
    ]);
    const queue = await read<CaseList>(moderator, '/api/office/reviews');
    expect(queue.cases.map((one) => one.number)).toContain(number);
    expect(queue.cases[0]?.dueAt).toEqual(expect.any(String));
    expect((await ask(officer, 'GET', '/api/office/reviews')).status).toBe(403);
    const seen = await read<CaseView>(moderator, `/api/cases/${number}`);
    expect([seen.reader, seen.can.map(({ id }) => id)]).toEqual([
      'public',
      ['accept', 'ask-edits', 'refuse', 'refuse-hidden'],
    ]);
    // Nobody reviews her own; an officer of the body cannot, an administrator, who may moderate, can.
    expect((await read<CaseView>(officer, `/api/cases/${number}`)).can).toEqual([]);
    expect((await read<CaseView>(admin, `/api/cases/${number}`)).can.map(({ id }) => id)).toContain('refuse');
  });

  it('is edited where that is asked for, and what was written first is kept', async () => {
    const receipt = await submit({ title: 'Plant treees in the street' });
    const { number } = receipt;
    const author = await enter(receipt);
    const { link } = await read<{ link: string }>(author, `/api/petitions/${number}/invitation`);
    for (let n = 0; n < 2; n++) await signs(number, { invitation: link.split('#')[1] });
    await does(moderator, number, 'ask-edits', { reasons: ['unclear'], message: 'Which street?' });
    const revised = {
      title: 'Plant trees in Palm Street',
      ask: 'Plant thirty trees in Palm Street this autumn.',
    };
    const after = await does(author, number, 'revise', revised);
    expect([after.title, after.answers.ask, after.answers.background]).toEqual([
      ...[revised.title, revised.ask, PETITION.background],
    ]);
    const { rows } = await world.db.pool.query(
      `select e.answers -> 'was' ->> 'title' as was from record_event e join record_case c on c.no = e.case_no where number = $1 and deed = 'revise'`,
      [number],
    );
    expect(rows).toEqual([{ was: 'Plant treees in the street' }]);
    for (const who of [author, moderator, admin])
      expect((await ask(who, 'GET', `/api/cases/${number}`)).text).not.toContain('treees');
  });

  it('that is refused is listed with its reasons; of some, its text is shown to nobody', async () => {
    const refuse = async (title: string, deed: string, answers: Record<string, unknown>) => {
      const receipt = await submit({ title });
      const { link } = await read<{ link: string }>(
        await enter(receipt),
        `/api/petitions/${receipt.number}/invitation`,
      );
      for (let n = 0; n < 2; n++) await signs(receipt.number, { invitation: link.split('#')[1] });
      await does(moderator, receipt.number, deed, answers);
      return receipt.number;
    };
    const open = await refuse('Give me a medal', 'refuse', {
      reasons: ['personal-matter'],
      message: 'Send a complaint.',
    });
    const hidden = await refuse('My neighbour Zaynab stole', 'refuse-hidden', {
      reasons: ['defamation'],
      message: 'Names a person.',
    });
    const { text } = await ask(NOBODY, 'GET', `${CASES}?state=refused,refused-hidden`);
    const listed = (JSON.parse(text) as CaseList).cases.map(({ number, title }) => [number, title]);
    expect(listed).toEqual([
      [hidden, ''],
      [open, 'Give me a medal'],
    ]);
    const seen = await ask(NOBODY, 'GET', `/api/cases/${hidden}`);
    expect(seen.text).toContain('defamation');
    expect(seen.text).not.toMatch(/Zaynab|Names a person|health centre|Reopen it/);
    expect((JSON.parse((await ask(NOBODY, 'GET', `${CASES}?q=Zaynab`)).text) as CaseList).cases).toEqual([]);
    expect((await asked(open, wish(newAddress()))).status).toBe(409);
  });

  it.each([
    [
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
      'polygon-not-valid',
    ],
    [
      [
        [0, 0],
        [1, 1],
      ],
      'invalid-parameter',
    ],
  ])('with an area of %j is refused', async (corners, code) => {
    const body = {
      sending: crypto.randomUUID(),
      language: 'en',
      answers: { ...PETITION, area: { kind: 'drawn', corners } },
    };
    const refused = await ask(NOBODY, 'POST', CASES, body);
    expect([refused.status, refused.code, JSON.parse(refused.text).parameter]).toEqual([
      400,
      code,
      'answers.area',
    ]);
  });

  it('finds those that are like it while it is written, and lies on the map', async () => {
    const { number } = await opened({ title: 'Repair the old harbour bridge' });
    const like = async (title: string) =>
      (await read<CaseList>(NOBODY, `/api/records/petitions/alike?q=${encodeURIComponent(title)}`)).cases.map(
        (one) => one.number,
      );
    expect(await like('Please repair the harbour bridges')).toEqual([number]);
    expect(await like('Lower the price of bread')).toEqual([]);
    const { rows } = await world.db.pool.query(
      `select ST_Within(geom, ST_MakeEnvelope(2.1, 2.1, 2.4, 2.4, 4326)) as inside from record_case where number = $1`,
      [number],
    );
    expect(rows).toEqual([{ inside: true }]);
  });
});

describe('a signature', () => {
  it('counts once its mail is answered, once for each person however she writes her address', async () => {
    const { number } = await opened();
    const before = (await figures(number)).total;
    const email = 'Zahra.Ben.Ali+petitions@gmail.com';
    expect((await asked(number, wish(email))).status).toBe(202);
    expect((await figures(number)).total).toBe(before);
    const token = await linkOf(email);
    // Looked at, it is not spent.
    const named = { number, title: PETITION.title, language: 'en' };
    expect([await lookedAt(token), await lookedAt(token)]).toEqual([named, named]);
    expect(await confirmed(token)).toMatchObject({
      number,
      state: 'counted',
      hears: 'nothing',
      isSponsor: false,
    });
    // The answer may have been lost: the link tells again what came of it, and counts nothing.
    expect((await confirmed(token)).state).toBe('counted');
    expect((await figures(number)).total).toBe(before + 1);
    expect((await asked(number, wish('zahrabenali@googlemail.com'))).status).toBe(202);
    const mails = await mailsTo(world.db, 'zahrabenali@googlemail.com');
    expect(mails.map(({ template }) => template)).toEqual(['signature-news']);
    const { rows } = await world.db.pool.query(
      `select to_jsonb(s)::text as row from petition_signature s where confirmed_at is not null`,
    );
    expect(JSON.stringify(rows)).not.toMatch(/zahra/i);
    expect(await tallied(number)).toEqual({ rows: before + 1, counted: before + 1 });
  });

  it.each([
    [{ email: 'x@mailinator.com' }, 400, 'disposable-address'],
    [{ email: 'x' }, 400, 'invalid-parameter'],
    [{ agrees: false }, 400, 'invalid-parameter'],
    [{ place: 'delegation:ins:0101' }, 400, 'invalid-parameter'],
    [{ place: 'governorate:ins:99' }, 400, 'invalid-parameter'],
  ])('with %j is refused', async (wrong, status, code) => {
    const { number } = await opened();
    const done = await asked(number, wish(newAddress(), wrong));
    expect([done.status, done.code]).toEqual([status, code]);
  });

  it('is told by its link of which petition it is, as far as everybody may know, and no longer than that', async () => {
    const { number } = await opened({ title: 'Call 71 234 567 about the dam' });
    const email = newAddress();
    await asked(number, wish(email));
    const token = await linkOf(email);
    const told = await lookedAt(token);
    expect(told).toMatchObject({ number, title: expect.stringContaining('about the dam') });
    expect(told.title).not.toContain('234');
    const state = await stateOf(number);
    const put = (set: string) =>
      world.db.pool.query(`update record_case set ${set} where number = $1`, [number]);
    await put(`state = 'refused-hidden'`);
    expect(await lookedAt(token)).toEqual({ number, title: null, language: 'en' });
    await put(`state = 'sponsoring', is_public = false`);
    expect(await lookedAt(token)).toEqual({ number: null, title: null, language: 'en' });
    // A sponsor was invited, and reads it before everybody does.
    const own =
      '(select s.id from petition_signature s join record_case c on c.no = s.case_no where c.number = $1 and confirmed_at is null)';
    await world.db.pool.query(
      `update one_time_token set content = jsonb_set(content, '{asked,isSponsor}', 'true') where (content ->> 'signature')::uuid in ${own}`,
      [number],
    );
    expect(await lookedAt(token)).toMatchObject({ number: null, title: told.title });
    await put(`state = '${state}', is_public = true`);
    await world.db.pool.query(
      `update one_time_token set expires_at = now() where (content ->> 'signature')::uuid in ${own}`,
      [number],
    );
    const late = await ask(NOBODY, 'POST', '/api/petitions/signatures/asked', { token });
    expect([late.status, late.code]).toEqual([410, 'link-gone']);
  });

  it('is as the mail was asked for that its link stands in, whoever asked for another with the address since', async () => {
    const { number } = await opened();
    const email = newAddress();
    expect((await asked(number, wish(email, { hears: 'response', place: REGION[0] }))).status).toBe(202);
    const own = await linkOf(email);
    expect((await asked(number, wish(email, { hears: 'nothing', language: 'ar' }))).status).toBe(202);
    const links = (await mailsTo(world.db, email)).map(({ token }) => token);
    const others = links.find((token) => token !== own)!;
    const kept = async () =>
      (
        await world.db.pool.query<{ row: unknown[] }>(
          `select jsonb_build_array(hears, place_id, language, email, state) as row from petition_signature
             where email = $1 and case_no = (select no from record_case where number = $2)`,
          [email, number],
        )
      ).rows.map(({ row }) => row);
    expect(await confirmed(own)).toMatchObject({ hears: 'response', state: 'counted' });
    expect(await kept()).toEqual([['response', REGION[0], 'en', email, 'counted']]);
    expect(await confirmed(others)).toMatchObject({ hears: 'response', state: 'counted' });
    expect(await kept()).toEqual([['response', REGION[0], 'en', email, 'counted']]);
  });

  it('by a link that is none, or of another petition, is none', async () => {
    const done = await ask(NOBODY, 'POST', '/api/petitions/signatures/confirm', { token: 'x'.repeat(43) });
    expect([done.status, done.code]).toEqual([410, 'link-gone']);
    const look = await ask(NOBODY, 'POST', '/api/petitions/signatures/asked', { token: 'x'.repeat(43) });
    expect([look.status, look.code]).toEqual([410, 'link-gone']);
    const own = await ask(NOBODY, 'POST', '/api/petitions/signatures/own', {
      own: `${crypto.randomUUID()}.abc`,
    });
    expect(own.status).toBe(410);
  });

  it('is taken back, changed and ended by who made it, without an account', async () => {
    const { number } = await opened();
    const email = newAddress();
    const { own } = await signs(number, { hears: 'all', place: REGION[0] }, email);
    const kept = async () =>
      (
        await world.db.pool.query(`select email, hears, state from petition_signature where id = $1`, [
          own.split('.')[0],
        ])
      ).rows[0];
    expect(await kept()).toEqual({ email, hears: 'all', state: 'counted' });
    await post(NOBODY, '/api/petitions/signatures/own', { own, hears: 'nothing' }, 'PUT');
    expect(await kept()).toEqual({ email: null, hears: 'nothing', state: 'counted' });
    const more = await ask(NOBODY, 'PUT', '/api/petitions/signatures/own', { own, hears: 'all' });
    expect([more.status, more.code]).toEqual([409, 'no-address-kept']);
    const { total } = await figures(number);
    for (let n = 0; n < 2; n++)
      expect(await post(NOBODY, '/api/petitions/signatures/withdraw', { own })).toMatchObject({
        state: 'withdrawn',
      });
    expect((await figures(number)).total).toBe(total - 1);
    // She may sign again.
    await signs(number, {}, email);
    expect((await figures(number)).total).toBe(total);
  });

  it('is right to the unit, however many come at once, and no threshold is missed or passed twice', async () => {
    await set({ 'response-at': 21, 'debate-at': 30, 'alike-per-day': 1000 });
    const { number } = await opened();
    const emails = Array.from({ length: 40 }, (_, n) => `crowd${n}@example.tn`);
    for (const email of emails) await asked(number, wish(email, { place: REGION[people++ % 3] }));
    const tokens = await Promise.all(emails.map(linkOf));
    // Each link twice, all at once; some take theirs back meanwhile.
    const done = await Promise.all([...tokens, ...tokens].map(confirmed));
    expect(done.every(({ state }) => state === 'counted')).toBe(true);
    await Promise.all(
      done.slice(0, 5).map(({ own }) => post(NOBODY, '/api/petitions/signatures/withdraw', { own })),
    );
    expect(await tallied(number)).toEqual({ rows: 37, counted: 37 });
    const view = await read<CaseView>(NOBODY, `/api/cases/${number}`);
    expect([view.state.id, view.counts.signatures]).toEqual(['debate-owed', 37]);
    expect(view.events.map(({ deed }) => deed).filter((deed) => deed.startsWith('owe'))).toEqual([
      'owe-response',
      'owe-debate',
    ]);
    await set({ 'response-at': 4, 'debate-at': 6, 'alike-per-day': 4 });
  });

  it('killed at any step is counted, or its link is good still; and what it brings about is not forgotten', async () => {
    await set({ 'response-at': 1000 });
    const { number } = await opened();
    const { pool } = world.db;
    const outcomes: string[] = [];
    for (let breakAt = 1; breakAt < 40; breakAt++) {
      const email = newAddress();
      await asked(number, wish(email));
      const token = await linkOf(email);
      const before = (await tallied(number)).counted;
      const first = await losingStatement(
        pool,
        breakAt,
        () => ask(NOBODY, 'POST', '/api/petitions/signatures/confirm', { token }),
        /one_time_token/,
      );
      if (first.status === 200) break;
      const { counted, rows } = await tallied(number);
      expect(counted).toBe(rows);
      outcomes.push(String(counted - before));
      expect((await confirmed(token)).state).toBe('counted');
      expect(await tallied(number)).toEqual({ rows: before + 1, counted: before + 1 });
    }
    // The one that looks, and the one that does it all.
    expect(outcomes).toEqual(['0', '1']);
    // A server that was killed between a signature and what it brings about: the next look does it.
    await set({ 'response-at': 4, 'debate-at': 100_000 });
    const now = new Date().toISOString();
    expect(await followAllCounts(world.db, MODULES, worldland, { now })).toBeGreaterThan(0);
    expect(await stateOf(number)).toBe('owed');
    const no = (await pool.query<{ no: number }>('select no from record_case where number = $1', [number]))
      .rows[0]!.no;
    expect(await followCounts(world.services, no)).toBe(0);
    await set({ 'debate-at': 6 });
  });

  it('is shown by place, none with fewer than five, and none that would follow', async () => {
    await set({ 'response-at': 1000, 'debate-at': 2000 });
    const { number } = await opened();
    for (const [at, count] of [8, 6, 3].entries())
      for (let n = 0; n < count; n++) await signs(number, { place: REGION[at] });
    const told = await figures(number);
    expect([told.total, told.level, told.isCollecting]).toEqual([19, 'governorate', true]);
    const shown = Object.fromEntries(told.places.map(({ place, count }) => [place, count]));
    // 3 there and 2 sponsors without a place are five together, and told of none.
    expect(shown).toEqual({ [REGION[0]!]: 8, [REGION[1]!]: 6, [REGION[2]!]: null, '': null });
    await set({ 'response-at': 4, 'debate-at': 6 });
  });
});

describe('signatures that stand out', () => {
  it('wait for a moderator, who lets them count or refuses them with why; none is taken away', async () => {
    await set({ 'response-at': 1000, 'alike-per-day': 2 });
    const { number } = await opened();
    const states: string[] = [];
    for (let n = 1; n <= 5; n++) states.push((await signs(number, {}, `robot${n}@example.tn`)).state);
    expect(states).toEqual(['counted', 'counted', 'held', 'held', 'held']);
    expect((await figures(number)).total).toBe(4);
    const review = async (of = number) =>
      (await read<SignatureReview>(moderator, '/api/office/petitions/signatures')).petitions.find(
        (one) => one.number === of,
      )!;
    const one = await review();
    expect([one.held, one.groups]).toMatchObject([
      3,
      [{ kind: 'addresses', held: 3, counted: 2, refused: 0 }],
    ]);
    // The same addresses in another petition: one reason is enough for both.
    const other = await opened();
    for (const n of [1, 2, 3]) await signs(other.number, {}, `robot${n}@example.tn`);
    const groups = [one, await review(other.number)].map(({ number: of, groups: [group] }) => ({
      number: of,
      ...{ kind: group!.kind, key: group!.key },
    }));
    const decide = (decision: string, who: Asker = moderator, of: unknown = groups) =>
      ask(who, 'POST', '/api/office/petitions/signatures', { groups: of, decision, reason: 'Looked at' });
    expect((await decide('count', officer)).status).toBe(403);
    const none = await decide('count', moderator, [groups[0], { ...groups[1], number: 'PET-0000-0' }]);
    expect([none.status, JSON.parse(none.text).parameter]).toEqual([400, 'groups.1.number']);
    expect(await tallied(number)).toEqual({ rows: 4, counted: 4 });
    expect(JSON.parse((await decide('count')).text)).toEqual({ changed: 4 });
    expect(await tallied(number)).toEqual({ rows: 7, counted: 7 });
    expect(await tallied(other.number)).toEqual({ rows: 5, counted: 5 });
    expect(JSON.parse((await decide('hold')).text)).toEqual({ changed: 8 });
    expect(await tallied(other.number)).toEqual({ rows: 2, counted: 2 });
    expect(JSON.parse((await decide('refuse')).text)).toEqual({ changed: 8 });
    expect(await tallied(number)).toEqual({ rows: 2, counted: 2 });
    const { rows } = await world.db.pool.query(
      `select count(*)::int as n from petition_signature s join record_case c on c.no = s.case_no where number = $1`,
      [number],
    );
    expect(rows).toEqual([{ n: 7 }]);
    const trail = await world.db.pool.query(
      `select reason, after from audit where action = 'petition.signatures.decide' and object_id = $1 order by no`,
      [number],
    );
    expect(trail.rows.map(({ after }) => after)).toEqual(
      [
        ['count', 3],
        ['hold', 5],
        ['refuse', 5],
      ].map(([decision, changed]) => ({ decision, changed, kinds: ['addresses'] })),
    );
    expect(new Set(trail.rows.map(({ reason }) => reason))).toEqual(new Set(['Looked at']));
    await set({ 'response-at': 4, 'alike-per-day': 4, 'network-per-hour': 3 });
    const burst = await opened();
    expect((await signs(burst.number)).state).toBe('counted');
    expect((await signs(burst.number)).state).toBe('held');
    await set({ 'network-per-hour': 10_000 });
  });

  it('are as many as a network may ask for, and as many mails as an address may get', async () => {
    const { number } = await opened();
    const email = newAddress();
    const got: number[] = [];
    for (let n = 0; n < 5; n++) got.push((await asked(number, wish(email))).status);
    expect(got).toEqual([202, 202, 202, 202, 429]);
    // Neighbours of a network block are one: two hundred and one of a petition, and the next has to wait.
    const network = shownNetwork('127.0.0.77');
    const { attempts } = world.services;
    const tried = (who: string, from: string) =>
      attempts.begin({ purpose: 'sign', who, network: from, isKnownThere: true });
    let tries = 2 + got.length;
    const isLetIn = () =>
      tried(number, network).then(
        () => true,
        () => false,
      );
    while (tries < 300 && (await isLetIn())) tries++;
    expect(tries).toBe(201);
    // The first wait is of five seconds, which a busy machine may take for the next question.
    await world.db.pool.query(`update throttle set until = until + interval '1 hour' where until > now()`);
    const waits = await asked(number, wish(newAddress()));
    expect([waits.status, waits.code]).toEqual([429, 'too-many-requests']);
    expect(Number(waits.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await tried(number, shownNetwork('198.51.100.7'))).toBeDefined();
    const { number: other } = await opened();
    expect((await asked(other, wish(newAddress()))).status).toBe(202);
  });
});

describe('signatures on paper', () => {
  const scan = async (): Promise<string> => {
    const { default: jpeg } = await import('jpeg-js');
    const picture = jpeg.encode({ width: 8, height: 8, data: Buffer.alloc(256, 120) }, 80).data;
    const done = await fetch(`${world.origin}/api/case-files?filename=sheet.jpg`, {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', Origin: world.origin },
      body: new Uint8Array(picture),
    });
    return ((await done.json()) as { id: string }).id;
  };

  it('count once a second officer has looked at them, are corrected with why, and are for officers of the body alone', async () => {
    await set({ 'response-at': 1000 });
    const { number } = await opened();
    const path = `/api/office/petitions/${number}/sheets`;
    const file = await scan();
    const body = { sheet: 'A-17', signatures: 40, place: REGION[0], file };
    const { sheets } = await post<SheetList>(officer, path, body);
    expect(sheets).toMatchObject([{ sheet: 'A-17', signatures: 40, isOwn: true, verifiedAt: null }]);
    expect((await figures(number)).total).toBe(2);
    const again = await ask(officer, 'POST', path, { ...body, file: await scan() });
    expect([again.status, again.code]).toEqual([409, 'sheet-entered']);
    const used = await ask(officer, 'POST', path, { ...body, sheet: 'A-18' });
    expect([used.status, used.code]).toEqual([400, 'no-such-file']);
    const { no } = sheets[0]!;
    expect((await ask(officer, 'POST', `${path}/${no}/verify`)).code).toBe('not-ones-own');
    await post(second, `${path}/${no}/verify`);
    expect((await ask(second, 'POST', `${path}/${no}/verify`)).status).toBe(409);
    expect(await figures(number)).toMatchObject({ total: 42, paper: 40 });
    await post(officer, `${path}/${no}/correct`, { signatures: 37, reason: 'Three were there twice' });
    const told = await figures(number);
    expect([told.total, told.paper, told.places[0]?.count]).toEqual([39, 37, null]);
    const [corrected] = (await read<SheetList>(second, path)).sheets;
    expect(corrected).toMatchObject({
      signatures: 37,
      corrections: [{ by: -3, reason: 'Three were there twice' }],
    });
    await doJobs(world.db, env, {}, ['cases.file']);
    expect((await ask(second, 'GET', `${path}/${no}/scan`)).headers.get('content-type')).toBe('image/jpeg');
    const others = await signIn(world, ['case-officer', 'elsewhere']);
    for (const [who, status] of [
      [others, 404],
      [moderator, 403],
      [NOBODY, 401],
    ] as const)
      expect((await ask(who, 'GET', `${path}/${no}/scan`)).status).toBe(status);
    expect((await ask(NOBODY, 'GET', `/api/cases/${number}`)).text).not.toContain(file);
    await set({ 'response-at': 4 });
  });
});

describe('who signed', () => {
  it('is told what she chose to hear, once, and nobody else is told anything', async () => {
    const { number } = await opened();
    const [all, response, milestones, nothing] = Array.from({ length: 4 }, newAddress) as [
      string,
      string,
      string,
      string,
    ];
    await signs(number, { hears: 'all' }, all);
    await signs(number, { hears: 'response' }, response);
    await signs(number, { hears: 'milestones' }, milestones);
    const { own } = await signs(number, {}, nothing);
    expect(await stateOf(number)).toBe('debate-owed');
    await post(NOBODY, '/api/petitions/signatures/own', { own, hears: 'nothing' }, 'PUT');
    await does(officer, number, 'respond-before-debate', {
      position: 'agrees',
      message: 'The centre opens again on 1 October, with two doctors.',
    });
    await doJobs(world.db, env, {}, ['petitions.tell']);
    const heard = async (email: string) =>
      (await mailsTo(world.db, email)).filter(({ template }) => template === 'signature-news').length;
    // Both thresholds were reached by the fourth and sixth of them; the response came after.
    expect(await Promise.all([all, response, milestones, nothing].map(heard))).toEqual([3, 1, 3, 0]);
    await doJobs(world.db, env, {}, ['petitions.tell']);
    expect(await heard(all)).toBe(3);
  });

  it('and who comes after its end cannot; the archive stays for all to read', async () => {
    await set({ 'response-at': 1000 });
    const { number } = await opened();
    const email = newAddress();
    await asked(number, wish(email));
    const later = new Date(Date.now() + 181 * 86_400_000).toISOString();
    await world.db.pool.query(
      `update record_case set clocks = (select jsonb_agg(case when c ->> 'id' = 'collecting' then jsonb_set(c, '{events,0,at}', to_jsonb($2::text)) else c end) from jsonb_array_elements(clocks) c) where number = $1`,
      [number, new Date(Date.now() - 182 * 86_400_000).toISOString()],
    );
    expect((await asked(number, wish(newAddress()))).code).toBe('not-collecting');
    const late = await ask(NOBODY, 'POST', '/api/petitions/signatures/confirm', {
      token: await linkOf(email),
    });
    expect([late.status, late.code]).toEqual([409, 'not-collecting']);
    await world.db.pool.query('update record_case set next_at = now() where number = $1', [number]);
    await followTime(world.db, MODULES, worldland, { now: later });
    expect(await stateOf(number)).toBe('ended');
    const { cases } = await read<CaseList>(NOBODY, `${CASES}?state=ended,archived`);
    expect(cases.map((one) => [one.number, one.counts.signatures])).toContainEqual([number, 2]);
    expect((await figures(number)).isCollecting).toBe(false);
    await set({ 'response-at': 4 });
  });

  it('are in the order of how many they are, page by page', async () => {
    const seen: number[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: CaseList = await read<CaseList>(
        NOBODY,
        `${CASES}?order=most&limit=3${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.cases.map(({ counts }) => counts.signatures ?? 0));
      cursor = page.next;
    }
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => b - a));
  });
});

describe('what is published of petitions', () => {
  const publish = async () => {
    await world.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
    await doJobs(world.db, env, { 'cases.publish': publishIn(MODULES, worldland) }, ['cases.publish']);
    await world.services.catalogue.refresh();
  };

  it('are those that say where, with their signatures, and none whose text is not shown; figures of places, and statistics', async () => {
    await set({ 'response-at': 1000, 'debate-at': 2000 });
    await publishTheme(world.db, participation, 90);
    const { number } = await opened({ title: 'Clean the wadi' });
    for (let n = 0; n < 9; n++) await signs(number, { place: REGION[0] });
    const all = await opened({ title: 'For the whole country', area: undefined });
    const { number: hidden } = await submit({ title: 'Zaynab again' });
    await world.db.pool.query(
      `update record_case set state = 'refused-hidden', kind = 'closed', is_public = true, closed_at = now() where number = $1`,
      [hidden],
    );
    await publish();
    const { features } = await read<{
      features: {
        id: string;
        geometry: { coordinates: [number, number] };
        properties: Record<string, unknown>;
      }[];
    }>(NOBODY, '/api/collections/petitions-cases/items?limit=1000');
    const own = features.find(({ id }) => id === number)!;
    expect(own.properties).toMatchObject({
      ...{ subject: 'Clean the wadi', state: 'open', category: 'health' },
      ...{ count_signatures: 11, page: `/petitions/${number}` },
    });
    const [x, y] = own.geometry.coordinates;
    expect(x > 2.1 && x < 2.4 && y > 2.1 && y < 2.4).toBe(true);
    expect(features.map(({ id }) => id)).not.toContain(all.number);
    expect(JSON.stringify(features)).not.toMatch(/Zaynab|Amel|amel\.author|71 234/);
    expect((await ask(NOBODY, 'GET', '/api/collections/petitions-cases/items?f=csv')).status).toBe(200);
    const dcat = (await ask(NOBODY, 'GET', '/api/modules/dcat')).text;
    expect(dcat).toContain('/collections/petitions-cases/items');
    // A drawn area lies in the smallest place that has all of it, and is counted there and in what that is part of.
    const { rows } = await world.db.pool.query<{ place: string; told: Record<string, number | null> }>(
      `select place_id as place, told from record_place where module = 'petitions' and length(period) = 4`,
    );
    const told = new Map(rows.map((row) => [row.place, row.told]));
    const drawn = await world.db.pool.query<{ n: number }>(
      `select count(*)::int as n from record_case where module = 'petitions' and place_id is not null`,
    );
    expect(told.get('')?.received).toBeGreaterThanOrEqual(drawn.rows[0]!.n);
    expect(drawn.rows[0]!.n).toBeGreaterThan(5);
    const lies = await world.db.pool.query<{ id: string; above: string }>(
      `select c.place_id as id, h.parent_id as above from record_case c join place p on p.id = c.place_id
         join place_parent h on h.place_no = p.no where c.number = $1`,
      [number],
    );
    expect(lies.rows[0]).toMatchObject({
      id: expect.stringMatching(/^delegation:/),
      above: expect.any(String),
    });
    for (const place of [lies.rows[0]!.id, lies.rows[0]!.above]) {
      const { cases } = await read<CaseList>(NOBODY, `${CASES}?place=${place}&state=open&order=newest`);
      expect(cases.map((one) => one.number)).toContain(number);
    }
    // One that lies over a border is found in each place that it lies in, and counted in both; once in the country.
    const regions = '/api/records/petitions/statistics';
    const counted = async (place = '') =>
      (
        await world.db.pool.query<{ n: number }>(
          `select coalesce((counted ->> 'received')::int, 0) as n from record_place where module = 'petitions' and place_id = $1 and length(period) = 4`,
          [place],
        )
      ).rows.reduce((sum, { n }) => sum + n, 0);
    const BOTH = ['governorate:ins:21', 'governorate:ins:31'];
    const before = await Promise.all([...BOTH, ''].map(counted));
    const corners = [
      [3.7, 2.3],
      [4.5, 2.3],
      [4.5, 2.6],
      [3.7, 2.6],
    ];
    const across = await opened({ title: 'A bridge for both banks', area: { kind: 'drawn', corners } });
    await publish();
    expect(await Promise.all([...BOTH, ''].map(counted))).toEqual(before.map((n) => n + 1));
    for (const place of BOTH)
      expect(
        (await read<CaseList>(NOBODY, `${CASES}?place=${place}`)).cases.map((one) => one.number),
      ).toEqual([across.number]);
    expect((await read<CaseStatistics>(NOBODY, regions)).received).toBe(await counted());
    const methods = await world.db.pool.query<{ says: string }>(
      `select manifest -> 'reference' ->> 'en' as says from indicator where id = 'petitions-received'`,
    );
    expect(methods.rows[0]?.says).toContain('is counted in each, and once in the country');
    // 9 here, and whatever the other petitions tell of this place themselves.
    const told9 = await Promise.all(
      (await read<CaseList>(NOBODY, `${CASES}?limit=100`)).cases.map(
        async (one) =>
          (await figures(one.number)).places.find(({ place }) => place === REGION[0])?.count ?? 0,
      ),
    );
    expect(told.get(REGION[0]!)?.['count signatures']).toBe(told9.reduce((sum, n) => sum + n, 0));
    expect(told9.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(9);
    const statistics = await read<CaseStatistics>(NOBODY, '/api/records/petitions/statistics');
    expect(statistics).toMatchObject({ received: expect.any(Number), by: { channel: expect.any(Array) } });
    expect((await ask(NOBODY, 'GET', '/api/records/petitions/statistics?f=csv')).status).toBe(200);
    await set({ 'response-at': 4, 'debate-at': 6 });
  });
});

describe('real petitions of another country', () => {
  it('load in the second country: what was asked as it was published, and owed what was owed there at 10,000 and 100,000', async () => {
    await set({ 'response-at': 10_000, 'debate-at': 100_000 });
    const numbers: string[] = [];
    for (const { action, background, signatures } of UK_PETITIONS) {
      const { number } = await opened({
        title: action,
        ask: background,
        background: '',
        topic: 'environment',
      });
      const { rows } = await world.db.pool.query<{ no: number }>(
        'select no from record_case where number = $1',
        [number],
      );
      const caseNo = rows[0]!.no;
      // Two signed here already. Who the others were is not published, only how many.
      const more = { caseNo, count: 'signatures', place: null, n: signatures - 2 };
      await transaction(world.db, (client) => raiseCounts(client, [more]));
      await followCounts({ ...world.services, modules: MODULES }, caseNo);
      numbers.push(number);
    }
    const { cases } = await read<CaseList>(NOBODY, `${CASES}?order=most&limit=5`);
    expect(cases.map(({ number, counts }) => [number, counts.signatures])).toEqual(
      UK_PETITIONS.map(({ signatures }, at) => [numbers[at], signatures]),
    );
    const states = await Promise.all(numbers.map(stateOf));
    expect(states).toEqual(UK_PETITIONS.map(({ debateOwed }) => (debateOwed ? 'debate-owed' : 'owed')));
    for (const [at, { action, background }] of UK_PETITIONS.entries()) {
      const { text } = await ask(NOBODY, 'GET', `/api/cases/${numbers[at]}`);
      expect(text).toContain(JSON.stringify(action));
      expect(text).toContain(JSON.stringify(background));
      const like = await read<CaseList>(
        NOBODY,
        `/api/records/petitions/alike?q=${encodeURIComponent(action)}`,
      );
      expect(like.cases.map(({ number }) => number)).toEqual([numbers[at]]);
    }
    await set({ 'response-at': 4, 'debate-at': 6 });
  });
});
