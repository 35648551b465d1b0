import { beforeAll, describe, expect, it } from 'vitest';
import { claimJobs } from '../../sql/jobs/claim.ts';
import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import { runJob } from '../../sql/jobs/run-job.ts';
import { settle } from '../../sql/jobs/settle.ts';
import type { Asked } from '../../sql/model/analysis.ts';
import { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { ensureEras } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import { setManifest } from '../../tests/api/set-manifest.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { send, signIn } from '../../tests/harness/sign-in.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { ENGINE } from '../../tests/harness/use-db.ts';
import { publishComputed } from '../computed/publish.ts';
import { HANDLERS } from '../jobs/index.ts';
import { dropAnswers } from './drop.ts';

const world = useApp();
const NEVER = new AbortController().signal;

type Headers = Record<string, string>;
const post = async (body: unknown, headers: Headers = {}) => {
  const response = await send(world, 'POST', '/api/analyses', { headers, body });
  return { status: response.status, json: await response.json(), headers: response.headers };
};
/** Asks; on a busy machine a job may have to answer. */
const ask = async (body: Asked, headers: Headers = {}): Promise<AnalysisInfo> => {
  const { status, json } = await post(body, headers);
  expect([200, 202], JSON.stringify(json)).toContain(status);
  if (status === 200) return AnalysisInfo.parse(json);
  await doJobs(world.db);
  return AnalysisInfo.parse(await (await world.get(`/api/analyses/${json.id}`, { headers })).json());
};
const look = async (id: string, headers: Headers = {}) => {
  const response = await world.get(`/api/analyses/${id}`, { headers });
  return { status: response.status, info: response.ok ? AnalysisInfo.parse(await response.json()) : null };
};
const set = (layer: string, columns: string) =>
  world.db.pool
    .query(`update layer set ${columns} where id = $1`, [layer])
    .then(() => world.services.catalogue.refresh());

/** Looked at as a large one is: the sensors are many. */
const LARGE: Asked = {
  kind: 'nearest',
  of: { layer: 'sensors', filter: 'id <= 1000' },
  to: { layer: 'sensors' },
  k: 2,
};

describe('a question', () => {
  const permits: Asked = { kind: 'by-place', of: { layer: 'permits' }, places: 'regions' };

  it('asked twice is one answer; asked in other words, too', async () => {
    const first = await ask(permits);
    const again = await ask({
      places: 'regions',
      gather: 'count',
      of: { layer: 'permits' },
      kind: 'by-place',
    });
    expect(again.id).toBe(first.id);
    expect(again.createdAt).toBe(first.createdAt);
    expect((await ask({ ...permits, of: { layer: 'permits', day: '2013-01-01' } })).id).not.toBe(first.id);
    // A day says nothing of a layer without time.
    const dated = await ask({
      kind: 'by-place',
      of: { layer: 'stations', day: '2020-01-01' },
      places: 'regions',
    });
    expect(dated.id).toBe((await ask({ kind: 'by-place', of: { layer: 'stations' }, places: 'regions' })).id);
  });

  it('asked again when the data changed is another, and the old one says that it is old', async () => {
    const before = await ask(permits);
    expect((await look(before.id)).info).toMatchObject({ isCurrent: true, state: 'done' });
    await set('permits', 'revision = revision + 1');
    await world.db.pool.query('update publication set version = version + 1');
    await world.services.catalogue.refresh();
    const after = await ask(permits);
    expect(after.id).not.toBe(before.id);
    expect((await look(before.id)).info).toMatchObject({ isCurrent: false, layer: before.layer });
    expect((await world.get(`/api/collections/${before.layer}/items`)).status).toBe(200);
  });

  it('that finds nothing has figures and no layer', async () => {
    const nothing = await ask({
      kind: 'within',
      of: { layer: 'stations', filter: "code = 'S999'" },
      area: { place: 'governorate:ins:11' },
    });
    expect(nothing).toMatchObject({ state: 'done', layer: null, figures: { count: 0 } });
  });

  it('whose answer is gone is answered again', async () => {
    const first = await ask(permits);
    expect(await dropAnswers(world.db, NEVER, { most: 0 })).toBeGreaterThan(0);
    await world.services.catalogue.refresh();
    expect((await look(first.id)).status).toBe(404);
    expect((await world.get(`/api/layers/${first.layer}`)).status).toBe(404);
    const again = await ask(permits);
    expect([again.id, again.layer]).toEqual([first.id, first.layer]);
    expect((await world.get(`/api/layers/${again.layer}`)).status).toBe(200);
  });

  it('is kept while it is asked for, and of too many the newest', async () => {
    const [one, other] = [await ask(permits), await ask({ ...permits, gather: 'area' })];
    await world.db.pool.query(`update analysis set asked_at = now() - interval '31 days' where id = $1`, [
      one.id,
    ]);
    await dropAnswers(world.db, NEVER);
    expect([(await look(one.id)).status, (await look(other.id)).status]).toEqual([404, 200]);
    const kept = await ask({ ...permits, gather: 'share' });
    await dropAnswers(world.db, NEVER, { most: 1 });
    expect([(await look(other.id)).status, (await look(kept.id)).status]).toEqual([404, 200]);
  });
});

describe('a large question', () => {
  it('is answered by a job, which tells how far it is', async () => {
    const { status, json, headers } = await post(LARGE);
    expect([status, json.state, json.layer]).toEqual([202, 'waiting', null]);
    expect(headers.get('location')).toBe(json.links.self);
    const { headers: kept } = await world.get(`/api/analyses/${json.id}`);
    expect(kept.get('cache-control')).toBe('no-cache');
    // Whoever asks the same joins, and may not cancel what others wait for.
    expect((await post(LARGE)).json).toMatchObject({ id: json.id });
    expect((await post(LARGE)).json.ticket).toBeUndefined();
    await doJobs(world.db);
    await world.services.catalogue.refresh();
    const { info } = await look(json.id);
    expect(info).toMatchObject({ state: 'done', figures: { count: 1000 } });
    expect((await world.get(`/tiles/${info!.layer}/5/16/15.mvt`)).status).toBe(200);
  });

  it('is cancelled by who asked it, and by nobody else', async () => {
    const { json } = await post({ ...LARGE, k: 3 });
    const cancel = (ticket: string, headers: Headers = {}) =>
      send(world, 'POST', `/api/analyses/${json.id}/cancel`, { headers, body: { ticket } });
    expect((await cancel('guessed')).status).toBe(403);
    expect((await cancel(json.ticket)).status).toBe(200);
    expect((await look(json.id)).info?.state).toBe('cancelled');
    expect((await cancel(json.ticket)).status).toBe(409);
    // It may be asked again.
    expect((await post({ ...LARGE, k: 3 })).json.state).toBe('waiting');
  });

  it.runIf(ENGINE === 'server')('ends within the query when it is cancelled', async () => {
    await doJobs(world.db);
    await post({ ...LARGE, of: { layer: 'sensors' }, k: 10 });
    const kinds = { 'analysis.run': JOB_KINDS['analysis.run'] };
    const [job] = await claimJobs(world.db, {
      worker: 'test',
      leaseMs: 60_000,
      kinds,
      free: { server: 1, etl: 0 },
    });
    const cancelled = new AbortController();
    setTimeout(() => cancelled.abort(), 100);
    const began = Date.now();
    const given = { db: world.db, env: process.env, signal: cancelled.signal };
    const outcome = await runJob(job!, { kinds, handlers: HANDLERS as never }, given);
    expect(outcome.kind).toBe('failed');
    expect(Date.now() - began).toBeLessThan(5000);
    const running = await world.db.pool.query(
      `select from pg_stat_activity where state = 'active' and query like '%json_agg%' and pid <> pg_backend_pid()`,
    );
    expect(running.rowCount).toBe(0);
    await settle(world.db, {
      job: job!,
      kind: kinds['analysis.run'],
      failure: { code: 'failed', detail: null, isFinal: true },
    });
  });
});

describe('an answer', () => {
  const question: Asked = {
    kind: 'near',
    of: { layer: 'stations' },
    to: { layer: 'rivers' },
    metres: 20_000,
  };

  it('is as hidden as what it was made from, then and later', async () => {
    const editor = await signIn(world, 'administrator');
    const open = await ask(question);
    const addresses = (layer: string | null) => [
      `/api/layers/${layer}`,
      `/api/collections/${layer}/items`,
      `/tiles/${layer}/5/16/15.mvt`,
      `/tiles/${layer}.json`,
    ];
    const told = (layer: string | null, headers: Headers = {}) =>
      Promise.all(addresses(layer).map(async (path) => (await world.get(path, { headers })).status));
    expect(await told(open.layer)).toEqual([200, 200, 200, 200]);
    await set('rivers', `visibility = '{"kind":"draft"}'`);
    expect(await told(open.layer)).toEqual([404, 404, 404, 404]);
    expect((await look(open.id)).status).toBe(404);
    expect((await post(question)).status).toBe(404);
    expect(await told(open.layer, editor.headers)).toEqual([200, 200, 200, 200]);
    const hidden = await ask({ ...question, metres: 10_000 } as Asked, editor.headers);
    expect(await told(hidden.layer)).toEqual([404, 404, 404, 404]);
    expect(await told(hidden.layer, editor.headers)).toEqual([200, 200, 200, 200]);
    const tile = await world.get(addresses(hidden.layer)[2]!, { headers: editor.headers });
    expect(tile.headers.get('cache-control')).toContain('private');
    await set('rivers', `visibility = '{"kind":"public"}'`);
    expect(await told(open.layer)).toEqual([200, 200, 200, 200]);
  });

  it('can be asked of, and its answers hold when it goes', async () => {
    const first = await ask(question);
    const second = await ask({ kind: 'by-place', of: { layer: first.layer! }, places: 'regions' });
    expect(second.figures?.summary.total).toBeGreaterThan(0);
    const third = await ask({
      kind: 'within',
      of: { layer: first.layer! },
      area: { place: 'governorate:ins:22' },
    });
    await dropAnswers(world.db, NEVER, { most: 2 });
    await world.services.catalogue.refresh();
    expect((await world.get(`/api/collections/${third.layer}/items`)).status).toBe(200);
  });
});

describe('bad questions', () => {
  const within = { kind: 'within', of: { layer: 'stations' }, area: { place: 'governorate:ins:11' } };
  const ring = (...points: [number, number][]) => ({ polygon: [points] });

  it.each([
    ['of a layer that is not there', { ...within, of: { layer: 'nowhere' } }, 404, undefined],
    ['of a place that is not there', { ...within, area: { place: 'governorate:ins:99' } }, 400, 'area.place'],
    [
      'with a filter that is none',
      { ...within, of: { layer: 'stations', filter: 'code = ' } },
      400,
      'filter',
    ],
    ['of no kind', { kind: 'everything' }, 400, 'kind'],
    ['with what is not known', { ...within, colour: 'red' }, 400, 'colour'],
    [
      'with a ring that is open',
      { ...within, area: ring([2, 2], [3, 2], [3, 3], [2, 3]) },
      400,
      'area.polygon.0',
    ],
    [
      'with a buffer around the world',
      { kind: 'buffer', of: { layer: 'stations' }, metres: 1e9 },
      400,
      'metres',
    ],
    [
      'with metres that are none',
      { kind: 'near', of: { layer: 'stations' }, to: { layer: 'rivers' }, metres: -1 },
      400,
      'metres',
    ],
    [
      'with too many neighbours',
      { kind: 'nearest', of: { layer: 'stations' }, to: { layer: 'rivers' }, k: 1000 },
      400,
      'k',
    ],
    [
      'that adds up what is no number',
      { kind: 'by-place', of: { layer: 'stations' }, places: 'regions', gather: 'sum', property: 'kind' },
      400,
      'property',
    ],
    [
      'by places that are points',
      { kind: 'by-place', of: { layer: 'permits' }, places: 'stations' },
      400,
      'places',
    ],
    [
      'of change in a layer without time',
      { kind: 'change', layer: 'stations', from: '2020-01-01', to: '2021-01-01' },
      400,
      'by',
    ],
    [
      'of change that ends before it begins',
      { kind: 'change', layer: 'permits', from: '2021-01-01', to: '2020-01-01' },
      400,
      'to',
    ],
    [
      'of days that are none',
      { kind: 'change', layer: 'permits', from: '2021-02-31', to: '2022-01-01' },
      400,
      'from',
    ],
    [
      'of a trend of nothing',
      { kind: 'trend', of: { indicator: 'nothing' }, places: 'regions', from: 1990, to: 2020 },
      404,
      undefined,
    ],
  ])('%s are told what is wrong', async (_, body, status, parameter) => {
    const answer = await post(body);
    expect([answer.status, answer.json.parameter]).toEqual([status, parameter]);
  });

  it('of ten megabytes are not read', async () => {
    const huge = {
      ...within,
      area: { polygon: [Array.from({ length: 700_000 }, (_, at) => [at / 1e4, 2])] },
    };
    expect((await post(huge)).status).toBe(413);
  });

  it('with polygons that cross themselves are answered as drawn', async () => {
    const bow = await ask({
      kind: 'within',
      of: { layer: 'stations' },
      area: {
        polygon: [
          [
            [2, 2],
            [4, 4],
            [4, 2],
            [2, 4],
            [2, 2],
          ],
        ],
      },
    });
    const whole = await ask({
      kind: 'within',
      of: { layer: 'stations' },
      area: {
        polygon: [
          [
            [2, 2],
            [4, 2],
            [4, 4],
            [2, 4],
            [2, 2],
          ],
        ],
      },
    });
    expect(bow.figures!.count).toBeGreaterThan(0);
    expect(bow.figures!.count).toBeLessThan(whole.figures!.count);
  });

  it('of what is not there are not answered either', async () => {
    expect((await look('answer-none')).status).toBe(404);
    expect((await world.get('/api/analyses/%00')).status).toBe(404);
  });
});

describe('a trend map', () => {
  const text = (en: string) => ({ ar: en, fr: en, en });
  const YEARS = Array.from({ length: 30 }, (_, at) => 1991 + at);
  /** A slope of its own for each region; two have too few values, one none. */
  const valueIn: Record<string, (year: number) => number | null> = {
    11: (year) => 10 + 0.05 * (year - 1991),
    22: (year) => 20 - 0.1 * (year - 1991),
    33: (year) => (year % 2 === 0 ? 5 : 6),
    44: (year) => (year < 1996 ? 3 + year - 1991 : null),
  };

  beforeAll(async () => {
    await setManifest(world, 'regions', {});
    await transaction(world.db, (client) => ensureEras(client, [1990, ...YEARS]));
    const parameter = {
      id: 'heat',
      title: text('Heat'),
      unit: 'Cel',
      decimals: 1,
      gather: 'mean',
      direction: 'higher-worse',
      classes: { ramp: 'YlOrRd', breaks: [10, 20], method: text('of a test') },
    };
    await world.db.pool.query(`insert into parameter (id, theme_id, manifest) values ('heat', 'base', $1)`, [
      JSON.stringify(parameter),
    ]);
    await world.db.pool.query('update publication set version = version + 1');
    await world.services.catalogue.refresh();
    for (const [feature, value] of Object.entries(valueIn)) {
      const { rows } = await world.db.pool.query<{ no: number }>(
        `insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id, status, origin, n, revision)
         values ($1, 'regions', $2, 'heat', 'P1Y', 'P1Y', 'begin', 'Africa/Lagos', 'world', 'real', 'test', 1, 1) returning no`,
        [`regions.heat.${feature}`, feature],
      );
      for (const year of YEARS) {
        const found = value(year);
        if (found !== null)
          await world.db.pool.query(
            `insert into observation (series_no, time, value, utc_offset) values ($1, $2, $3, 60)`,
            [rows[0]!.no, `${year - 1}-12-31T23:00:00Z`, found],
          );
      }
    }
  });

  const trend = {
    kind: 'trend',
    of: { parameter: 'heat' },
    places: 'regions',
    from: 1991,
    to: 2020,
  } as const;
  type Items = { features: { id: string; properties: Record<string, unknown> }[] };
  const byPlace = async ({ layer }: AnalysisInfo) => {
    const { features } = (await (
      await world.get(`/api/collections/${layer}/items?limit=100`)
    ).json()) as Items;
    return Object.fromEntries(features.map(({ id, properties }) => [id, properties]));
  };

  it('gives each place its slope, with its interval, and what of it stands', async () => {
    const answer = await ask(trend);
    const places = await byPlace(answer);
    expect(Object.keys(places)).toHaveLength(16);
    expect(places[11]).toMatchObject({ trend: 'rising', significant: 'yes', n: 30 });
    expect(places[11]!.slope).toBeCloseTo(0.5, 9);
    expect(places[11]!.slope_low).toBeCloseTo(0.5, 9);
    expect(places[22]!.slope).toBeCloseTo(-1, 9);
    expect(places[33]).toMatchObject({ trend: 'steady', significant: 'no' });
    expect(places[44]).toMatchObject({ trend: 'unknown', n: 5, slope: null });
    expect(answer.figures?.summary).toMatchObject({
      tested: 3,
      rising: 1,
      falling: 1,
      risingSignificant: 1,
      fallingSignificant: 1,
      unknown: 13,
    });
    expect(answer.figures?.table.rows[0]?.id).toBe('22');
    const { layer } = (await (await world.get(`/api/layers/${answer.layer}`)).json()) as {
      layer: { hatch: object; draw: object };
    };
    expect(layer.hatch).toMatchObject({ property: 'significant', value: 'no' });
    expect(layer.draw).toMatchObject({
      kind: 'choropleth',
      property: 'slope',
      ramp: 'RdYlBu',
      reverse: true,
    });
  });

  it('is another once one value is another', async () => {
    const before = await ask(trend);
    await world.db.pool.query(`update series set revision = revision + 1 where id = 'regions.heat.11'`);
    const after = await ask(trend);
    expect(after.id).not.toBe(before.id);
  });

  it('gathers in a level what lies in its places', async () => {
    const answer = await ask({ ...trend, places: 'regions', of: { parameter: 'heat' } });
    const districts = await ask({ ...trend, places: 'districts' });
    expect(answer.figures?.summary.tested).toBe(3);
    // A region is no part of its districts, but a point in it lies in one of them.
    expect(districts.figures?.summary).toMatchObject({ tested: 3, rising: 1, falling: 1 });
  });

  it('is drawn of an indicator, too', async () => {
    const indicator = {
      id: 'warmth',
      title: text('Warmth'),
      unit: 'Cel',
      decimals: 1,
      direction: 'higher-better',
      base: 'regions',
      period: 'year',
      inputs: {},
      method: { kind: 'sum' },
      reference: text('of a test'),
      classesSource: text('of a test'),
      classes: [
        { id: 'low', below: 10, title: text('Low'), color: '#ffffff' },
        { id: 'high', title: text('High'), color: '#000000' },
      ],
    };
    const { rows } = await world.db.pool.query<{ id: string; vid: number; manifest: object }>(
      `select f.id, f.vid, l.manifest from feature f join layer l on l.no = f.layer_no where l.id = 'regions'`,
    );
    await transaction(world.db, async (client) => {
      await client.query(
        `insert into indicator (id, theme_id, manifest, basis) values ('warmth', 'base', $1, '')`,
        [JSON.stringify(indicator)],
      );
      await publishComputed(
        client,
        {
          id: 'warmth',
          theme: 'base',
          position: 9,
          base: 'regions',
          timeZone: 'Africa/Lagos',
          manifest: async () =>
            ({
              ...rows[0]!.manifest,
              id: 'warmth',
              time: { resolution: 'day' },
              computed: { base: 'regions', by: { kind: 'indicator', indicator: 'warmth' } },
            }) as never,
        },
        rows.flatMap(({ id, vid }) =>
          YEARS.map((year) => ({
            feature: id,
            baseVid: vid,
            from: `${year}-01-01`,
            to: `${year + 1}-01-01`,
            value: Number(id) + 0.2 * year,
            properties: { code: id },
            inputs: [],
          })),
        ),
        null,
      );
    });
    await world.services.catalogue.refresh();
    const answer = await ask({
      kind: 'trend',
      of: { indicator: 'warmth' },
      places: 'regions',
      from: 1991,
      to: 2020,
    });
    expect(answer.figures?.summary).toMatchObject({ tested: 16, rising: 16, risingSignificant: 16 });
    expect((await byPlace(answer))[33]!.slope).toBeCloseTo(2, 6);
    // What is computed can be asked of as any other layer.
    const year = await ask({
      kind: 'within',
      of: { layer: 'warmth', day: '2005-06-01' },
      area: { place: 'governorate:ins:22' },
    });
    expect(year.figures?.count).toBe(1);
  });
});

it('an answer shows what its layer was, on every zoom, when that is another by now', async () => {
  const question: Asked = { kind: 'by-place', of: { layer: 'rivers' }, places: 'regions', gather: 'length' };
  const { layer } = await ask(question);
  const { rows } = await world.db.pool.query<{ no: number; vid: number; next: number }>(
    `select l.no, f.vid, l.revision + 1 as next from feature f join layer l on l.no = f.layer_no where l.id = 'regions' and f.id = '11'`,
  );
  const { no, vid, next } = rows[0]!;
  // As a load does: one feature ends, and the levels are those of the next revision.
  for (const [text, values] of [
    [`update feature_${no} set until_revision = $1 where vid = $2`, [next, vid]],
    [`delete from feature_level_${no} where vid = $1`, [vid]],
    [`update feature_level_${no} set revision = $1`, [next]],
    ['update layer set revision = $1, published_at = now() where no = $2', [next, no]],
    ['update publication set version = version + 1', []],
  ] as const)
    await world.db.pool.query(text, [...values]);
  await world.services.catalogue.refresh();
  const tile = await world.get(`/tiles/${layer}/4/8/7.mvt`);
  const decoded = decodeTile(new Uint8Array(await tile.arrayBuffer()));
  expect(decoded[layer!]).toHaveLength(16);
  expect((await ask(question)).figures?.count).toBe(15);
});
