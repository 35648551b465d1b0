import jpeg from 'jpeg-js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CalendarPreview } from '../../../sql/model/api/calendar.ts';
import type { DispatchRules, DispatchTrial, KeptDispatchRule } from '../../../sql/model/api/dispatch.ts';
import type { Receipt } from '../../../sql/model/api/records.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { type Somebody, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { worldland } from '../../../tests/world/country.ts';
import { umbrellaModule, umbrellas } from '../../../tests/world/toy-module.ts';
import { information } from '../../modules/information/index.ts';
import { moveDeadlines } from '../calendar/move.ts';
import { eraseKept } from '../keep/erase.ts';
import type { Module } from '../module.ts';

/** As the umbrellas of the toy module, but each is a thing of some kind, which rules of dispatch go by, too. */
const things: Module = {
  ...{ ...umbrellaModule, id: 'things', endpoints: [] },
  cases: {
    ...umbrellas,
    form: {
      fields: [
        ...umbrellas.form.fields,
        {
          ...{ id: 'thing', kind: 'choice', label: { ar: 'ع', fr: 'f', en: 'Thing' }, audience: 'public' },
          options: ['lamp', 'bench'].map((id) => ({ id, label: { ar: id, fr: id, en: id } })),
        },
      ],
    },
    ...{ reads: { ...umbrellas.reads, asset: 'thing' }, publication: { map: 'none' } },
  },
};
const modules = [umbrellaModule, information, things];
const world = useApp({ template: 'world', modules });
const ask = asker(world);
const NOBODY = { headers: {} as Record<string, string> };
const RULES = '/api/office/records/umbrellas/dispatch';
const text = (en: string) => ({ ar: `ع ${en}`, fr: `f ${en}`, en });
const PLACE = 'governorate:ins:11';

let admin: Somebody;
let inside: { longitude: number; latitude: number };

const send = async (answers: Record<string, unknown> = {}): Promise<Receipt> => {
  const given = { title: 'Umbrella', story: 'On the tram', colour: 'black', owner: 'Amel', agreed: true };
  const body = { sending: crypto.randomUUID(), language: 'en', answers: { ...given, ...answers } };
  return JSON.parse((await ask(NOBODY, 'POST', '/api/records/umbrellas/cases', body)).text) as Receipt;
};
const rule = (given: Record<string, unknown>) => ({
  ...{ category: null, asset: null, area: null, tier: 'central', structure: 'centre', from: null, to: null },
  ...given,
});
const add = async (given: Record<string, unknown>): Promise<KeptDispatchRule> => {
  const { status, text: body } = await ask(admin, 'POST', RULES, rule(given));
  expect([status, body]).toEqual([201, expect.any(String)]);
  return JSON.parse(body) as KeptDispatchRule;
};
const trial = async (given: Record<string, unknown>): Promise<DispatchTrial> => {
  const matter = { category: null, asset: null, place: null, point: null, on: '2026-03-03', ...given };
  return JSON.parse((await ask(admin, 'POST', `${RULES}/trial`, matter)).text) as DispatchTrial;
};

beforeAll(async () => {
  for (const [id, status, successor] of [
    ['centre', 'open', null],
    ['region', 'open', null],
    ['heir', 'open', null],
    ['gone', 'closed', 'heir'],
    ['over', 'closed', null],
  ])
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, successor_id, manifest) values ($1, $2, 'agency', $3, $4, '{}')`,
      [id, JSON.stringify(text(id!)), status, successor],
    );
  const { rows } = await world.db.pool.query<{ longitude: number; latitude: number }>(
    `select ST_X(p) as longitude, ST_Y(p) as latitude from (select ST_PointOnSurface(geom) as p from place where id = $1) s`,
    [PLACE],
  );
  inside = rows[0]!;
  admin = await signIn(world, 'administrator');
});

describe('rules of dispatch', () => {
  it('are made, seen, tried and ended; cases go by them, each change stands in the trail', async () => {
    await add({});
    const near = await add({ category: 'red', area: PLACE, tier: 'regional', structure: 'region' });
    const { text: body } = await ask(admin, 'GET', RULES);
    const listed = JSON.parse(body) as DispatchRules;
    expect([listed.bodyIsNamed, listed.assets, listed.categories?.map(({ id }) => id)]).toEqual([
      false,
      null,
      ['black', 'red', 'other'],
    ]);
    expect(listed.rules.map(({ structure, area }) => [structure.id, area?.id])).toEqual([
      ['centre', undefined],
      ['region', PLACE],
    ]);

    // By a point on the map as by the place itself, and only where all of it fits.
    const byPoint = await trial({ category: 'red', point: inside });
    expect([byPoint.structure?.id, byPoint.areas.some(({ id }) => id === PLACE)]).toEqual(['region', true]);
    expect(byPoint.fitting.map((one) => one.rule.structure.id)).toEqual(['region', 'centre']);
    expect((await trial({ category: 'red', place: PLACE })).structure?.id).toBe('region');
    expect((await trial({ category: 'black', point: inside })).structure?.id).toBe('centre');
    expect((await trial({ category: 'red', point: { longitude: 90, latitude: 0 } })).structure?.id).toBe(
      'centre',
    );
    const spot = { ...inside, accuracyM: 20 };
    expect((await send({ colour: 'red', spot })).structure?.id).toBe('region');
    expect((await send({ spot })).structure?.id).toBe('centre');

    // Until its last day, which is one of its days.
    const path = `${RULES}/${near.no}`;
    expect(JSON.parse((await ask(admin, 'PUT', path, { to: '2026-03-03' })).text)).toMatchObject({
      to: '2026-03-03',
    });
    expect((await trial({ category: 'red', place: PLACE })).structure?.id).toBe('region');
    expect((await trial({ category: 'red', place: PLACE, on: '2026-03-04' })).structure?.id).toBe('centre');
    const { rows } = await world.db.pool.query<{ action: string; after: unknown }>(
      `select action, after from audit where object_kind = 'dispatch_rule' order by no`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'case.dispatch.add',
      'case.dispatch.add',
      'case.dispatch.end',
    ]);
    expect(rows.at(-1)?.after).toEqual({ to: '2026-03-03' });
  });

  it('go by category, asset and area together: a case is for the one whose all three fit, else for the next wider', async () => {
    const rules = RULES.replace('umbrellas', 'things');
    const structureOf = async (answers: Record<string, unknown>) => {
      const given = { title: 'T', story: 'On the tram', owner: 'Amel', agreed: true, ...answers };
      const body = { sending: crypto.randomUUID(), language: 'en', answers: given };
      const done = await ask(NOBODY, 'POST', '/api/records/things/cases', body);
      expect([done.status, done.text]).toEqual([201, expect.any(String)]);
      return (JSON.parse(done.text) as Receipt).structure?.id;
    };
    for (const given of [
      { structure: 'centre' },
      { asset: 'lamp', tier: 'regional', structure: 'region' },
      { category: 'red', asset: 'lamp', area: PLACE, tier: 'local', structure: 'heir' },
    ])
      expect((await ask(admin, 'POST', rules, rule(given))).status).toBe(201);
    const listed = JSON.parse((await ask(admin, 'GET', rules)).text) as DispatchRules;
    expect(listed.assets?.map(({ id }) => id)).toEqual(['lamp', 'bench']);
    const all = { colour: 'red', thing: 'lamp', where: PLACE };
    expect(await structureOf(all)).toBe('heir');
    expect(await structureOf({ ...all, colour: 'black' })).toBe('region');
    expect(await structureOf({ ...all, where: 'governorate:ins:22' })).toBe('region');
    expect(await structureOf({ ...all, thing: 'bench' })).toBe('centre');
  });

  it('lead past a body that is closed on that day to who came after it', async () => {
    const last = await add({ category: 'other', tier: 'local', structure: 'region', from: '2026-01-01' });
    await world.db.pool.query(
      `update institution set valid_to = '2026-06-01', successor_id = 'heir' where id = 'region'`,
    );
    const at = async (on: string) => (await trial({ category: 'other', on })).structure?.id;
    expect([await at('2025-12-31'), await at('2026-05-31'), await at('2026-06-01')]).toEqual([
      'centre',
      'region',
      'heir',
    ]);
    await world.db.pool.query(
      `update institution set valid_to = null, successor_id = null where id = 'region'`,
    );
    await ask(admin, 'PUT', `${RULES}/${last.no}`, { to: '2026-01-01' });
  });

  it.each([
    [{ category: 'blue' }, 'category'],
    [{ asset: 'lamp' }, 'asset'],
    [{ area: 'governorate:ins:99' }, 'area'],
    [{ structure: 'nobody' }, 'structure'],
    [{ structure: 'over' }, 'structure'],
    [{ from: '2026-02-01', to: '2026-01-01' }, 'to'],
    [{ tier: 'global' }, 'tier'],
  ])('with %j are refused with the field at fault', async (given, parameter) => {
    const refused = await ask(admin, 'POST', RULES, rule(given));
    expect([refused.status, JSON.parse(refused.text).parameter]).toEqual([400, parameter]);
  });

  it('are an administrator’s', async () => {
    const officer = await signIn(world, ['case-officer', 'centre']);
    expect((await ask(officer, 'GET', RULES)).status).toBe(403);
    expect((await ask(officer, 'POST', RULES, rule({}))).status).toBe(403);
    expect((await ask(admin, 'PUT', `${RULES}/999`, { to: null })).status).toBe(404);
    expect((await ask(admin, 'PUT', `${RULES}/x`, { to: null })).status).toBe(404);
  });
});

describe('a body that is named and closed', () => {
  const request = (body: string) => ({
    sending: crypto.randomUUID(),
    language: 'fr',
    answers: {
      ...{ body, subject: 'Budget', description: 'Le budget voté de la commune.', topic: 'money' },
      ...{ access: 'electronic', person: 'natural', name: 'Amel', address: 'Tunis', data: true },
    },
  });

  it('takes nothing: the refusal names who came after it, as a member that a program reads', async () => {
    const path = '/api/records/information/cases';
    const refused = await ask(NOBODY, 'POST', path, request('gone'));
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      409,
      expect.objectContaining({
        type: '/problems/body-closed',
        parameter: 'answers.body',
        successor: { id: 'heir', name: text('heir') },
        detail: expect.stringContaining('heir'),
      }),
    ]);
    const forGood = await ask(NOBODY, 'POST', path, request('over'));
    expect([forGood.status, forGood.code, JSON.parse(forGood.text).successor]).toEqual([
      409,
      'body-closed-for-good',
      undefined,
    ]);
    expect((await ask(NOBODY, 'POST', path, request('heir'))).status).toBe(201);
  });
});

describe('a change of the calendar', () => {
  it('says beforehand which open deadlines it moves, and moves just those', async () => {
    await world.db.pool.query(
      `update record_case set clocks = jsonb_set(clocks, '{0,counted}', '"working"'::jsonb) where module = 'umbrellas'`,
    );
    await moveDeadlines(world.db, modules, worldland);
    const { rows } = await world.db.pool.query<{ count: number; last: string }>(
      `select count(*)::int as count, to_char(max(due_at) - interval '1 minute', 'YYYY-MM-DD') as last from record_case where module = 'umbrellas'`,
    );
    const { count, last } = rows[0]!;
    // The last day on which all are due; where it is a Sunday nothing counts on it and nothing moves: so two days.
    const entry = {
      from: addDays(last, -1),
      to: last,
      kind: 'closure',
      title: text('Storm'),
      source: 'sample',
    };
    const preview = async (change: unknown): Promise<CalendarPreview> =>
      JSON.parse((await ask(admin, 'POST', '/api/office/calendar/preview', change)).text) as CalendarPreview;
    const before = await preview({ kind: 'add', entry });
    expect([count > 1, before.moved, before.isPart]).toEqual([true, count, false]);
    expect(before.looked).toBeGreaterThan(count);
    for (const { from, to } of before.cases) expect(to > from).toBe(true);
    const entered = JSON.parse((await ask(admin, 'POST', '/api/office/calendar', entry)).text) as {
      no: number;
    };
    expect(await moveDeadlines(world.db, modules, worldland)).toBe(count);
    const shown = JSON.parse((await ask(admin, 'GET', '/api/office/calendar')).text);
    expect(shown).toMatchObject({ entries: [{ no: entered.no, kind: 'closure' }], weekend: [0], yearly: [] });
    expect((await preview({ kind: 'remove', no: entered.no })).moved).toBe(count);
    expect(
      (await ask(admin, 'POST', '/api/office/calendar/preview', { kind: 'remove', no: 999 })).status,
    ).toBe(404);
    const { rowCount } = await world.db.pool.query(`select from audit where action = 'case.calendar.add'`);
    expect(rowCount).toBe(1);
  });
});

describe('what is of a person', () => {
  const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
  const kept = async (number: string) =>
    (
      await world.db.pool.query<{ personal: object; answer: object; title: string; files: string }>(
        `select personal, title, (select answers from record_event e where e.case_no = c.no and deed = 'answer') as answer,
           (select string_agg(f.state || ' ' || f.name || ' ' || coalesce(length(f.content), 0), ',') from record_file f where f.case_no = c.no) as files
         from record_case c where number = $1`,
        [number],
      )
    ).rows[0];
  const erase = (days: number) => eraseKept(world.db, modules, { now: inDays(days) });

  it('goes when its time after closing is over, field by field, also out of what was done; the case stays', async () => {
    const told = JSON.parse((await ask(NOBODY, 'GET', '/api/records/umbrellas')).text);
    expect(told.keeps).toMatchObject({ days: 30, isLaw: false, basis: { en: 'platform rule' } });
    expect(told.notices.map(({ says }: { says: { en: string } }) => says.en)).toEqual([
      'Your personal data (Name, E-mail) are erased 30 days after the case is closed. The case itself is kept.',
      'Your personal data (Phone) are erased 60 days after the case is closed. The case itself is kept.',
    ]);
    const officer = await signIn(world, ['case-officer', 'centre']);
    const receipt = await send({ mail: 'amel@example.tn', phone: '+21671234567', title: 'To be kept' });
    const { number } = receipt;
    const applicant = await signIn(world, 'administrator');
    await world.db.pool.query('update record_case set account_id = $2 where number = $1', [
      ...[number, applicant.accountId],
    ]);
    const does = async (who: Somebody, deed: string, answers: object) => {
      const { version } = JSON.parse((await ask(who, 'GET', `/api/cases/${number}`)).text) as {
        version: number;
      };
      const done = await ask(who, 'POST', `/api/cases/${number}/deeds`, { deed, version, answers });
      expect([deed, done.status, done.text]).toEqual([deed, 200, expect.any(String)]);
    };
    const picture = jpeg.encode({ width: 4, height: 4, data: Buffer.alloc(64, 99) }).data;
    const uploaded = await world.get('/api/case-files?filename=me.jpg', {
      method: 'POST',
      headers: { 'Content-Type': 'image/jpeg', Origin: world.origin },
      body: new Uint8Array(picture),
    });
    const { id } = (await uploaded.json()) as { id: string };
    await does(officer, 'ask', { message: 'Which?' });
    await does(applicant, 'answer', { message: 'That one', call: '+21698765432', more: [id] });
    expect(await erase(400)).toBe(0);
    await does(officer, 'find', { message: 'Here' });

    expect(await erase(29)).toBe(0);
    expect(await erase(31)).toBe(1);
    expect(await kept(number)).toEqual({
      ...{ personal: { phone: '+21671234567' }, answer: { message: 'That one' }, title: 'To be kept' },
      files: 'erased file 0',
    });
    expect(await erase(31)).toBe(0);
    expect(await erase(61)).toBe(1);
    expect((await kept(number))?.personal).toEqual({});
    expect(await erase(400)).toBe(0);
    const view = JSON.parse((await ask(officer, 'GET', `/api/cases/${number}`)).text);
    expect(view.events.map(({ deed }: { deed: string }) => deed)).toEqual([
      ...['submit', 'ask', 'answer', 'find', 'erase', 'erase'],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/Amel|amel@|98765432|71234567|me\.jpg/);
    const { rows } = await world.db.pool.query<{ after: unknown }>(
      `select after from audit where action = 'case.erase' and object_id = $1 order by no`,
      [number],
    );
    expect(rows.map(({ after }) => after)).toEqual([
      { fields: ['owner', 'mail', 'answer.call', 'answer.more'] },
      { fields: ['phone'] },
    ]);
    // Taken out it may be, written otherwise never.
    for (const answers of [`'{"message":"Other"}'`, `answers || '{"more":1}'`])
      await expect(
        world.db.pool.query(
          `update record_event set answers = ${answers} where deed = 'answer' and case_no = (select no from record_case where number = $1)`,
          [number],
        ),
      ).rejects.toThrow('are kept');
  });
});
