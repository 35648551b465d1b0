import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LayerBusy } from '../../../etl/load/claim.ts';
import { strangersIn } from '../../../etl/load/remove.ts';
import { loadLayer } from '../../../etl/load.ts';
import { isAsStated, verdictRows, verifyApi } from '../../../etl/verify.ts';
import type { LayerLoads, LayerWrite } from '../../../sql/model/api/layers.ts';
import {
  featuresOf,
  manifestAs,
  sendDraft,
  sendFeatures,
  sendOkay,
} from '../../../tests/harness/api-layer.ts';
import { doLayerJobs } from '../../../tests/harness/do-layer-jobs.ts';
import { type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { worldContext } from '../../../tests/world/fill.ts';
import { openRows, site, sites, targetOf, themeOf } from '../../../tests/world/rows-target.ts';

/** Drafts that become revisions, and layers that go. */
const world = useApp();
const ROWS = featuresOf('stations').slice(0, 20);
let officer: Somebody;
let admin: Somebody;

beforeAll(async () => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('agency-a', '{}', 'agency', 'open', '{}')`,
  );
  officer = await signIn(world, ['data-officer', 'agency-a']);
  admin = await signIn(world, 'administrator');
});

const query = async <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> =>
  (await world.db.pool.query<Row>(text, values)).rows;

const draftFor = (id: string, part: Partial<LayerWrite> = {}) => ({
  layer: { ...manifestAs('stations', id), initial: undefined },
  owner: 'agency-a',
  ...part,
});

const okay = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<unknown> =>
  sendOkay(world, method, path, { headers: officer.headers, body });
const refused = async (
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<unknown[]> => {
  const response = await send(world, method, path, { headers: officer.headers, body });
  const problem = (await response.json()) as { type: string; parameter?: string };
  return [response.status, problem.type.replace('/problems/', ''), problem.parameter];
};
const work = async (): Promise<void> => {
  await doLayerJobs(world.db);
  await world.services.catalogue.refresh();
};
const publish = async (id: string, force = false): Promise<void> => {
  await okay('POST', `/api/layers/${id}/publish`, { force });
  await work();
};
const make = async (
  id: string,
  part: Partial<LayerWrite> = {},
  rows: readonly object[] = ROWS,
): Promise<void> => {
  await sendDraft(world, officer.headers, draftFor(id, part), rows);
};
const statusOf = async (id: string, who?: Somebody): Promise<number> => {
  const response = await world.get(`/api/layers/${id}`, { headers: who?.headers ?? {} });
  await response.arrayBuffer();
  return response.status;
};
const revisionOf = async (id: string): Promise<number | undefined> =>
  (await query<{ revision: number }>('select revision from layer where id = $1', id))[0]?.revision;
const loadsOf = async (id: string): Promise<LayerLoads['loads']> =>
  ((await okay('GET', `/api/layers/${id}/loads?lang=en`)) as LayerLoads).loads;
const trailOf = (id: string) =>
  query<{ action: string; actor_id: string; after: Record<string, unknown> | null }>(
    `select action, actor_id, before, after from audit where object_kind = 'layer' and object_id = $1 order by no`,
    id,
  );

describe('publishing', () => {
  it('is a job, until whose end the draft stays as it is', async () => {
    await make('wells');
    const response = await send(world, 'POST', '/api/layers/wells/publish', {
      headers: officer.headers,
      body: {},
    });
    const begun = (await response.json()) as { job: string; id: number };
    expect([response.status, response.headers.get('location')]).toEqual([202, begun.job]);
    expect(await okay('GET', '/api/layers/wells/draft')).toMatchObject({ job: begun.job });
    for (const [method, path, body] of [
      ['POST', '/publish', {}],
      ['PUT', '', draftFor('wells')],
      ['POST', '/features', { type: 'FeatureCollection', features: ROWS }],
      ['DELETE', '/features', undefined],
      ['DELETE', '', undefined],
    ] as const)
      expect([method, path, await refused(method, `/api/layers/wells${path}`, body)]).toEqual([
        method,
        path,
        [409, 'layer-busy', undefined],
      ]);
    await work();
    expect(await okay('GET', begun.job)).toMatchObject({ kind: 'layer.publish', state: 'done' });
    expect(await okay('GET', '/api/layers/wells/draft')).toMatchObject({
      job: null,
      rows: 20,
      published: { revision: 1, featureCount: 20 },
    });
    expect(
      (await trailOf('wells')).map(({ action, actor_id, after }) => [
        action,
        actor_id === officer.accountId,
        after,
      ]),
    ).toEqual([
      [
        'layer.draft.create',
        true,
        expect.objectContaining({ theme: 'monitoring', owner: 'agency-a', visibility: { kind: 'draft' } }),
      ],
      ['layer.draft.rows.add', true, { rows: 20 }],
      ['layer.publish.ask', true, { job: begun.id }],
      [
        'layer.publish',
        true,
        { revision: 1, rows: 20, rejected: 0, features: 20, added: 20, changed: 0, removed: 0 },
      ],
    ]);
  });

  it('shows a layer first to whom its draft says, and keeps that however often it is done', async () => {
    await make('springs', { visibility: { kind: 'roles', roles: ['citizen'] } });
    await publish('springs');
    expect([await statusOf('springs'), await statusOf('springs', officer)]).toEqual([404, 200]);
    await okay('PUT', '/api/layers/springs/visibility', { kind: 'public' });
    expect(await statusOf('springs')).toBe(200);
    expect(
      await refused('PUT', '/api/layers/springs', draftFor('springs', { visibility: { kind: 'draft' } })),
    ).toEqual([409, 'access-set-apart', 'visibility']);
    expect(await refused('PUT', '/api/layers/springs', draftFor('springs', { owner: null }))).toEqual([
      409,
      'access-set-apart',
      'owner',
    ]);
    const [change] = (await trailOf('springs')).slice(-1);
    expect(change).toMatchObject({
      action: 'layer.visibility.set',
      after: { visibility: { kind: 'public' } },
    });
    const keywords = ['spring'];
    const draft = draftFor('springs');
    await okay('PUT', '/api/layers/springs', { ...draft, layer: { ...draft.layer, keywords } });
    expect((await trailOf('springs')).at(-1)).toMatchObject({
      action: 'layer.draft.change',
      before: {},
      after: { keywords },
    });
    await publish('springs');
    expect([await statusOf('springs'), await revisionOf('springs')]).toEqual([200, 2]);
  });

  it('changes nothing where nothing differs', async () => {
    await make('ponds');
    await publish('ponds');
    const before = await trailOf('ponds');
    await publish('ponds');
    expect(await revisionOf('ponds')).toBe(1);
    expect((await trailOf('ponds')).slice(before.length).map(({ action }) => action)).toEqual([
      'layer.publish.ask',
    ]);
    expect((await loadsOf('ponds')).map(({ state }) => state)).toEqual(['unchanged', 'published']);
  });

  it('does not lose most of a layer unless that is meant', async () => {
    await make('pools');
    await publish('pools');
    await okay('DELETE', '/api/layers/pools/features');
    expect(await refused('POST', '/api/layers/pools/publish', {})).toEqual([409, 'draft-empty', undefined]);
    await sendFeatures(world, officer.headers, 'pools', ROWS.slice(0, 3));
    await publish('pools');
    expect(await loadsOf('pools')).toMatchObject([
      { state: 'failed', error: expect.stringMatching(/fifth.*"force"/) },
      {},
    ]);
    const [dead] = await query<object>(
      `select state, error from job where unique_key = 'layer:pools' order by id desc limit 1`,
    );
    expect([dead, await revisionOf('pools')]).toEqual([{ state: 'dead', error: 'too-many-dropped' }, 1]);
    await publish('pools', true);
    expect(await revisionOf('pools')).toBe(2);
  });

  it('does not give a place that another layer gives, and says so', async () => {
    await sendOkay(world, 'PUT', '/api/layers/communes', {
      headers: admin.headers,
      body: { layer: manifestAs('municipalities', 'communes') },
    });
    await sendFeatures(world, admin.headers, 'communes', featuresOf('municipalities'));
    await sendOkay(world, 'POST', '/api/layers/communes/publish', { headers: admin.headers, body: {} });
    await work();
    const loads = await sendOkay(world, 'GET', '/api/layers/communes/loads?lang=en', {
      headers: admin.headers,
    });
    expect(loads).toMatchObject({
      loads: [{ state: 'failed', error: expect.stringMatching(/already given by another layer/) }],
    });
    expect(await statusOf('communes', admin)).toBe(404);
  });

  it('tells nobody of what not all may see', async () => {
    await query(
      `insert into webhook (account_id, url, secret_sealed, topics) values ($1, 'https://a.example', '\\x00', '{layers}')`,
      admin.accountId,
    );
    const told = async () =>
      (await query<{ layer: string }>(`select content->>'layer' as layer from message`)).map(
        ({ layer }) => layer,
      );
    await make('secret');
    await make('open', { visibility: { kind: 'public' } });
    for (const id of ['secret', 'open']) await okay('POST', `/api/layers/${id}/publish`, {});
    await work();
    expect(await told()).toEqual(['open']);
    await query('delete from webhook');
  });
});

describe('a job that is broken off', () => {
  const id = 'wadis';
  const versions = () =>
    query<object>(
      `select count(*)::int as versions, count(distinct f.id)::int as features from feature f join layer on no = layer_no where layer.id = $1`,
      id,
    );

  beforeEach(async () => {
    await make(id);
    await okay('POST', `/api/layers/${id}/publish`, {});
  });

  it.each([
    [
      'when it would commit',
      `before insert on audit for each row when (new.action = 'layer.publish')`,
      'audit',
    ],
    ['while it writes levels or history', 'before insert on layer_revision for each row', 'layer_revision'],
    ['while it writes rows', 'before insert on feature for each row', 'feature'],
  ])('%s leaves what was, and is done once when it is done again', async (_, when, table) => {
    const before = [await revisionOf(id), await versions(), (await trailOf(id)).length];
    await query(
      `create function broken() returns trigger language plpgsql as 'begin raise exception ''cut off''; end'`,
    );
    await query(`create trigger broken ${when} execute function broken()`);
    if ((await revisionOf(id)) !== undefined)
      await query(
        `update layer_draft set manifest = manifest || '{"keywords": ["again"]}' where layer_id = $1`,
        id,
      );
    if (table === 'feature')
      await query(
        `update layer_draft_part set features = replace(features::text, 'Station ', 'Post ')::json where layer_id = $1`,
        id,
      );
    await work();
    await query(`drop function broken cascade`);
    expect([await revisionOf(id), await versions(), (await trailOf(id)).length]).toEqual([
      before[0] ?? 0,
      before[1],
      before[2],
    ]);
    await query(`update job set run_at = now() where state = 'waiting'`);
    await work();
    expect(await revisionOf(id)).toBe(((before[0] as number | undefined) ?? 0) + 1);
    expect((await trailOf(id)).filter(({ action }) => action === 'layer.publish')).toHaveLength(
      (await revisionOf(id)) as number,
    );
    expect(await query(`select state from job where unique_key = 'layer:${id}' and state <> 'done'`)).toEqual(
      [],
    );
  });

  it('by somebody has no effect, and frees the draft', async () => {
    const [job] = await query<{ id: number }>(
      `select id from job where unique_key = 'layer:${id}' and state = 'waiting'`,
    );
    const before = await revisionOf(id);
    await okay('POST', `/api/jobs/${job!.id}/cancel`);
    await work();
    expect(await revisionOf(id)).toBe(before);
    await okay('DELETE', `/api/layers/${id}/features`);
  });
});

describe('a layer that goes', () => {
  it('is seen by nobody from then on, and nothing of it is left', async () => {
    await make('gone', { visibility: { kind: 'public' } }, [
      ...ROWS,
      { ...ROWS[0], properties: { code: 'bad', kind: 'none' } },
    ]);
    await publish('gone');
    expect([await statusOf('gone'), (await loadsOf('gone'))[0]?.problems.reject]).toEqual([200, 1]);
    await okay('DELETE', '/api/layers/gone');
    expect([await statusOf('gone'), await statusOf('gone', officer)]).toEqual([404, 200]);
    await work();
    expect(await statusOf('gone', officer)).toBe(404);
    expect(
      await query(`select problem from load_problem join load on no = load_no where layer_id = 'gone'`),
    ).toEqual([]);
    expect(await query(`select from layer_draft where layer_id = 'gone'`)).toEqual([]);
    expect((await trailOf('gone')).slice(-2).map(({ action }) => action)).toEqual([
      'layer.remove.ask',
      'layer.remove',
    ]);
    await make('gone');
    await publish('gone');
    expect(await revisionOf('gone')).toBe(2);
  });

  it('is gone at once while it is but a draft', async () => {
    await make('never');
    const response = await send(world, 'DELETE', '/api/layers/never', { headers: officer.headers });
    expect([response.status, await response.text()]).toEqual([204, '']);
    expect(await refused('DELETE', '/api/layers/never')).toEqual([404, 'no-such-layer', undefined]);
  });
});

describe('for the command line', () => {
  it('it is neither the same as its sources nor different, and its theme stays', async () => {
    const verdicts = await verifyApi(world.db);
    expect(verdictRows(verdicts)).toContainEqual([
      'monitoring',
      'wells',
      'api',
      '20',
      '20',
      '0',
      'by the API',
    ]);
    expect(isAsStated(verdicts, [])).toBe(true);
    expect(await strangersIn(world.db, 'monitoring')).toContain('wells');
    expect(await strangersIn(world.db, 'base')).toEqual(['communes']);
  });

  it('a theme does not write over it', async () => {
    const target = targetOf(themeOf({ ...sites, id: 'wells' }));
    const context = await worldContext(world.db, { open: openRows([site(1)]) });
    await expect(loadLayer(target, context)).rejects.toThrow(/came by the API/);
    await expect(loadLayer(target, context)).rejects.not.toBeInstanceOf(LayerBusy);
    expect(await revisionOf('wells')).toBe(1);
  });
});
