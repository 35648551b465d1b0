import { beforeAll, describe, expect, it } from 'vitest';
import { publishTheme } from '../../../etl/publish.ts';
import { randomOf } from '../../../etl/rows/random.ts';
import { participation } from '../../../etl/themes/participation/theme.ts';
import type { CaseStatistics, CaseView, Receipt } from '../../../sql/model/api/records.ts';
import { coarsePoint } from '../../../sql/model/records/coarse.ts';
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
}, 240_000);

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
      layer: { status: 'sample', theme: 'participation' },
      featureCount: items.length,
    });
    const { body: themes } = await jsonOf(world, '/api/themes');
    const own = themes.themes.find(({ id }: { id: string }) => id === 'participation');
    expect(own.layers).toEqual(expect.arrayContaining(['umbrellas-cases', 'umbrellas-received']));
    expect((await world.get('/tiles/umbrellas-cases/5/16/15.mvt')).status).toBe(200);
    expect((await world.get('/api/collections/umbrellas-cases/items?f=csv')).status).toBe(200);
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
    for (const file of files) expect([file, (await fetch(file)).status]).toEqual([file, 200]);
    for (const query of ['period=2025-13', 'period=25', 'place=x', 'structure=A b', 'f=xml', 'month=3'])
      expect([query, (await jsonOf(world, `${STATISTICS}?${query}`)).body]).toMatchObject([
        query,
        { status: 400, parameter: query.split('=')[0] },
      ]);
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
  }, 240_000);
});
