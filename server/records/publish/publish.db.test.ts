import { beforeAll, describe, expect, it } from 'vitest';
import { publishTheme } from '../../../etl/publish.ts';
import { randomOf } from '../../../etl/rows/random.ts';
import { participation } from '../../../etl/themes/participation/theme.ts';
import type { CaseStatistics, CaseView, Receipt } from '../../../sql/model/api/records.ts';
import { coarsePoint } from '../../../sql/model/records/coarse.ts';
import { transaction } from '../../../sql/transaction.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { cookieOf, type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { fillCases } from '../../../tests/world/cases.ts';
import { worldland } from '../../../tests/world/country.ts';
import { jsonOf } from '../../../tests/world/flows.ts';
import { valuesOf } from '../../../tests/world/indicators.ts';
import { umbrellaModule, umbrellas } from '../../../tests/world/toy-module.ts';
import { computeIn } from '../../indicators/job.ts';
import { information } from '../../modules/information/index.ts';
import { petitions } from '../../modules/petitions/index.ts';
import { raiseCounts } from '../cases/counts.ts';
import { statisticsOf } from '../statistics/statistics.ts';
import { SMALLEST_CELL } from '../statistics/suppress.ts';
import { publishIn } from './job.ts';

const modules = [umbrellaModule];
const world = useApp({ modules });
const ask = asker(world);
const NOBODY = { headers: {} as Record<string, string> };
const HANDLERS = {
  'cases.publish': publishIn(modules, worldland),
  'indicator.compute': computeIn(worldland),
};

/** Does what changes of cases asked for, at once. */
const publish = async (): Promise<void> => {
  await world.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
  await doJobs(world.db, process.env, HANDLERS, ['cases.publish', 'indicator.compute']);
  await world.services.catalogue.refresh();
};
const rowsOf = async <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await world.db.pool.query(text, values)).rows as Row[];
const countOf = async (where: string): Promise<number> =>
  (await rowsOf<{ n: number }>(`select count(*)::int as n from record_case where ${where}`))[0]!.n;

type Item = { id: string; geometry: { coordinates: [number, number] }; properties: Record<string, unknown> };
const itemsOf = async (query = ''): Promise<Item[]> => {
  const { status, body } = await jsonOf(world, `/api/collections/umbrellas-cases/items?limit=1000${query}`);
  expect([query, status]).toEqual([query, 200]);
  return body.features;
};
const textOf = async (path: string): Promise<string> => (await world.get(path)).text();
const STATISTICS = '/api/records/umbrellas/statistics';
const figures = async (query = ''): Promise<CaseStatistics> =>
  (await jsonOf(world, `${STATISTICS}?${query}`)).body;

const PLACES = ['delegation:ins:11a', 'delegation:ins:11b', 'governorate:ins:22', 'delegation:ins:33a', null];
const COUNT = 600;
let places: (string | null)[];
let officer: Somebody;

beforeAll(async () => {
  await publishTheme(world.db, participation, 90);
  const halves = await rowsOf<{ id: string }>(
    `select id from place where level = 'delegation' order by id limit 3`,
  );
  places = [...halves.map(({ id }) => id), ...PLACES.filter((id) => !id?.startsWith('delegation'))];
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, place_id, manifest) values
      ('trams', '{"ar":"ت","fr":"t","en":"Trams"}', 'agency', 'open', null, '{}'),
      ('buses', '{"ar":"ب","fr":"b","en":"Buses"}', 'agency', 'open', 'governorate:ins:44', '{}')`,
  );
  await world.db.pool.query(
    `insert into dispatch_rule (module, tier, structure_id) values ('umbrellas', 'central', 'trams')`,
  );
  officer = await signIn(world, ['case-officer', 'trams']);
  await fillCases(world.db, {
    ...{ count: COUNT, places, structures: ['trams', 'trams', 'buses'], from: '2025-01-10', days: 300 },
  });
  await publish();
});

describe('the layer of published cases', () => {
  it('has what is public of each, in the middle of its cell, and is served as any other', async () => {
    const items = await itemsOf();
    expect(items).toHaveLength(await countOf('is_public'));
    const [first] = items as [Item];
    const [kase] = await rowsOf<{ x: number; y: number; title: string }>(
      'select ST_X(geom) as x, ST_Y(geom) as y, title from record_case where number = $1',
      [first.id],
    );
    const spot = coarsePoint({ longitude: kase!.x, latitude: kase!.y }, 1000);
    expect(first.geometry.coordinates).toEqual([spot.longitude, spot.latitude]);
    expect(first.properties).toMatchObject({
      ...{ number: first.id, subject: kase!.title, accuracy_m: 1000, page: `/civic/cases/${first.id}` },
    });
    const { body: info } = await jsonOf(world, '/api/layers/umbrellas-cases');
    expect(info).toMatchObject({
      layer: {
        ...{ status: 'sample', theme: 'participation' },
        // What is counted is told in round numbers: that, and why, is told with it.
        quality: { en: expect.stringContaining('rounded down to two digits') },
        properties: expect.arrayContaining([
          expect.objectContaining({
            name: 'count_seen',
            title: expect.objectContaining({ en: 'Seen by, at least' }),
          }),
        ]),
      },
      featureCount: items.length,
    });
    const { body: themes } = await jsonOf(world, '/api/themes');
    const own = themes.themes.find(({ id }: { id: string }) => id === 'participation');
    expect(own.layers).toEqual(expect.arrayContaining(['umbrellas-cases', 'umbrellas-received']));
    for (const path of [
      ...['/tiles/umbrellas-cases/5/16/15.mvt', '/api/collections/umbrellas-cases/items?limit=1'],
      ...[
        '/api/collections/umbrellas-cases/items?f=csv',
        `/api/collections/umbrellas-cases/items/${first.id}`,
      ],
    ]) {
      const { status, headers } = await world.get(path);
      // What is taken back is shown to nobody from what was kept.
      expect([path, status, headers.get('cache-control')]).toEqual([path, 200, 'public, no-cache']);
    }
    const found = await jsonOf(
      world,
      `/api/search?q=${encodeURIComponent(String(first.properties.subject))}`,
    );
    expect(JSON.stringify(found.body)).toContain('umbrellas-cases');
  });

  it('loses a case with the change itself, of all that it ever was, and has it again as it is then', async () => {
    const [{ id }] = (await itemsOf()) as [Item];
    const { body: before } = await jsonOf(world, '/api/layers/umbrellas-cases');
    await world.db.pool.query(
      `update record_case set state = 'received', kind = 'open', is_public = false, closed_at = null where number = $1`,
      [id],
    );
    await world.services.catalogue.refresh();
    const gone = `&number=${id}`;
    expect(await itemsOf(gone)).toEqual([]);
    expect(await itemsOf(`${gone}&revision=${before.revision}`)).toEqual([]);
    await publish();
    expect(await itemsOf(gone)).toEqual([]);
    await world.db.pool.query(
      `update record_case set state = 'lost', kind = 'closed', is_public = true, closed_at = now(), redacted = '{"title":"Words for all"}'
       where number = $1`,
      [id],
    );
    await publish();
    expect(await itemsOf(gone)).toMatchObject([{ properties: { state: 'lost', subject: 'Words for all' } }]);
  });
});

describe('figures of places', () => {
  it('are indicators, right to the unit or not told, with what they are made of', async () => {
    const counts = await rowsOf<{ region: string; month: string; n: number }>(
      `select h.region, to_char(received_at at time zone 'Africa/Lagos', 'YYYY-MM') as month, count(*)::int as n
       from record_case c left join institution i on i.id = c.structure_id
         cross join lateral (select coalesce(c.place_id, i.place_id) as place) p
         cross join lateral (select substring(p.place from '^[a-z]+:ins:(\\d\\d)') as region) h
       where h.region is not null group by 1, 2`,
    );
    const values = await valuesOf(world.db, 'umbrellas-received');
    const told = new Map(values.map((one) => [`${one.feature} ${one.period}`, one]));
    expect(values.some(({ properties }) => properties.missing === 'few')).toBe(true);
    expect(values.filter(({ value }) => value !== null && value > 0).length).toBeGreaterThan(5);
    for (const { region, month, n } of counts) {
      const one = told.get(`${region} ${month}`)!;
      if (one.value === null) expect(one.properties.missing).toBe('few');
      else expect([region, month, one.value]).toEqual([region, month, n]);
    }
    for (const { value } of values)
      expect(value === null || value === 0 || value >= SMALLEST_CELL).toBe(true);
    for (const id of ['umbrellas-days', 'umbrellas-late', 'umbrellas-found', 'umbrellas-received-district'])
      expect([id, (await valuesOf(world.db, id)).some(({ value }) => value !== null)]).toEqual([id, true]);
  });

  it('stand in the profile of a place, and are mapped', async () => {
    const { body } = await jsonOf(world, '/api/places/governorate:ins:22/indicators');
    const own = body.indicators.find(
      ({ indicator }: { indicator: string }) => indicator === 'umbrellas-received',
    );
    expect(own).toMatchObject({
      theme: 'participation',
      status: 'sample',
      unit: '1',
      sources: [{ id: 'civic-cases' }],
    });
    expect((await world.get('/tiles/umbrellas-received/5/16/15.mvt')).status).toBe(200);
    // A headline is one on the dashboard, beside those of the environment.
    const dashboard = await jsonOf(world, '/api/dashboard?place=governorate:ins:22');
    expect(JSON.stringify(dashboard.body.headlines)).toContain('umbrellas-received');
    const [value] = (await valuesOf(world.db, 'umbrellas-days')).filter((one) => one.value !== null);
    const lineage = await jsonOf(
      world,
      `/api/indicators/umbrellas-days/values/governorate:ins:${value!.feature}/${value!.period}/lineage`,
    );
    expect(lineage.body.inputs).toMatchObject([{ kind: 'records', of: 'umbrellas' }]);
    expect(
      (
        await world.get(
          new URL(lineage.body.inputs[0].href).pathname + new URL(lineage.body.inputs[0].href).search,
        )
      ).status,
    ).toBe(200);
  });

  it('tell what is counted in cases by the places of those who are counted, as far as each case tells of them', async () => {
    const cases = await rowsOf<{ no: number; number: string; year: string }>(
      `select no, number, to_char(received_at at time zone 'Africa/Lagos', 'YYYY') as year from record_case
       where is_public and number = any($1) order by no limit 2`,
      [(await itemsOf()).map(({ id }) => id)],
    );
    const add = (at: number, place: string, n: number) =>
      transaction(world.db, (client) =>
        raiseCounts(client, [{ caseNo: cases[at]!.no, count: 'seen', place, n }]),
      );
    const publishAgain = async () => {
      await world.db.pool.query('select record_ask_for_publish()');
      await publish();
    };
    // Of the first, 3 are too few to be told, and 7 would give them away.
    for (const [code, n] of [
      ['11', 1200],
      ['22', 3],
      ['33', 7],
    ] as const)
      await add(0, `governorate:ins:${code}`, n);
    await add(1, 'governorate:ins:22', 40);
    await add(1, '', 6);
    await publishAgain();
    const year = cases[0]!.year;
    const seen = async () =>
      Object.fromEntries(
        (await valuesOf(world.db, 'umbrellas-seen'))
          .filter(({ period, value }) => period === year && value)
          .map(({ feature, value }) => [feature, value]),
      );
    expect(await seen()).toEqual({ 11: 1200, 22: 40 });
    // No case is noted as another for it: the job finds by itself what was counted since.
    await add(1, 'governorate:ins:33', 44);
    await publishAgain();
    expect(await seen()).toEqual({ 11: 1200, 22: 40, 33: 44 });
    const shown = await itemsOf(`&number=${cases[0]!.number}`);
    expect(shown[0]?.properties.count_seen).toBe(1200);
  });

  it('follow a case that changes', async () => {
    const sums = async () =>
      (await valuesOf(world.db, 'umbrellas-received')).reduce((sum, { value }) => sum + (value ?? 0), 0);
    const before = await sums();
    await fillCases(world.db, {
      ...{
        count: 40,
        after: COUNT,
        places: ['governorate:ins:22'],
        structures: ['trams'],
        from: '2025-02-02',
        days: 5,
      },
    });
    await publish();
    expect(await sums()).toBeGreaterThanOrEqual(before + 40);
  });
});

describe('statistics', () => {
  /** The same by hand: what is told by each word about a case, and what of all of them. */
  const BY_HAND = `with c as (
      select c.*, coalesce(c.place_id, i.place_id, '') as lies, coalesce(c.structure_id, '') as body,
        c.kind <> 'closed' and c.due_at <= now() as is_overdue
      from record_case c left join institution i on i.id = c.structure_id where c.module = 'umbrellas')
    select 'category' as by, category as key, count(*)::int as n from c group by 2
    union all select 'structure', body, count(*)::int from c group by 2
    union all select 'place', lies, count(*)::int from c group by 2
    union all select 'channel', channel, count(*)::int from c group by 2
    union all select 'outcome', state, count(*)::int from c where kind = 'closed' group by 2
    union all select 'overdue', body, count(*)::int from c where is_overdue group by 2
    union all select 'month', to_char(received_at at time zone 'Africa/Lagos', 'YYYY-MM'), count(*)::int from c group by 2`;
  const WHOLE = `select count(*)::int as received, count(closed_at)::int as closed,
      (count(*) filter (where kind <> 'closed'))::int as open,
      (count(*) filter (where kind <> 'closed' and due_at <= now()))::int as overdue,
      (count(*) filter (where late or (kind <> 'closed' and due_at <= now())))::int as late,
      percentile_cont(0.5) within group (order by extract(epoch from closed_at - received_at) / 86400)::float8 as median,
      percentile_cont(0.9) within group (order by extract(epoch from closed_at - received_at) / 86400)::float8 as p90
    from record_case where module = 'umbrellas'`;

  it('are what the cases say: received, by category, structure, place, channel and outcome, times, overdue, trend', async () => {
    await publish();
    const told = await figures();
    const [all] = await rowsOf<Record<string, number>>(WHOLE);
    const { median, p90, ...counts } = all!;
    expect(told).toMatchObject({ tooFew: false, ...counts });
    expect([told.medianDays, told.p90Days]).toEqual([expect.closeTo(median!, 1), expect.closeTo(p90!, 1)]);
    expect(counts.overdue).toBeGreaterThan(SMALLEST_CELL);
    const byHand = await rowsOf<{ by: keyof CaseStatistics['by']; key: string; n: number }>(BY_HAND);
    const names = Object.keys(told.by) as (keyof CaseStatistics['by'])[];
    for (const by of names) {
      const own = new Map(byHand.filter((row) => row.by === by).map(({ key, n }) => [key, n]));
      expect([by, told.by[by].map(({ key }) => key).sort()]).toEqual([by, [...own.keys()].sort()]);
      const shown = told.by[by].filter(({ count }) => count !== null);
      expect([by, shown.length > 1]).toEqual([by, true]);
      for (const { key, count } of shown) expect([by, key, count]).toEqual([by, key, own.get(key)]);
    }
  });

  it('are the same from what is kept of months as from the cases themselves', async () => {
    await publish();
    const kept = await figures();
    await world.db.pool.query(
      `insert into record_dirty (module, case_no, received_at) select module, no, received_at from record_case`,
    );
    expect(await figures()).toEqual(kept);
    await world.db.pool.query('delete from record_dirty');
    expect(kept.received).toBe(await countOf('true'));
    expect(kept.by.month.reduce((sum, { count }) => sum + (count ?? 0), 0)).toBeGreaterThan(0);
    expect(kept.names.trams).toMatchObject({ en: 'Trams' });
  });

  it('are had by period, place with all that lies in it, and structure; of a few nothing is told', async () => {
    const of2025 = await figures('period=2025');
    expect(of2025.received).toBe(await countOf(`received_at < '2026-01-01' and received_at >= '2025-01-01'`));
    const inRegion = await figures('place=governorate:ins:22');
    expect(inRegion.received).toBe(await countOf(`place_id = 'governorate:ins:22'`));
    const ofBuses = await figures('structure=buses&period=2025');
    expect(ofBuses.by.structure).toEqual([{ key: 'buses', count: ofBuses.received }]);
    // Cases that name no place are where their body is.
    expect((await figures('place=governorate:ins:44')).received).toBe(
      await countOf(`place_id is null and structure_id = 'buses'`),
    );
    const [few] = await rowsOf<{ month: string; place: string }>(
      `select to_char(received_at at time zone 'Africa/Lagos', 'YYYY-MM') as month, place_id as place from record_case
       where place_id is not null group by 1, 2 having count(*) < 5 limit 1`,
    );
    const told = await figures(`period=${few!.month}&place=${few!.place}`);
    expect(told).toMatchObject({ tooFew: true, received: null, closed: null, medianDays: null });
    expect(Object.values(told.by).flat()).toEqual([]);
  });

  it('are a table, too, and say what is wrong with what is asked', async () => {
    const text = await textOf(`${STATISTICS}?f=csv&period=2025`);
    const { received } = await figures('period=2025');
    expect(text.split('\r\n')).toContain(
      `umbrellas,2025,,,received,,,,,${received},true,civic-cases,CC0-1.0,true`,
    );
    const { body: catalogue } = await jsonOf(world, '/api/modules/dcat');
    const files = catalogue['dcat:dataset'][0]['dcat:distribution'].map(
      (one: Record<string, { '@id': string }>) => one['dcat:downloadURL']!['@id'],
    );
    expect(files).toHaveLength(3 + umbrellas.publication.figures!.length);
    for (const one of catalogue['dcat:dataset'][0]['dcat:distribution'])
      expect(one['dct:license']).toEqual(catalogue['dcat:dataset'][0]['dct:license']);
    expect(catalogue['dcat:dataset'][0]['dct:license']).toMatchObject({
      '@id': expect.stringMatching(/^https:/),
    });
    expect(catalogue['dct:description']).toHaveLength(3);
    for (const file of files) expect([file, (await fetch(file)).status]).toEqual([file, 200]);
    for (const query of ['period=2025-13', 'period=25', 'place=x', 'structure=A b', 'f=xml', 'month=3'])
      expect([query, (await jsonOf(world, `${STATISTICS}?${query}`)).body]).toMatchObject([
        query,
        { status: 400, parameter: query.split('=')[0] },
      ]);
  });
});

describe('what the modules themselves tell of places', () => {
  type Lot = {
    state: string;
    n: number;
    place?: string;
    over?: string[];
    body?: string;
    days?: number;
    late?: boolean;
  };
  const ROW = `with made as (
      insert into record_case (number, module, state, kind, is_public, channel, language, answers, title, structure_id, place_id, area_places,
        late, received_at, closed_at)
      select number, $1, $2, case when $3::float8 is null then 'open' else 'closed' end, true, 'web', 'fr', '{}', 'x', $4, $5, $6, $7, at, at + $3 * interval '1 day'
      from (select $8::text as number, '2024-03-04T09:00:00Z'::timestamptz as at) given returning no)
    select no from made`;
  let last = 0;
  const put = async (
    module: string,
    { state, n, place, over, body, days, late = false }: Lot,
  ): Promise<number[]> => {
    const made: number[] = [];
    for (let one = 0; one < n; one++) {
      const number = `MODS-${String(++last).padStart(4, '0')}`;
      await world.db.pool.query(
        `insert into case_access (number, module, code_hash) values ($1, $2, decode(md5($1), 'hex'))`,
        [number, module],
      );
      const values = [module, state, days ?? null, body ?? null, place ?? null, over ?? null, late, number];
      made.push((await rowsOf<{ no: number }>(ROW, values))[0]!.no);
    }
    return made;
  };
  const of2024 = async (indicator: string): Promise<Record<string, number | null>> =>
    Object.fromEntries(
      (await valuesOf(world.db, indicator))
        .filter(({ period, value }) => period === '2024' && value)
        .map(({ feature, value }) => [feature, value]),
    );

  it('is as reckoned by hand: petitions, in each place that they are about, and requests, where their bodies are', async () => {
    // The levels that modules tell of are layers of the country; here they are the regions and their halves.
    for (const [id, of] of [
      ['governorates', 'regions'],
      ['delegations', 'districts'],
    ])
      await world.db.pool.query(
        `update layer set id = $1, manifest = jsonb_set(manifest, '{id}', to_jsonb($1::text)) where id = $2`,
        [id, of],
      );
    await world.services.catalogue.refresh();
    const half = (
      await rowsOf<{ id: string }>(
        `select p.id from place p join place_parent h on h.place_no = p.no where h.parent_id = 'governorate:ins:31' order by 1 limit 1`,
      )
    )[0]!.id;
    const over = ['governorate:ins:31', 'governorate:ins:32'];
    const answered = await put('petitions', { state: 'archived', n: 5, place: half, days: 40 });
    await put('petitions', { state: 'refused', n: 5, place: half, days: 3 });
    await put('petitions', { state: 'owed', n: 5, place: half, late: true });
    await put('petitions', { state: 'archived', n: 5, place: over[1]!, days: 60, late: true });
    await put('petitions', { state: 'open', n: 5, over });
    await transaction(world.db, (client) =>
      raiseCounts(client, [
        { caseNo: answered[0]!, count: 'signatures', place: over[0]!, n: 1200 },
        { caseNo: answered[0]!, count: 'signatures', place: over[1]!, n: 40 },
      ]),
    );
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, place_id, manifest) values
        ('water', '{"ar":"م","fr":"e","en":"Water"}', 'agency', 'open', 'governorate:ins:33', '{}')`,
    );
    for (const at of [1, 2, 3, 4, 5]) {
      await put('information', { state: 'successful', n: 1, body: 'water', days: 2 * at });
      await put('information', { state: 'refused', n: 1, body: 'water', days: 10 + 2 * at, late: true });
    }
    await world.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
    const handlers = { ...HANDLERS, 'cases.publish': publishIn([petitions, information], worldland) };
    await doJobs(world.db, process.env, handlers, ['cases.publish', 'indicator.compute']);
    // 31: 15 of its half and 5 over both; 32: 5 of its own and the same 5.
    expect(await of2024('petitions-received')).toEqual({ 31: 20, 32: 10 });
    expect(await of2024('petitions-received-delegations')).toEqual({ [half.split(':')[2]!]: 15 });
    // 5 of 20, 5 of 10; refused are 5 of the 10 that are closed in 31, none of 5 in 32.
    expect(await of2024('petitions-late')).toEqual({ 31: 25, 32: 50 });
    expect(await of2024('petitions-refused')).toEqual({ 31: 50 });
    expect(await of2024('petitions-signatures')).toEqual({ 31: 1200, 32: 40 });
    const [all] = await rowsOf<{ told: object }>(
      `select told from record_place where module = 'petitions' and place_id = '' and period = '2024'`,
    );
    expect(all?.told).toMatchObject({
      received: 25,
      closed: 15,
      open: 10,
      late: 10,
      onTime: 15,
      'outcome refused': 5,
    });
    // Answers took 2, 4, … 20 days, the later half of them past the deadline and refused.
    expect(await of2024('information-received')).toEqual({ 33: 10 });
    expect(await of2024('information-days')).toEqual({ 33: 11 });
    expect(await of2024('information-late')).toEqual({ 33: 50 });
    expect(await of2024('information-refused')).toEqual({ 33: 50 });
    // And of a body by itself.
    const { timeZone } = worldland;
    const ofBody = { module: 'information', timeZone, filter: { structure: 'water', period: '2024' } };
    expect(await statisticsOf(world.db.pool, ofBody)).toMatchObject({
      ...{ received: 10, closed: 10, late: 5, medianDays: 11 },
      by: { outcome: ['refused', 'successful'].map((key) => ({ key, count: 5 })) },
    });
  });

  it('of a body, a place or a year gives away no few that all of them leave out', async () => {
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, place_id, manifest)
       select id, '{"ar":"م","fr":"e","en":"e"}', 'agency', 'open', place, '{}'
       from (values ('wells', 'governorate:ins:31'), ('lakes', 'governorate:ins:32')) as v (id, place)`,
    );
    await put('information', { state: 'waiting', n: 3, body: 'wells' });
    await put('information', { state: 'waiting', n: 30, body: 'lakes' });
    const told = async (filter: Parameters<typeof statisticsOf>[1]['filter']) =>
      statisticsOf(world.db.pool, { module: 'information', timeZone: worldland.timeZone, filter });
    const all = await told({});
    expect(all.received).toBe(43);
    const hidden = (cells: typeof all.by.place) => cells.map(({ key, count }) => [key, count]);
    expect(hidden(all.by.structure)).toEqual([
      ['lakes', 30],
      ['water', null],
      ['wells', null],
    ]);
    // Asked for by itself, the second of the two would tell how many the first has: 43 less 30 less 10.
    for (const filter of [
      { structure: 'water' },
      { structure: 'wells' },
      { place: 'governorate:ins:33' },
      { structure: 'water', period: '2024' },
      { place: 'governorate:ins:33', structure: 'water' },
    ])
      expect([filter, await told(filter)]).toMatchObject([
        filter,
        { tooFew: true, received: null, by: { outcome: [] } },
      ]);
    // That all of lakes’ are open would tell that three are of the others: 33 are open.
    expect(await told({ structure: 'lakes', period: '2024' })).toMatchObject({
      ...{ tooFew: false, received: 30, open: null, closed: null },
      by: { outcome: ['refused', 'successful'].map((key) => ({ key, count: null })) },
    });
    // Of what all are by a word about them, one body tells no more than all but a few.
    await world.db.pool.query(`update record_case set category = 'money' where structure_id = 'lakes'`);
    await world.db.pool.query(`update record_case set category = 'money' where structure_id = 'wells'`);
    expect(hidden((await told({})).by.category)).toContainEqual(['money', 33]);
    expect(hidden((await told({ structure: 'lakes' })).by.category)).toEqual([
      ['money', null],
      ['', null],
    ]);
  });

  it('of what is overdue, a body tells no more than all bodies together tell of it', async () => {
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, place_id, manifest)
       select id, '{"ar":"م","fr":"e","en":"e"}', 'agency', 'open', 'governorate:ins:31', '{}' from (values ('rivers'), ('seas')) as v (id)`,
    );
    await put('information', { state: 'waiting', n: 20, body: 'rivers' });
    await put('information', { state: 'waiting', n: 20, body: 'seas' });
    for (const [body, n] of [
      ['lakes', 12],
      ['rivers', 3],
      ['seas', 6],
    ])
      await world.db.pool.query(
        `update record_case set due_at = now() - interval '1 day' where no in (select no from record_case where structure_id = $1 order by no limit $2)`,
        [body, n],
      );
    const told = (filter: Parameters<typeof statisticsOf>[1]['filter']) =>
      statisticsOf(world.db.pool, { module: 'information', timeZone: worldland.timeZone, filter });
    expect((await told({})).by.overdue).toEqual([
      { key: 'lakes', count: 12 },
      { key: 'seas', count: null },
      { key: 'rivers', count: null },
    ]);
    // Six of the seas and twelve of the lakes would tell of three, of 21.
    expect(await told({ structure: 'seas' })).toMatchObject({ tooFew: false, received: 20, overdue: null });
    expect(await told({ structure: 'lakes' })).toMatchObject({ tooFew: false, received: 30, overdue: 12 });
  });
});

describe('whatever is done in a case', () => {
  const SECRET = 'Zugeknöpft';
  const submit = async (): Promise<Receipt> => {
    const answers = {
      ...{
        title: 'An umbrella',
        story: 'On a tram',
        colour: 'other',
        which: `${SECRET} which`,
        agreed: true,
      },
      ...{ owner: `${SECRET} owner`, mail: 'zugeknoepft@example.tn', phone: '98765432' },
      ...{ where: 'governorate:ins:22', spot: { longitude: 3.123456, latitude: 3.654321 } },
    };
    const body = { sending: crypto.randomUUID(), language: 'en', answers };
    return JSON.parse((await ask(NOBODY, 'POST', '/api/records/umbrellas/cases', body)).text) as Receipt;
  };
  const enter = async ({ number, code }: Receipt) => {
    const done = await send(world, 'POST', '/api/session/case', {
      body: { number, code },
      headers: { Origin: world.origin },
    });
    return { headers: { Cookie: cookieOf(done), Origin: world.origin } };
  };
  /** An answer to each thing that a deed asks; what is not for all has the secret in it. */
  const answersTo = (asks: CaseView['can'][number]['asks'], other: string): Record<string, unknown> =>
    Object.fromEntries(
      asks.flatMap(({ id, kind, audience }): [string, unknown][] => {
        if (kind === 'files') return [];
        if (kind === 'number') return [[id, 3]];
        if (kind === 'body') return [[id, 'buses']];
        if (id === 'into') return [[id, other]];
        return [[id, audience === 'public' ? 'For all' : `${SECRET} ${id}`]];
      }),
    );

  it('shows nothing that is not for all in layers, tiles, figures and tables', async () => {
    const random = randomOf(11);
    const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
    const receipts = [await submit(), await submit(), await submit()];
    const applicants = new Map<string, Awaited<ReturnType<typeof enter>>>();
    for (const receipt of receipts) applicants.set(receipt.number, await enter(receipt));
    const steps: string[] = [];
    for (let step = 0; step < 12; step++) {
      const { number } = one(receipts);
      const who = random() < 0.6 ? officer : applicants.get(number)!;
      const { status, text } = await ask(who, 'GET', `/api/cases/${number}`);
      const view = status === 200 ? (JSON.parse(text) as CaseView) : null;
      if (!view || view.can.length === 0) continue;
      const deed = one(view.can);
      const other = receipts.find((each) => each.number !== number)!.number;
      const body = { deed: deed.id, version: view.version, answers: answersTo(deed.asks, other) };
      steps.push(`${deed.id} ${(await ask(who, 'POST', `/api/cases/${number}/deeds`, body)).status}`);
      if (step % 3 === 2) await publish();
      const shown = await Promise.all([
        textOf('/api/collections/umbrellas-cases/items?limit=1000'),
        textOf('/api/collections/umbrellas-cases/items?limit=1000&f=csv'),
        textOf('/tiles/umbrellas-cases/5/16/15.mvt'),
        textOf(STATISTICS),
        textOf(`${STATISTICS}?f=csv`),
        textOf('/api/indicators/umbrellas-received/values'),
        textOf(`/api/cases/${number}`),
      ]);
      for (const text of shown) expect(text).not.toMatch(/Zugekn|zugekn|98765432|3\.123456|3\.654321|Secret/);
      // What is public of the three lies on the map once it is published, and nothing else ever does.
      const open = await rowsOf<{ number: string }>(
        'select number from record_case where is_public and number = any($1)',
        [receipts.map((each) => each.number)],
      );
      const mapped = (await itemsOf())
        .map(({ id }) => id)
        .filter((id) => receipts.some((each) => each.number === id));
      for (const id of mapped) expect(open.map((each) => each.number)).toContain(id);
    }
    expect(steps.filter((step) => step.endsWith('200')).length).toBeGreaterThan(3);
  });
});
