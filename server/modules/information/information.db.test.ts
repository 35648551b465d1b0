import { beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import type { CaseList, CaseView, Receipt, Suggestion } from '../../../sql/model/api/records.ts';
import type { Classification } from '../../../sql/model/information/classification.ts';
import type { Proposal } from '../../../sql/model/information/proposal.ts';
import { addDays, dayOf } from '../../../sql/model/records/day.ts';
import { transaction } from '../../../sql/transaction.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { pdfText } from '../../../tests/harness/pdf.ts';
import { cookieOf, type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { worldland } from '../../../tests/world/country.ts';
import { followTime } from '../../records/cases/time.ts';
import { information } from './index.ts';

const modules = [information];
const world = useApp({ modules });
const ask = asker(world);
const NOBODY = { headers: {} as Record<string, string> };
const TODAY = dayOf(new Date().toISOString(), worldland.timeZone);

const GOOD = {
  ...{ body: 'water', subject: 'Fill of the dams in 2024', topic: 'environment', access: 'electronic' },
  description: 'The fill of every dam, day by day, for the whole of 2024.',
  ...{ person: 'natural', name: 'Amel Ben Salah', address: '3 rue de la Source, Testour', data: true },
};
type Anyone = { headers: Record<string, string> };

const submit = async (answers: Record<string, unknown> = {}): Promise<Receipt> => {
  const body = { sending: crypto.randomUUID(), language: 'en', answers: { ...GOOD, ...answers } };
  const { status, text } = await ask(NOBODY, 'POST', '/api/records/information/cases', body);
  expect([status, text]).toEqual([201, expect.any(String)]);
  return JSON.parse(text) as Receipt;
};
const enter = async ({ number, code }: Receipt): Promise<Anyone> => {
  const headers = { Origin: world.origin };
  const done = await send(world, 'POST', '/api/session/case', { body: { number, code }, headers });
  return { headers: { Cookie: cookieOf(done), ...headers } };
};
const get = async <T>(path: string, who: Anyone = NOBODY): Promise<T> => {
  const { status, text } = await ask(who, 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return JSON.parse(text) as T;
};
const does = async (who: Anyone, number: string, deed: string, answers: Record<string, unknown> = {}) => {
  const { version } = await get<CaseView>(`/api/cases/${number}`, who);
  const done = await ask(who, 'POST', `/api/cases/${number}/deeds`, { deed, version, answers });
  expect([deed, done.status, done.text]).toEqual([deed, 200, expect.any(String)]);
};
const archive = async (): Promise<string[]> =>
  (await get<CaseList>('/api/records/information/cases')).cases.map(({ number }) => number);
const suggested = async (q: string, field = 'subject'): Promise<Suggestion[]> =>
  (
    await get<{ suggestions: Suggestion[] }>(
      `/api/records/information/suggestions?field=${field}&q=${encodeURIComponent(q)}`,
    )
  ).suggestions;
const pack = async (number: string, who: Anyone, language = 'en') => {
  const response = await fetch(`${world.origin}/api/cases/${number}/pack?lang=${language}`, who);
  return { response, text: response.ok ? pdfText(Buffer.from(await response.arrayBuffer())) : '' };
};

let officer: Somebody;
let stranger: Somebody;
let admin: Somebody;

beforeAll(async () => {
  for (const id of ['water', 'roads'])
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, manifest) values ($1, $2, 'agency', 'open', '{}')`,
      [id, JSON.stringify({ ar: `هيكل ${id}`, fr: `Organisme ${id}`, en: `Body ${id}` })],
    );
  officer = await signIn(world, ['case-officer', 'water']);
  stranger = await signIn(world, ['case-officer', 'roads']);
  admin = await signIn(world, 'administrator');
});

describe('what is published already', () => {
  it('is suggested while a request is written: layers that all may know, and requests that were answered', async () => {
    const receipt = await submit();
    const layers = await suggested('where are the sixteen regions');
    expect(layers[0]).toMatchObject({ kind: 'layers', id: 'regions' });
    expect(layers.map(({ id }) => id)).not.toContain('permits');
    expect(await suggested('dams fill')).toEqual([]);
    await does(officer, receipt.number, 'answer', { message: 'Here it is.' });
    expect(await suggested('fill of dams')).toEqual([
      expect.objectContaining({ kind: 'cases', id: receipt.number }),
    ]);
    expect(await suggested('the of')).toEqual([]);
    expect(await suggested('fill of dams', 'topic')).toEqual([]);
    expect((await ask(NOBODY, 'GET', '/api/records/information/suggestions?field=no&q=x')).status).toBe(400);
  });
});

describe('a request under embargo', () => {
  it('is published with its answer only from the day on that was named, and found in the archive then', async () => {
    const embargo = addDays(TODAY, 3);
    const receipt = await submit({ subject: 'Lead in school taps', publication: 'later', embargo });
    await does(officer, receipt.number, 'answer', { message: 'Measured in May.' });
    const isThere = async () => (await archive()).includes(receipt.number);
    const at = async (days: number) => {
      const now = new Date(Date.now() + days * 86_400_000).toISOString();
      await followTime(world.db, modules, worldland, { now });
      return isThere();
    };
    expect(await isThere()).toBe(false);
    expect((await ask(NOBODY, 'GET', `/api/cases/${receipt.number}`)).status).toBe(404);
    expect(await at(1)).toBe(false);
    expect(await at(4)).toBe(true);
    const never = await submit({ subject: 'My own file', publication: 'never' });
    await does(officer, never.number, 'answer', { message: 'Here.' });
    expect([await at(9), (await archive()).includes(never.number)]).toEqual([true, false]);
  });
});

describe('the pack of a case', () => {
  it('holds what was asked, the periods with their basis and all that was said, as far as its reader sees', async () => {
    const receipt = await submit({ subject: 'Minutes of the board', files: [] });
    const own = await enter(receipt);
    await does(officer, receipt.number, 'note', { message: 'OnlyForUs' });
    await does(officer, receipt.number, 'refuse', {
      ...{ message: 'No.', article: 'article-24' },
      harm: 'It would harm a court case that goes on.',
      interest: 'The public learns of it by the judgment.',
    });
    await does(own, receipt.number, 'ask-review', { message: 'The judgment was given in May.' });
    const mine = await pack(receipt.number, own);
    expect(mine.response.headers.get('content-type')).toBe('application/pdf');
    expect(mine.response.headers.get('cache-control')).toContain('no-store');
    for (const part of [
      ...[receipt.number, 'Minutesoftheboard', 'AmelBenSalah', 'Article24', 'courtcasethatgoeson'],
      ...['20days', 'OrganicLawNo.2016-22', 'judgmentwasgiveninMay', 'Bodywater'],
    ])
      expect(mine.text).toContain(part);
    expect(mine.text).not.toContain('OnlyForUs');
    expect((await pack(receipt.number, officer)).text).not.toContain('OnlyForUs');
    expect((await pack(receipt.number, stranger)).response.status).toBe(404);
    expect((await pack(receipt.number, own, 'ar')).text).toContain(receipt.number);
  });
});

describe('the same question twice', () => {
  const proposals = () => get<{ proposals: Proposal[] }>('/api/office/information/proposals', officer);
  const look = async () => {
    await transaction(world.db, (client) => enqueue(client, 'information.twins', {}));
    await doJobs(world.db, process.env, {}, ['information.twins']);
  };
  const decide = (who: Anyone, no: number, decision: Record<string, string>) =>
    ask(who, 'POST', `/api/office/information/proposals/${no}/decision`, decision);

  it('is a proposal to publish, decided once by an officer of the body, and linked in every request', async () => {
    const [first, other] = [
      await submit({
        subject: 'Salaries of the board',
        description: 'What each member of the board was paid.',
      }),
      await submit({ subject: 'Noise of the port', description: 'Measurements of noise beside the port.' }),
    ];
    const second = await submit({
      subject: 'The salaries of the board',
      description: 'What was each member of the board paid?',
    });
    await look();
    await look();
    const numbers = [first.number, second.number];
    const found = (await proposals()).proposals.find(({ cases }) =>
      cases.some(({ number }) => number === first.number),
    )!;
    expect(found).toMatchObject({ state: 'open', count: 2 });
    expect(found.cases.map(({ number }) => number)).toEqual(numbers);
    expect(JSON.stringify(await proposals())).not.toContain(other.number);
    expect(
      (await get<{ proposals: Proposal[] }>('/api/office/information/proposals', stranger)).proposals,
    ).toEqual([]);
    expect((await get<{ proposals: Proposal[] }>('/api/information/proposals')).proposals).toEqual([]);
    const dataset = 'https://data.example.tn/board';
    expect((await decide(stranger, found.no, { decision: 'accept', dataset })).status).toBe(404);
    expect(
      (await decide(officer, found.no, { decision: 'accept', dataset: 'javascript:alert(1)' })).status,
    ).toBe(400);
    expect((await decide(officer, found.no, { decision: 'decline', reason: '' })).status).toBe(400);
    expect((await decide(officer, found.no, { decision: 'accept', dataset })).status).toBe(204);
    expect((await decide(officer, found.no, { decision: 'accept', dataset })).status).toBe(409);
    for (const number of numbers) {
      const { events } = await get<CaseView>(`/api/cases/${number}`, officer);
      expect(events.at(-1)).toMatchObject({
        deed: 'published',
        by: 'system',
        audience: 'public',
        answers: { dataset },
      });
    }
    const open = await get<{ proposals: Proposal[] }>('/api/information/proposals');
    expect(open.proposals).toMatchObject([{ no: found.no, state: 'accepted', dataset, count: 2, cases: [] }]);
    const elsewhere = await submit({
      ...{ body: 'roads', subject: 'Salaries of the board' },
      description: 'What each member of the board was paid.',
    });
    const third = await submit({
      subject: 'Salaries of board members',
      description: 'What was each member of the board paid, please?',
    });
    await look();
    const of = async (who: Anyone) =>
      (await get<{ proposals: Proposal[] }>('/api/office/information/proposals', who)).proposals
        .find(({ no }) => no === found.no)
        ?.cases.map(({ number }) => number);
    // Each officer is named the requests of her own body.
    expect(await of(officer)).toEqual([...numbers, third.number]);
    expect(await of(stranger)).toEqual([elsewhere.number]);
  });
});

describe('the classification of documents', () => {
  const path = '/api/information/classification';
  const put = (who: Anyone, table: string) =>
    ask(who, 'PUT', '/api/office/information/classification', {
      ...{ table, status: 'real' },
      source: { ar: 'مصدر', fr: 'Source', en: 'Source' },
    });

  it('is a sample until an office puts in its own, whole or not at all, and open as a table that is taken back', async () => {
    const sample = await get<Classification>(path);
    expect(sample.status).toBe('sample');
    const found = await get<Classification & { hits: string[] }>(
      `${path}?q=${encodeURIComponent('المؤثرات')}`,
    );
    expect([found.hits, found.classes.map(({ code }) => code)]).toEqual([['7.1'], ['7', '7.1']]);
    const table = await (await world.get(`${path}?f=csv`)).text();
    expect((await put(officer, table)).status).toBe(403);
    expect((await put(admin, table.replace('1.2,1,', '1.2,9.9,'))).text).toContain('1.2: no-parent');
    expect((await put(admin, table.replace(',keep,open,', ',keep,secret,'))).text).toContain('access');
    expect((await get<Classification>(path)).status).toBe('sample');
    expect((await put(admin, table)).text).toBe(JSON.stringify({ classes: sample.classes.length }));
    expect(await get<Classification>(path)).toMatchObject({ status: 'real', classes: sample.classes });
  });
});
