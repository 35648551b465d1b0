import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { removeLayer } from '../../etl/load/remove.ts';
import { argsOf } from '../../tests/harness/compiled.ts';
import { useBackups } from '../../tests/harness/use-backups.ts';
import { ENGINE, useDb } from '../../tests/harness/use-db.ts';
import { verifyTrail } from '../audit/command.ts';
import { audit, SYSTEM } from '../audit.ts';
import type { Db } from '../db.ts';
import { attachPartition, makePartition, PARTITIONED } from '../partition.ts';
import { transaction } from '../transaction.ts';
import { openArchive } from './archive.ts';
import { withSnapshot } from './snapshot.ts';

/** A database that is written to all the time, in ways of which each leaves something that must add up. */
const busy = useDb();
const backups = useBackups();
beforeAll(() => transaction(busy.db, fill));

const FIRST = 4000;

const fill = async (client: pg.PoolClient): Promise<void> => {
  await client.query(`insert into layer (id, manifest, feature_count) values ('wells', '{}', ${FIRST})`);
  for (const table of PARTITIONED) {
    await makePartition(client, table, 1);
    await attachPartition(client, table, 1);
  }
  await addFeatures(client, FIRST);
};

const addFeatures = (client: pg.PoolClient, count: number): Promise<unknown> =>
  client.query(
    `insert into feature (layer_no, fid, id, properties, geom, digest, since_revision)
     select 1, n, n::text, '{"amount": 0}', st_setsrid(st_makepoint(n % 90, n % 45), 4326), gen_random_uuid(), 1
     from generate_series(1, $1::int) as n`,
    [count],
  );

/** What is done in one transaction each, over and over. */
const DEEDS: readonly ((client: pg.PoolClient) => Promise<unknown>)[] = [
  // Features that their layer counts, the trail tells of, and a job is for.
  async (client) => {
    await addFeatures(client, 3);
    await client.query('update layer set feature_count = feature_count + 3');
    await audit(client, { actor: SYSTEM, action: 'feature.add', object: { kind: 'layer', id: 'wells' } });
    await client.query("insert into job (kind) values ('count')");
  },
  // What one loses another gets.
  async (client) => {
    const [from, to] = [1 + Math.floor(Math.random() * 2000), 2001 + Math.floor(Math.random() * 2000)];
    for (const [vid, amount] of [
      [from, -1],
      [to, 1],
    ])
      await client.query(
        `update feature set properties = jsonb_set(properties, '{amount}', to_jsonb((properties->>'amount')::int + $2::int)) where vid = $1`,
        [vid, amount],
      );
  },
  // A publication: a revision, its history, and the number that servers look at.
  async (client) => {
    const { rows } = await client.query('update layer set revision = revision + 1 returning revision');
    await client.query("insert into layer_revision values (1, $1, now(), '{}', 0, 0, 0, 0)", [
      rows[0].revision,
    ]);
    await client.query('update publication set version = version + 1');
  },
];

const writing = (): { stop: () => Promise<void> } => {
  let isOn = true;
  const loop = async (deed: (typeof DEEDS)[number]): Promise<void> => {
    while (isOn) await transaction(busy.db, deed);
  };
  const loops = Promise.all(DEEDS.map(loop));
  return {
    stop: async () => {
      isOn = false;
      await loops;
    },
  };
};

const STATE = `
select (select count(*)::int from feature) as features, layer.feature_count as counted,
  ${FIRST} + 3 * (select count(*)::int from audit where action = 'feature.add') as told,
  ${FIRST} + 3 * (select count(*)::int from job) as queued,
  (select sum((properties->>'amount')::int)::int from feature) as balance,
  layer.revision, (select count(*)::int from layer_revision) as revisions, publication.version as published
from layer, publication`;

type State = Record<
  'features' | 'counted' | 'told' | 'queued' | 'balance' | 'revision' | 'revisions' | 'published',
  number
>;

const stateOf = async (db: Db): Promise<State> => (await db.pool.query<State>(STATE)).rows[0]!;

const restored = async (file: string): Promise<State> => {
  await backups.put(file);
  expect((await backups.check(file)).differences).toEqual([]);
  return backups.onTarget(async (db) => {
    expect(await verifyTrail(db.pool, null)).toMatchObject({ damages: [] });
    return stateOf(db);
  });
};

it('is backed up as it was at one moment, however much is written meanwhile', async () => {
  const writers = writing();
  const files: string[] = [];
  for (let at = 0; at < 2; at++) {
    const before = await stateOf(busy.db);
    const hasGoneOn = async () => {
      const { features, revision } = await stateOf(busy.db);
      return features > before.features && revision > before.revision;
    };
    await expect.poll(hasGoneOn).toBe(true);
    files.push(await backups.take(busy.db));
  }
  await writers.stop();
  const states: State[] = [];
  for (const file of files) states.push(await restored(file));
  for (const { features, counted, told, queued, balance, revision, revisions, published } of states) {
    expect({ counted, told, queued, balance }).toEqual({
      counted: features,
      told: features,
      queued: features,
      balance: 0,
    });
    // The restore itself is a change.
    expect({ revisions, published }).toEqual({ revisions: revision, published: revision + 1 });
  }
  const [one, other, now] = [...states, await stateOf(busy.db)] as [State, State, State];
  expect(other.features).toBeGreaterThan(one.features);
  expect(other.revision).toBeGreaterThan(one.revision);
  // On a server, writers went on while the second was taken.
  if (ENGINE === 'server') expect(now.features).toBeGreaterThan(other.features);
});

it('leaves no file that looks whole when it is killed, and takes the next', async () => {
  const file = join(backups.folder, 'killed', 'backup.zip');
  const command = fileURLToPath(new URL('../backup.cli.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: busy.url, DATA_DIR: backups.folder };
  const child = spawn(process.execPath, [...argsOf(command), file], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  while (!existsSync(join(backups.folder, 'killed'))) await sleep(5);
  child.kill('SIGKILL');
  await ended;
  // Where it was quicker than the signal, it is whole.
  if (existsSync(file)) {
    const archive = await openArchive(file);
    await archive.check().finally(archive.close);
  } else {
    // Where the signal was quicker than the file, there is none.
    const names = await readdir(join(backups.folder, 'killed'));
    expect(names.filter((name) => !/^\.backup\.zip\.\d+\.part$/.test(name))).toEqual([]);
  }
  await backups.take(busy.db);
});

it.runIf(ENGINE === 'server')(
  'keeps no reader waiting for whoever wants to remove a layer meanwhile',
  async () => {
    await withSnapshot(busy.db, async () => {
      const removed = removeLayer(busy.db, 'wells');
      const reading = sleep(300).then(() =>
        busy.db.pool.query('select count(*)::int as cells from feature_cell'),
      );
      await expect(removed).rejects.toThrow('layer wells is being read, by a backup or a download');
      expect((await reading).rows).toEqual([{ cells: 0 }]);
    });
    expect((await busy.db.pool.query('select state, error_code from load')).rows).toEqual([
      { state: 'failed', error_code: 'layer-busy' },
    ]);
    expect(await removeLayer(busy.db, 'wells')).toBe(true);
  },
);
