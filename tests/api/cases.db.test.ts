import { readFile, writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishTheme } from '../../etl/publish.ts';
import { participation } from '../../etl/themes/participation/theme.ts';
import { newReadableCode } from '../../server/accounts/readable-code.ts';
import { docsOf } from '../../server/describe/api.ts';
import { FORMATS } from '../../server/exports/index.ts';
import { isOpen } from '../../server/http/endpoint.ts';
import { MODULES } from '../../server/modules/index.ts';
import { eraseKept } from '../../server/records/keep/erase.ts';
import { packDocument } from '../../server/records/pack/document.ts';
import { publishIn } from '../../server/records/publish/job.ts';
import { findKind, type Kind } from '../../server/records/types.ts';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import type { CaseList, CaseView, Receipt } from '../../sql/model/api/records.ts';
import { transaction } from '../../sql/transaction.ts';
import { asker } from '../harness/ask.ts';
import { gpkgText } from '../harness/gpkg.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { pdfText } from '../harness/pdf.ts';
import { type Somebody, signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { addDeeds, fillStates, type StateCase } from '../world/case-states.ts';
import { worldland } from '../world/country.ts';
import { raincoatModule } from '../world/private-module.ts';
import { umbrellaModule } from '../world/toy-module.ts';
import { addressesOf } from './case-addresses.ts';
import { type Asker, askersOf } from './case-askers.ts';

/**
 * A case in every state of every module, ours and one that is data of the tests, seen by everybody that there is: as whom she
 * sees it, and what she can do in it. The table is golden: who may do what is read in review, as a change of that file
 * (UPDATE=1 rewrites it).
 */
const GOLDEN = new URL('./cases.golden.txt', import.meta.url);
const modules = [...MODULES, umbrellaModule, raincoatModule];
const kinds = [...MODULES, umbrellaModule].flatMap(({ id }) => findKind(modules, id) ?? []);
/** Answers without which others are not asked for. */
const CHOSEN: Record<string, Record<string, string>> = {
  information: { person: 'legal' },
  umbrellas: { colour: 'other' },
};
/** All roles but those of the whole country. */
const SCOPED = ['editor', 'data-officer', 'case-officer', 'duty-officer'] as const;
const world = useApp({ modules });
const ask = asker(world);

type Headers = Record<string, string>;
const NOBODY = { headers: {} as Headers };

const cases: StateCase[] = [];
let askers: Map<string, Asker>;
let applicant: Somebody;
let officer: Somebody;
let elsewhere: Somebody;

beforeAll(async () => {
  await publishTheme(world.db, participation, 90);
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) select id, '{"ar": "ه", "fr": "O", "en": "O"}', 'agency', 'open', '{}'
     from unnest(array['office', 'elsewhere']) id`,
  );
  await world.db.pool.query(
    `insert into dispatch_rule (module, tier, structure_id) select id, 'central', 'office' from unnest(array['umbrellas', 'raincoats']) id`,
  );
  applicant = await signIn(world);
  for (const kind of kinds)
    cases.push(...(await fillStates(world.services, kind, applicant.accountId, CHOSEN[kind.module.id])));
  officer = await signIn(world, ['case-officer', 'office']);
  elsewhere = await signIn(world, 'moderator', ...SCOPED.map((role) => [role, 'elsewhere'] as const));
  askers = await askersOf(world, cases, { applicant, officer, elsewhere });
});

const viewBy = async (headers: Headers, number: string): Promise<CaseView | null> => {
  const { status, text } = await ask({ headers }, 'GET', `/api/cases/${number}`);
  expect([200, 404]).toContain(status);
  return status === 200 ? (JSON.parse(text) as CaseView) : null;
};
const kindOf = ({ module }: StateCase): Kind => findKind(modules, module)!;
const countOf = async (from: string): Promise<number> =>
  (await world.db.pool.query<{ n: number }>(`select count(*)::int as n from ${from}`)).rows[0]!.n;

describe('who may do what in a case', () => {
  /** What each can do in each case. */
  const can = new Map<StateCase, Map<string, string[]>>();

  /** What each asker sees and can do, those who are alike together. */
  const rowsOf = async (kase: StateCase): Promise<string[]> => {
    const deedsOf = new Map<string, string[]>();
    const alike = new Map<string, string[]>();
    for (const { name, of } of askers.values()) {
      const view = await viewBy(of(kase), kase.receipt.number);
      const deeds = view?.can.map(({ id }) => id) ?? [];
      deedsOf.set(name, deeds);
      const seen = view ? `sees what is for ${view.reader}; ${deeds.join(' ') || '-'}` : 'is told of none';
      alike.set(seen, [...(alike.get(seen) ?? []), name]);
    }
    can.set(kase, deedsOf);
    return [...alike].map(([seen, names]) => `  ${names.join(', ')}: ${seen}`);
  };

  /** What each asker can do with a budget that was sent in: it is no case, and what waits for no job has failed. */
  const rowsOfUpload = async (state: string): Promise<string[]> => {
    const alike = new Map<string, string[]>();
    for (const { name, of } of askers.values()) {
      const { rows } = await world.db.pool.query<{ id: string }>(
        `insert into budget_upload (dataset_id, name, content, state, ended_at)
         values ('none', 'b.csv', 'x', $1, case when $1 = 'loaded' then now() end) returning id`,
        [state === 'loaded' ? state : 'waiting'],
      );
      const upload = rows[0]!.id;
      if (state === 'waiting') {
        const job = await transaction(world.db, (client) => enqueue(client, 'budget.load', { upload }));
        await world.db.pool.query('update budget_upload set job_id = $2 where id = $1', [upload, job]);
      }
      const path = `/api/office/budget/uploads/${upload}`;
      const read = await ask({ headers: of(cases[0]!) }, 'GET', path);
      const tried = await ask({ headers: of(cases[0]!) }, 'POST', `${path}/retry`);
      const seen = `read ${read.status}, retry ${tried.status}`;
      alike.set(seen, [...(alike.get(seen) ?? []), name]);
    }
    return [`budget-upload ${state}`, ...[...alike].map(([seen, names]) => `  ${names.join(', ')}: ${seen}`)];
  };

  it('is in every state of every module as the table says', async () => {
    const lines: string[] = [];
    for (const { module, type } of kinds) {
      const own = cases.filter((one) => one.module === module.id);
      // A state that nothing leads to would stand in no row.
      expect(own.map(({ state }) => state).sort()).toEqual(type.workflow.states.map(({ id }) => id).sort());
      for (const kase of own) lines.push(`${kase.module} ${kase.state}`, ...(await rowsOf(kase)));
    }
    for (const state of ['waiting', 'failed', 'loaded']) lines.push(...(await rowsOfUpload(state)));
    const table = `${lines.join('\n')}\n`;
    if (process.env.UPDATE) await writeFile(GOLDEN, table);
    expect(table).toBe(await readFile(GOLDEN, 'utf8'));
  });

  /** Whether a deed was let through as far as its answers and version are looked at: those that are sent here will not do. */
  const isLetIn = async (headers: Headers, { receipt }: StateCase, deed: string): Promise<boolean> => {
    const body = { deed, version: 1_000_000, answers: {} };
    const { status, code } = await ask({ headers }, 'POST', `/api/cases/${receipt.number}/deeds`, body);
    if (code === 'conflict' || (status === 400 && code === 'invalid-parameter')) return true;
    expect([deed, [401, 403, 404].includes(status)]).toEqual([deed, true]);
    return false;
  };

  it('is what is let through and refused: each deed tried', async () => {
    const tried = new Set<string>();
    const before = await countOf('record_event');
    for (const [kase, deedsOf] of can)
      for (const deed of new Set([...deedsOf.values()].flat())) {
        if (tried.has(`${kase.module} ${deed}`)) continue;
        // Everybody tries the first one of a module; all others go the same way, by the part that one has in the case.
        const isFirst = ![...tried].some((one) => one.startsWith(`${kase.module} `));
        tried.add(`${kase.module} ${deed}`);
        const mayIt = (name: string) => deedsOf.get(name)!.includes(deed);
        const parts = ['nobody', 'applicant', 'officer', 'moderator', [...askers.keys()].find(mayIt)!];
        for (const name of isFirst ? askers.keys() : new Set(parts)) {
          const isIn = await isLetIn(askers.get(name)!.of(kase), kase, deed);
          expect([kase.module, kase.state, deed, name, isIn]).toEqual([
            ...[kase.module, kase.state, deed, name, mayIt(name)],
          ]);
        }
      }
    expect(tried.size).toBeGreaterThan(40);
    expect(await countOf('record_event')).toBe(before);
  });
});

/**
 * What must not be read by whom it is not for; of the applicant herself no word is for everybody. Her number may be a part of
 * another, as of bytes.
 */
const HIDDEN = {
  public: /secret ?of ?(parties|internal)|somebody@example|(?<!\d)(?:216)?71000000(?!\d)/i,
  parties: /secret ?of ?internal/i,
} as const;
const READERS = ['nobody', 'applicant', 'moderator', 'officer'];

describe('what is not for somebody', () => {
  beforeAll(async () => {
    for (const kase of cases) await addDeeds(world.services, kindOf(kase), kase.receipt.number);
    await world.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
    await doJobs(world.db, process.env, { 'cases.publish': publishIn(modules, worldland) }, [
      'cases.publish',
    ]);
    await world.services.catalogue.refresh();
  });

  /** The answers of a view that the declaration says are not for everybody. */
  const wronglyShown = (kase: StateCase, view: CaseView): string[] => {
    const { form, workflow } = kindOf(kase).type;
    const open = (fields: typeof form.fields) =>
      new Set(fields.filter((one) => one.audience === 'public' && !one.personal).map(({ id }) => id));
    const ofForm = Object.keys(view.answers).filter((id) => !open(form.fields).has(id));
    const ofDeeds = view.events.flatMap(({ deed: id, answers }) => {
      const deed = workflow.deeds.find((one) => one.id === id);
      const shown = deed?.audience === 'public' ? open(deed.asks) : new Set<string>();
      return Object.keys(answers).flatMap((field) => (shown.has(field) ? [] : [`${id}.${field}`]));
    });
    return [...ofForm, ...ofDeeds];
  };

  it('stands in no case as she sees it, nor in its document, in any state, though every deed was done in it', async () => {
    const seen = { public: 0, parties: 0, internal: 0 };
    for (const kase of cases)
      for (const name of READERS) {
        const view = await viewBy(askers.get(name)!.of(kase), kase.receipt.number);
        if (!view) continue;
        seen[view.reader] += 1;
        const maker = { language: 'en' as const, files: view.files, kind: kindOf(kase), country: worldland };
        const about = { base: world.origin, now: new Date(), nameOf: (id: string) => id };
        const document = JSON.stringify(packDocument({ ...maker, ...about }, view));
        // The document may be given on by an officer: it is for the parties at most.
        const forDocument = HIDDEN[view.reader === 'public' ? 'public' : 'parties'];
        expect([kase.state, name, forDocument.exec(document)]).toEqual([kase.state, name, null]);
        const text = JSON.stringify(view);
        if (view.reader === 'internal') expect(text).toMatch(HIDDEN.parties);
        else expect([kase.state, name, HIDDEN[view.reader].exec(text)]).toEqual([kase.state, name, null]);
        if (view.reader === 'public')
          expect([kase.state, wronglyShown(kase, view)]).toEqual([kase.state, []]);
      }
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
  });

  it('is in no PDF of it, and no file of it is given to her', async () => {
    const shelf = cases.filter(({ module, state }) => module === 'umbrellas' && state === 'found');
    const answered = cases.find(({ module, state }) => module === 'information' && state === 'successful')!;
    for (const [kase, name, hidden] of [
      [answered, 'nobody', HIDDEN.public],
      [shelf[0]!, 'officer', HIDDEN.parties],
    ] as const) {
      const headers = askers.get(name)!.of(kase);
      const pdf = await world.get(`/api/cases/${kase.receipt.number}/pack?lang=en`, { headers });
      const text = pdfText(Buffer.from(await pdf.arrayBuffer()));
      expect([pdf.status, hidden.exec(text)]).toEqual([200, null]);
      expect(text).toContain('secretofpublic');
    }
    for (const kase of [answered, ...shelf]) {
      const { rows } = await world.db.pool.query<{ id: string; name: string }>(
        'select f.id, f.name from record_file f join record_case c on c.no = f.case_no where c.number = $1',
        [kase.receipt.number],
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { id, name: file } of rows)
        for (const name of ['nobody', 'officer-elsewhere', 'applicant-of-another', 'applicant', 'officer']) {
          const given = await world.get(`/api/cases/${kase.receipt.number}/files/${id}`, {
            headers: askers.get(name)!.of(kase),
          });
          const mayHave =
            name === 'officer' ||
            file.includes('public') ||
            (name === 'applicant' && !file.includes('internal'));
          expect([file, name, given.status]).toEqual([file, name, mayHave ? 200 : 404]);
        }
    }
  });

  const docs = docsOf(modules);
  const OPENED: Record<string, (bytes: Buffer) => string | Promise<string>> = {
    'application/pdf': pdfText,
    [FORMATS.gpkg!.mediaType]: gpkgText,
  };
  /** What an address tells somebody, as text; of a document what its reader sees, of a file what stands in it. */
  const told = async (address: string, headers: Headers): Promise<string> => {
    const response = await world.get(address, { headers, redirect: 'manual' });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([address, response.status < 500]).toEqual([address, true]);
    const type = response.headers.get('content-type') ?? '';
    return (await OPENED[type]?.(bytes)) ?? bytes.toString();
  };

  it('comes out of no address that is open to all: lists, search, layers, tiles, tables, figures, feeds, catalogue, documents', async () => {
    const found = new Set<string>();
    for (const { path } of docs.filter(isOpen))
      for (const address of addressesOf(path, cases)) {
        const text = await told(address, {});
        expect([address, HIDDEN.public.exec(text)]).toEqual([address, null]);
        if (text.includes('secret of public')) found.add(address);
      }
    for (const way of [
      ...['/api/records/umbrellas/cases?q=secret', '/api/records/information/cases?limit=100'],
      ...['?limit=1000', '?f=csv', '?f=geojsonseq', '?f=fgb', '?f=gpkg'].map(
        (f) => `/api/collections/umbrellas-cases/items${f}`,
      ),
      ...['/api/collections/petitions-cases/items?limit=1000', '/api/search?q=secret'],
      '/tiles/umbrellas-cases,petitions-cases/0/0/0.mvt',
    ])
      expect([...found]).toContain(way);
  });

  it('is told neither to who has every other role, of another office, nor to who sent another case', async () => {
    const other = askers.get('applicant-of-another')!.of(cases[0]!);
    for (const { path, method = 'get', access, personal } of docs.filter((doc) => !isOpen(doc))) {
      if (method !== 'get' || !(personal || access !== 'public')) continue;
      for (const address of addressesOf(path, cases)) {
        expect([address, HIDDEN.public.exec(await told(address, elsewhere.headers))]).toEqual([
          address,
          null,
        ]);
        expect([address, HIDDEN.public.exec(await told(address, other))]).toEqual([address, null]);
      }
    }
    const list = async (q: string, headers: Headers) =>
      (JSON.parse((await ask({ headers }, 'GET', `/api/office/cases?q=${q}`)).text) as CaseList).cases.length;
    expect([await list('secret', officer.headers), await list('secret', elsewhere.headers)]).toEqual([
      ...[cases.length, 0],
    ]);
  });

  it('is given to nobody who guesses: a wrong code, a key that a case was sent under', async () => {
    for (const { module, sending, receipt } of [cases[0]!, cases.at(-1)!]) {
      const body = { number: receipt.number, code: newReadableCode(12) };
      const entered = await ask({ headers: { Origin: world.origin } }, 'POST', '/api/session/case', body);
      expect([entered.status, entered.headers.getSetCookie(), HIDDEN.public.exec(entered.text)]).toEqual([
        ...[401, [], null],
      ]);
      const path = `/api/records/${module}/cases`;
      const again = await ask(NOBODY, 'POST', path, { sending, language: 'en', answers: {} });
      expect([again.code, again.text.includes(receipt.number)]).toEqual(['sent-otherwise', false]);
    }
  });

  it('is in no message but hers, in no trail, in no job, and among no words that all may search by', async () => {
    const rowsOf = async (text: string) =>
      (await world.db.pool.query<{ whom: string; says: string }>(text)).rows;
    const messages = await rowsOf('select recipient as whom, row_to_json(m)::text as says from message m');
    expect(messages.length).toBeGreaterThan(50);
    for (const { whom, says } of messages)
      expect([whom, (whom === 'somebody@example.tn' ? HIDDEN.parties : HIDDEN.public).exec(says)]).toEqual([
        whom,
        null,
      ]);
    for (const { whom, says } of [
      ...(await rowsOf(`select action as whom, row_to_json(a)::text as says from audit a`)),
      ...(await rowsOf(`select kind as whom, payload::text as says from job`)),
      ...(await rowsOf(`select number as whom, public_words as says from record_case`)),
    ])
      expect([
        whom,
        /secret of (parties|internal)|somebody|(?<!\d)(?:216)?71000000(?!\d)/.exec(says),
      ]).toEqual([whom, null]);
  });

  it('is no part of a line, and no filter, where its field is not for all; what is of a person goes with her data', async () => {
    const path = '/api/records/raincoats/cases';
    const answers = {
      ...{ title: 'Mantle of Zaynab', story: 'On a tram', colour: 'black', where: 'governorate:ins:11' },
      ...{ owner: 'Zaynab', agreed: true },
    };
    const body = { sending: crypto.randomUUID(), language: 'en', answers };
    const receipt = JSON.parse((await ask(applicant, 'POST', path, body)).text) as Receipt;
    const deeds = `/api/cases/${receipt.number}/deeds`;
    const found = { deed: 'find', version: 1, answers: { message: 'Here' } };
    expect((await ask(officer, 'POST', deeds, found)).status).toBe(200);
    const lineOf = async (address: string, who: { headers: Headers }) =>
      (JSON.parse((await ask(who, 'GET', address)).text) as CaseList).cases.find(
        ({ number }) => number === receipt.number,
      );
    const whole = { title: 'Mantle of Zaynab', category: 'black', place: 'governorate:ins:11' };
    const empty = { title: '', category: null, place: null };
    expect(await lineOf(path, NOBODY)).toMatchObject(empty);
    expect(await lineOf('/api/account/cases?limit=100', applicant)).toMatchObject(whole);
    expect(await lineOf('/api/office/cases?q=tram&module=raincoats', officer)).toMatchObject(whole);
    for (const [parameter, value] of [
      ['category', 'black'],
      ['place', 'governorate:ins:11'],
    ] as const) {
      const refused = await ask(NOBODY, 'GET', `${path}?${parameter}=${value}`);
      expect([refused.status, refused.code, JSON.parse(refused.text).parameter]).toEqual([
        ...[400, 'not-allowed', parameter],
      ]);
      const open = `/api/records/umbrellas/cases?${parameter}=${value}`;
      expect((await ask(NOBODY, 'GET', open)).status).toBe(200);
    }
    for (const address of [
      path,
      `${path}?q=zaynab`,
      `/api/records/raincoats/alike?q=Mantle%20of%20Zaynab`,
      `/api/cases/${receipt.number}`,
    ])
      expect([address, await told(address, {})]).toEqual([address, expect.not.stringContaining('Zaynab')]);

    const row = async () =>
      (
        await world.db.pool.query(
          `select title, category, place_id as place, personal, to_jsonb(c)::text like '%Zaynab%' as named from record_case c where number = $1`,
          [receipt.number],
        )
      ).rows[0];
    expect(await row()).toMatchObject({ ...whole, named: true });
    const now = new Date(Date.now() + 61 * 86_400_000).toISOString();
    expect(await eraseKept(world.db, [raincoatModule], { now })).toBe(1);
    expect(await row()).toEqual({ ...empty, personal: {}, named: false });
    expect(await lineOf('/api/office/cases?q=tram&module=raincoats', officer)).toMatchObject(empty);
    expect((await told(`/api/cases/${receipt.number}`, officer.headers)).includes('Zaynab')).toBe(false);
  });
});
