import { beforeAll, describe, expect, it } from 'vitest';
import type {
  OfficeComment,
  OfficeComments,
  OfficePolicies,
  OfficePolicy,
  PolicyDetail,
  PolicyList,
  PublicComments,
} from '../../sql/model/api/policies.ts';
import type { PolicyDraft } from '../../sql/model/policy.ts';
import { asker } from '../../tests/harness/ask.ts';
import { pdfInfo, pdfText } from '../../tests/harness/pdf.ts';
import { type Somebody, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { worldland } from '../../tests/world/country.ts';
import { computeFlows } from '../../tests/world/flows.ts';
import { hashToken, newToken } from '../accounts/secrets.ts';
import { COOKIE } from '../http/identify.ts';
import { MOST_A_DAY } from './comments.ts';
import { dayIn } from './consultation.ts';

const world = useApp();
const ask = asker(world);
const text = (words: string) => ({ ar: `ع ${words}`, fr: `f ${words}`, en: words });
const PLACE = 'governorate:ins:11';

const draftOf = (given: Partial<PolicyDraft> = {}): PolicyDraft => ({
  title: text('Water plan'),
  summary: text('Save water'),
  sections: [{ id: 's1', title: text('Why'), body: text('<script>alert(1)</script>\n\n- a\n- b') }],
  indicators: ['flows', '6.4.2'],
  places: [PLACE],
  targets: [
    {
      ...{ id: 't1', indicator: 'flows', place: PLACE, direction: 'up' },
      ...{ baseline: { year: 2015, value: 100 }, value: 200, deadline: 2025 },
    },
    {
      ...{ id: 't2', indicator: '6.4.2', place: null, direction: 'down' },
      ...{ baseline: { year: 2015, value: 200 }, value: 100, deadline: 2030 },
    },
  ],
  ...given,
});

let admin: Somebody;
let editor: Somebody;
let elsewhere: Somebody;
let moderator: Somebody;
let citizen: Somebody;

const json = async <T>(path: string): Promise<T> => (await (await world.get(path)).json()) as T;
const told = <T>(answer: { text: string }): T => JSON.parse(answer.text) as T;
const office = async (who: Somebody, id: string) =>
  told<OfficePolicy>(await ask(who, 'GET', `/api/office/policies/${id}`));
const act = async (who: Somebody, id: string, deed: string, body: object) => {
  const { revision } = await office(admin, id);
  return ask(who, 'POST', `/api/office/policies/${id}/${deed}`, { revision, ...body });
};
const today = (days = 0) => dayIn(worldland.timeZone, new Date(Date.now() + days * 86_400_000));
const consult = async (id: string, from: number, until: number) => {
  const { revision } = await office(admin, id);
  const days = { from: today(from), until: today(until) };
  return ask(editor, 'PUT', `/api/office/policies/${id}/consultation`, { revision, days });
};
const say = (who: Parameters<typeof ask>[0], body: object, id = 'water') =>
  ask(who, 'POST', `/api/policies/${id}/comments`, { language: 'en', body: 'I agree with this.', ...body });

/** Somebody with a confirmed address and no account. */
const byMail = async (email: string) => {
  const token = newToken();
  await world.db.pool.query(
    `insert into session (token_hash, kind, email, expires_at) values ($1, 'email', $2, now() + interval '1 hour')`,
    [hashToken(token), email],
  );
  return { headers: { Cookie: `${COOKIE}=${token}`, Origin: world.origin } };
};

beforeAll(async () => {
  await computeFlows(world.db, [1.05, 1.1], { 11: 100, 12: 200, 13: 300 });
  await world.services.catalogue.refresh();
  admin = await signIn(world, 'administrator');
  editor = await signIn(world, ['editor', 'monitoring']);
  elsewhere = await signIn(world, ['editor', 'base']);
  moderator = await signIn(world, 'moderator');
  citizen = await signIn(world);
});

describe('a document is written', () => {
  it('by an editor of its theme, and by nobody else', async () => {
    const body = { id: 'water', theme: 'monitoring', draft: draftOf({ title: { ar: '', fr: '', en: 'W' } }) };
    expect((await ask(citizen, 'POST', '/api/office/policies', body)).status).toBe(403);
    expect((await ask(elsewhere, 'POST', '/api/office/policies', body)).status).toBe(403);
    expect((await ask(editor, 'POST', '/api/office/policies', { ...body, theme: null })).status).toBe(403);
    expect((await ask(editor, 'POST', '/api/office/policies', body)).status).toBe(201);
    expect((await ask(editor, 'POST', '/api/office/policies', body)).status).toBe(409);
    expect(
      (await ask(admin, 'POST', '/api/office/policies', { ...body, id: 'w2', theme: 'none' })).status,
    ).toBe(400);
    const { policies } = told<OfficePolicies>(await ask(elsewhere, 'GET', '/api/office/policies'));
    expect(policies.map(({ id, mayWrite }) => [id, mayWrite])).toEqual([['water', false]]);
  });

  it('and is seen by nobody until it is published', async () => {
    expect((await json<PolicyList>('/api/policies')).policies).toEqual([]);
    expect((await world.get('/api/policies/water')).status).toBe(404);
    expect((await world.get('/api/policies/water/comments')).status).toBe(404);
  });

  it('whole, or it is not published: the part at fault is named', async () => {
    const missing = await act(editor, 'water', 'publish', { note: text('First') });
    expect([missing.status, told<{ parameter: string }>(missing).parameter]).toEqual([400, 'title.ar']);
    for (const [draft, parameter] of [
      [draftOf({ indicators: ['no-such'] }), 'indicators'],
      [draftOf({ places: ['governorate:ins:99'] }), 'places'],
    ] as const) {
      const { revision } = await office(admin, 'water');
      await ask(editor, 'PUT', '/api/office/policies/water', { revision, draft });
      const answer = await act(editor, 'water', 'publish', { note: text('First') });
      expect([answer.status, told<{ parameter: string }>(answer).parameter]).toEqual([400, parameter]);
    }
  });

  it('by one at a time: who read an older state does not undo it', async () => {
    const { revision } = await office(admin, 'water');
    const put = (number: number) =>
      ask(editor, 'PUT', '/api/office/policies/water', { revision: number, draft: draftOf() });
    expect((await put(revision)).status).toBe(200);
    expect((await put(revision)).status).toBe(409);
  });
});

describe('a version', () => {
  it('is published with how its targets go', async () => {
    expect((await act(elsewhere, 'water', 'publish', { note: text('First') })).status).toBe(403);
    expect((await act(editor, 'water', 'publish', { note: text('First') })).status).toBe(200);
    const { targets, content, versions, before, places, indicators } =
      await json<PolicyDetail>('/api/policies/water');
    expect(content).toEqual(draftOf());
    expect([versions.map(({ version }) => version), before]).toEqual([[1], null]);
    expect(places[0]!.id).toBe(PLACE);
    expect(indicators.map(({ page }) => page)).toEqual(['/?layers=flows', '/sdg/6']);
    // By hand: (110/100)^(1/2) - 1 = 4.88 % a year; 2^(1/10) - 1 = 7.18 % are needed: 68 %.
    expect(targets[0]).toMatchObject({
      ...{ unit: '1', made: null, page: `/indicator/flows/${encodeURIComponent(PLACE)}` },
      progress: { status: 'moderate', base: { year: 2015, value: 100 } },
    });
    expect(targets[0]!.progress.ratio).toBeCloseTo(0.0488 / 0.0718, 2);
    // It goes up, and should go down.
    expect(targets[1]).toMatchObject({
      made: { rule: 'median', places: expect.any(Number), weight: null },
      progress: { status: 'deterioration' },
    });
    expect((await json<PolicyList>('/api/policies')).policies[0]!.progress).toEqual([
      'moderate',
      'deterioration',
    ]);
  });

  it('is set as a PDF in each language, with nothing in it read as markup', async () => {
    for (const [language, title, way] of [
      ['ar', 'ع Water plan', 'المقيس'],
      ['fr', 'f Water plan', 'trajectoirerequise'],
    ] as const) {
      const response = await world.get(`/api/policies/water/brief.pdf?lang=${language}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
      const pdf = Buffer.from(await response.arrayBuffer());
      expect(pdfInfo(pdf)).toMatchObject({ Title: title });
      // The way to each target is drawn, as on the page.
      expect(pdfText(pdf)).toContain(way);
      // Whoever takes text out of Arabic turns signs around.
      if (language === 'fr') expect(pdfText(pdf)).toContain('<script>alert(1)</script>');
    }
    expect((await world.get('/api/policies/water/brief.pdf?version=9')).status).toBe(404);
  });

  it('stays as it was: a later one stands beside it, and tells what it changed', async () => {
    const { revision } = await office(admin, 'water');
    const draft = draftOf({ title: text('Water plan 2'), targets: [] });
    await ask(editor, 'PUT', '/api/office/policies/water', { revision, draft });
    expect((await json<PolicyDetail>('/api/policies/water')).content.title).toEqual(text('Water plan'));
    expect((await office(admin, 'water')).isChanged).toBe(true);
    await act(editor, 'water', 'publish', { note: text('No targets') });
    const newest = await json<PolicyDetail>('/api/policies/water');
    expect([newest.version, newest.before?.title, newest.content.title]).toEqual([
      2,
      text('Water plan'),
      text('Water plan 2'),
    ]);
    expect((await json<PolicyDetail>('/api/policies/water?version=1')).content).toEqual(draftOf());
    expect((await world.get('/api/policies/water?version=3')).status).toBe(404);
    expect((await world.get('/api/policies/water?version=0')).status).toBe(400);
  });

  it('is neither changed nor removed by anybody, the database says', async () => {
    const refused = /neither changed nor removed/;
    const { pool } = world.db;
    await expect(pool.query(`update policy_version set content = '{}'`)).rejects.toThrow(refused);
    await expect(
      pool.query(`update policy_version set published_at = now(), account_id = null`),
    ).rejects.toThrow(refused);
    await expect(pool.query('delete from policy_version')).rejects.toThrow(refused);
    await expect(pool.query(`delete from policy where id = 'water'`)).rejects.toThrow();
    expect((await ask(admin, 'DELETE', '/api/office/policies/water')).status).toBe(409);
  });

  it('outlives the account of who published it', async () => {
    const gone = await signIn(world, ['editor', 'monitoring']);
    await ask(gone, 'POST', '/api/office/policies', { id: 'left', theme: 'monitoring', draft: draftOf() });
    await act(gone, 'left', 'publish', { note: text('First') });
    await world.db.pool.query('delete from account where id = $1', [gone.accountId]);
    const { rows } = await world.db.pool.query(
      `select account_id, version from policy_version where policy_id = 'left'`,
    );
    expect(rows).toEqual([{ account_id: null, version: 1 }]);
  });

  it('is withdrawn with a reason, and can still be read', async () => {
    expect((await act(editor, 'left', 'withdraw', { reason: text('Void') })).status).toBe(200);
    expect(await json<PolicyDetail>('/api/policies/left')).toMatchObject({
      state: 'withdrawn',
      withdrawnBecause: text('Void'),
    });
    expect((await act(editor, 'left', 'withdraw', { reason: text('Void') })).status).toBe(409);
  });
});

describe('a consultation', () => {
  const comments = () => json<PublicComments>('/api/policies/water/comments');

  it('is open between its days, to an account or a confirmed address', async () => {
    expect(await say(citizen, {})).toMatchObject({ status: 409, code: 'not-open-to-comments' });
    await consult('water', 1, 5);
    expect((await say(citizen, {})).status).toBe(409);
    await consult('water', -5, -1);
    expect((await say(citizen, {})).status).toBe(409);
    expect((await consult('water', 5, 1)).status).toBe(400);
    await consult('water', -1, 0);
    expect((await json<PolicyDetail>('/api/policies/water')).consultation?.isOpen).toBe(true);
    expect((await say({ headers: { Origin: world.origin } as never }, {})).status).toBe(401);
    expect((await say(citizen, { section: 's1', author: 'Sami' })).status).toBe(202);
    expect(
      (await say(await byMail('nour@example.tn'), { body: '=HYPERLINK("x") <b>no</b>', language: 'ar' }))
        .status,
    ).toBe(202);
    expect((await say(citizen, { section: 'nowhere' })).status).toBe(400);
  });

  it.each([
    { body: 'x' },
    { body: 'y'.repeat(4001) },
    { language: 'de' },
    { state: 'published' },
    { author: 'z'.repeat(81) },
  ])('takes no comment of another form: %j', async (body) => {
    expect((await say(citizen, body)).status).toBe(400);
  });

  it('shows nothing before it was reviewed', async () => {
    expect(await comments()).toEqual({
      counts: { waiting: 2, published: 0, rejected: 0, replied: 0 },
      comments: [],
    });
  });

  it('is reviewed by a moderator: shown, or refused with a reason that all may read', async () => {
    expect((await ask(editor, 'GET', '/api/office/policy-comments')).status).toBe(403);
    const { comments: waiting } = told<OfficeComments>(
      await ask(moderator, 'GET', '/api/office/policy-comments?state=waiting'),
    );
    expect(waiting).toHaveLength(2);
    const decide = (who: Somebody, one: OfficeComment, body: object) =>
      ask(who, 'POST', `/api/office/policy-comments/${one.id}/decision`, body);
    const mine = waiting.find(({ author }) => author === 'Sami')!;
    const other = waiting.find(({ author }) => author !== 'Sami')!;
    expect((await decide(editor, mine, { state: 'published' })).status).toBe(403);
    expect((await decide(moderator, mine, { state: 'rejected' })).status).toBe(400);
    expect((await decide(moderator, mine, { state: 'published', reason: 'insult' })).status).toBe(400);
    expect((await decide(moderator, mine, { state: 'published' })).status).toBe(200);
    expect((await decide(moderator, other, { state: 'rejected', reason: 'advertising' })).status).toBe(200);
    const shown = await comments();
    expect(shown.counts).toEqual({ waiting: 0, published: 1, rejected: 1, replied: 0 });
    expect(shown.comments.map(({ state, body, reason, author }) => [state, body, reason, author])).toEqual([
      ['published', 'I agree with this.', null, 'Sami'],
      ['rejected', '', 'advertising', ''],
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/HYPERLINK|nour|@/);
  });

  it('is answered by those who write the document', async () => {
    const { comments: all } = told<OfficeComments>(
      await ask(editor, 'GET', '/api/office/policies/water/comments'),
    );
    const one = all.find(({ state }) => state === 'published')!;
    const path = `/api/office/policies/water/comments/${one.id}/reply`;
    expect((await ask(moderator, 'POST', path, { reply: 'Thanks' })).status).toBe(403);
    expect((await ask(elsewhere, 'POST', path, { reply: 'Thanks' })).status).toBe(403);
    expect((await ask(editor, 'POST', path.replace('water', 'left'), { reply: 'Thanks' })).status).toBe(404);
    expect((await ask(editor, 'POST', path, { reply: '=Thanks' })).status).toBe(200);
    expect((await comments()).comments[0]).toMatchObject({ reply: '=Thanks', repliedAt: expect.any(String) });
    const csv = await (await world.get('/api/policies/water/comments?f=csv')).text();
    expect(csv.split('\r\n')[0]).toBe(
      'id,createdAt,version,section,state,reason,author,language,body,reply,repliedAt',
    );
    expect(csv).toContain(",Sami,en,I agree with this.,'=Thanks,");
  });

  it('takes so many a day from one person', async () => {
    const eager = await signIn(world);
    const statuses: number[] = [];
    for (let n = 0; n <= MOST_A_DAY; n += 1) statuses.push((await say(eager, {})).status);
    expect(statuses).toEqual([...Array(MOST_A_DAY).fill(202), 429]);
  });

  it('is erased with the account, and keeps no address for longer than it says', async () => {
    await world.db.pool.query('delete from account where id = $1', [citizen.accountId]);
    expect((await comments()).counts.published).toBe(0);
    const { PERSONAL_SWEEPS } = await import('../privacy/sweeps.ts');
    await world.db.pool.query(`update policy_comment set created_at = now() - interval '366 days',
      decided_at = decided_at - interval '366 days' where email is not null`);
    for (const { what, statement } of PERSONAL_SWEEPS)
      if (what.includes('comment')) await world.db.pool.query(statement, [100]);
    const { rows } = await world.db.pool.query(
      'select from policy_comment where email is not null or reason is not null',
    );
    expect(rows).toEqual([]);
  });
});

it('each deed stands in the trail', async () => {
  const { rows } = await world.db.pool.query<{ action: string }>(
    `select distinct action from audit where action like 'policy.%' order by 1`,
  );
  expect(rows.map(({ action }) => action)).toEqual([
    'policy.comment.add',
    'policy.comment.decide',
    'policy.comment.reply',
    'policy.consultation.set',
    'policy.create',
    'policy.edit',
    'policy.publish',
    'policy.withdraw',
  ]);
});
