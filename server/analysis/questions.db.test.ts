import { describe, expect, it } from 'vitest';
import { claimJobs } from '../../sql/jobs/claim.ts';
import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import { runJob } from '../../sql/jobs/run-job.ts';
import { settle } from '../../sql/jobs/settle.ts';
import type { Asked } from '../../sql/model/analysis.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { questioner } from '../../tests/harness/questions.ts';
import { send, signIn } from '../../tests/harness/sign-in.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { ENGINE } from '../../tests/harness/use-db.ts';
import { BAD_QUESTIONS } from '../../tests/world/bad-questions.ts';
import { HANDLERS } from '../jobs/index.ts';
import { dropAnswers } from './drop.ts';

const world = useApp();
const NEVER = new AbortController().signal;

type Headers = Record<string, string>;
const { ask, look, post, set } = questioner(world);

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
    const given = { db: world.db, env: process.env, signal: cancelled.signal };
    const outcome = await runJob(job!, { kinds, handlers: HANDLERS as never }, given);
    // By itself it would have come to its end, and be done.
    expect(outcome.kind).toBe('failed');
    const running = await world.db.pool.query(
      `select from pg_stat_activity where datname = current_database() and state = 'active' and query like '%json_agg%' and pid <> pg_backend_pid()`,
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
  it.each(BAD_QUESTIONS)('%s are told what is wrong', async (_, body, status, parameter) => {
    const answer = await post(body);
    expect([answer.status, answer.json.parameter], answer.json.detail).toEqual([status, parameter]);
  });

  it('of ten megabytes are not read', async () => {
    const ring = Array.from({ length: 700_000 }, (_, at) => [at / 1e4, 2]);
    const huge = { kind: 'within', of: { layer: 'stations' }, area: { polygon: [ring] } };
    expect((await post(huge)).status).toBe(413);
  });

  it('with polygons that cross themselves are answered as drawn', async () => {
    const drawn = (...ring: [number, number][]) =>
      ask({ kind: 'within', of: { layer: 'stations' }, area: { polygon: [ring] } });
    const bow = await drawn([2, 2], [4, 4], [4, 2], [2, 4], [2, 2]);
    const whole = await drawn([2, 2], [4, 2], [4, 4], [2, 4], [2, 2]);
    expect(bow.figures!.count).toBeGreaterThan(0);
    expect(bow.figures!.count).toBeLessThan(whole.figures!.count);
  });

  it('of what is not there are not answered either', async () => {
    expect((await look('answer-none')).status).toBe(404);
    expect((await world.get('/api/analyses/%00')).status).toBe(404);
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
