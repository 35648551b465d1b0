import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ENGINE, type Opened, openTestDb, useDb } from '../../tests/harness/use-db.ts';
import { verifyTrail } from '../audit/command.ts';
import { type Db, openDb } from '../db.ts';
import { startEmbedded } from '../embedded/start.ts';
import { migrate } from '../migrate.ts';
import { SetupError } from '../setup-error.ts';
import { type Archive, openArchive } from './archive.ts';
import { checkAgainst } from './check.ts';
import { compare, isByRestore } from './compare.ts';
import type { Difference } from './compare-rows.ts';
import { fillExtremes, TEXTS, TYPES } from './extremes.fixture.ts';
import { openToRestore, restore } from './restore.ts';
import { withSnapshot } from './snapshot.ts';
import { snapshotSource } from './sources.ts';
import { RESTORING } from './target.ts';
import { backup } from './write.ts';

// Engines start and schemas are made: seconds on an idle machine, many on a busy one.
vi.setConfig({ testTimeout: 180_000 });

/** Source and target of one engine, and files between them. Nothing of ours may be connected to a target. */
const source = useDb();
let folder: string;
let target: Opened;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-restore-'));
  target = await openTestDb(ENGINE);
});
afterAll(async () => {
  await target.drop();
  await rm(folder, { recursive: true, force: true });
});

const onTarget = async <T>(work: (db: Db) => Promise<T>, url = target.url): Promise<T> => {
  const db = await openDb(url, { max: 2, applicationName: RESTORING });
  return work(db).finally(() => db.close());
};

/** Backs a database up to a new file. */
const take = async (db: Db = source.db): Promise<string> => {
  const file = join(folder, `${++count}.zip`);
  await backup({ db, file, secretKey: 's'.repeat(32) });
  return file;
};

type Put = { replace?: boolean; url?: string; change?: (archive: Archive) => Archive };
const put = async (file: string, { replace = true, url, change = (archive) => archive }: Put = {}) => {
  const archive = await openToRestore(file);
  return onTarget((db) => restore({ db, archive: change(archive), replace }), url).finally(archive.close);
};

const check = async (file: string, url = target.url) => {
  const archive = await openArchive(file);
  return onTarget((db) => checkAgainst(db, archive), url).finally(archive.close);
};

/** In what two databases differ. */
const differences = async (one: Db, other: Db): Promise<Difference[]> =>
  withSnapshot(one, (a, shapeA) =>
    withSnapshot(other, async (b, shapeB) => {
      const found: Difference[] = [];
      for await (const difference of compare(
        await snapshotSource(a, shapeA),
        await snapshotSource(b, shapeB),
      ))
        found.push(difference);
      return found;
    }),
  );

const ask = async <T extends object>(query: string): Promise<T[]> =>
  onTarget(async (db) => (await db.pool.query<T>(query)).rows);

describe('rows at the ends of what can be stored', () => {
  let file: string;
  beforeAll(async () => {
    await fillExtremes(source.db);
    file = await take();
  });

  it('are of every type that the schema has', async () => {
    const { tables } = await withSnapshot(source.db, async (_, shape) => shape);
    const types = tables.flatMap(({ columns }) => columns.map(({ type }) => type));
    expect(TYPES).toEqual(expect.arrayContaining([...new Set(types)]));
  });

  it('are restored one for one, and what ran waits', async () => {
    const settled = await put(file, { replace: false });
    expect(settled).toEqual({ jobs: 1, loads: 1, waitingMessages: 0 });
    // publication, access_state, audit_head, the row of the trail, a job and a load.
    expect(await check(file)).toEqual({ differences: [], byRestore: 6 });
    expect(await ask("select state, attempts, lease_until, worker from job where kind = 'a'")).toEqual([
      { state: 'waiting', attempts: 3, lease_until: null, worker: null },
    ]);
  });

  it('stand in a trail that is whole, and goes on', async () => {
    const verdict = await onTarget((db) => verifyTrail(db.pool, null));
    expect(verdict).toMatchObject({ rows: TEXTS.length + 1, count: 0 });
    expect(await ask('select actor_kind, action, object_kind from audit order by no desc limit 1')).toEqual([
      { actor_kind: 'command', action: 'database.restore', object_kind: 'backup' },
    ]);
  });

  it('make the same file again', async () => {
    const [one, other] = [await openArchive(file), await openArchive(await take())];
    expect(other.manifest.parts).toEqual(one.manifest.parts);
    one.close();
    other.close();
  });

  it('leave counters where they stood, so that what is added is new', async () => {
    const [before, after] = await Promise.all([
      source.db.pool.query("select nextval('feature_version') as vid"),
      ask("select nextval('feature_version') as vid"),
    ]);
    expect(after).toEqual(before.rows);
    await ask("insert into layer (id, manifest) values ('next', '{}')");
    expect(await ask("select no from layer where id = 'next'")).toEqual([{ no: 4 }]);
  });

  it('are found to differ wherever one is changed', async () => {
    await ask("update place set rank = 0 where rank = '-Infinity'");
    await ask('delete from layer_draft');
    const { differences } = await check(file);
    expect(differences.map(({ table, what, columns }) => [table, what, ...columns])).toEqual(
      expect.arrayContaining([
        ['layer', 'extra'],
        ['layer_draft', 'missing'],
        ['layer_draft_part', 'missing'],
        ['place', 'changed', 'rank'],
      ]),
    );
  });

  it.runIf(ENGINE === 'server')('move to the embedded engine and back', async () => {
    const embedded = await openTestDb('embedded');
    await put(file, { url: embedded.url });
    expect((await check(file, embedded.url)).differences).toEqual([]);
    const moved = await onTarget(take, embedded.url);
    await embedded.drop();
    await put(moved);
    expect((await check(file)).differences).toEqual([]);
  });
});

describe('a database that is not empty', () => {
  it('is left alone, and told of, unless it is to be replaced', async () => {
    const file = await take();
    const before = await onTarget(take);
    const refused = put(file, { replace: false });
    await expect(refused).rejects.toThrow(
      /^The database is not empty \(rows by table: .*theme 2.*\)\. Nothing was changed\./,
    );
    expect(await check(before)).toEqual({ differences: [], byRestore: 0 });
  });

  it('goes on counting its changes when it is replaced, so that servers notice', async () => {
    const file = await take();
    await ask('update publication set version = 9223372036854775500; update access_state set version = 7000');
    await put(file);
    expect((await check(file)).differences).toEqual([]);
    expect(
      await ask('select p.version as published, a.version as access from publication p, access_state a'),
    ).toEqual([{ published: '9223372036854775501', access: 7001 }]);
    expect(await ask("select from pg_namespace where nspname = 'biatouna_replaced'")).toEqual([]);
  });

  it.runIf(ENGINE === 'server')('and in use is refused', async () => {
    const file = await take();
    const server = await openDb(target.url, { max: 1, applicationName: 'biatouna-worker' });
    await server.pool.query('select 1');
    await expect(put(file)).rejects.toThrow(
      'This database is in use: biatouna-worker (1). Stop Biatouna on all machines first.',
    );
    await server.close();
  });
});

describe('a restore that fails in the middle', () => {
  /** The same backup, in which something happens when the rows of a table are read. */
  const meanwhile =
    (table: string, happens: () => Promise<void>) =>
    (archive: Archive): Archive => ({
      ...archive,
      read: async function* (part) {
        if (part.table === table) await happens();
        yield* archive.read(part);
      },
    });

  it('because of the file leaves the database as it was', async () => {
    const before = await onTarget(take);
    const failing = meanwhile('session', () => Promise.reject(new SetupError('the disk is broken')));
    await expect(put(await take(), { change: failing })).rejects.toThrow('the disk is broken');
    expect(await check(before)).toEqual({ differences: [], byRestore: 0 });
  });

  it('because its connection, or the engine, ends does the same', async () => {
    const before = await onTarget(take);
    const end = async (): Promise<void> => {
      if (ENGINE === 'embedded') return target.kill();
      const admin = await openDb(target.url, { max: 1, applicationName: 'other' });
      await admin.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()',
        [RESTORING],
      );
      await admin.close();
    };
    await expect(put(await take(), { change: meanwhile('session', end) })).rejects.toThrow();
    const again = target.dataDir ? await startEmbedded({ dataDir: target.dataDir }) : null;
    expect(await check(before, again?.url)).toEqual({ differences: [], byRestore: 0 });
    if (again) await restart(again);
  });
});

const restart = async (again: Awaited<ReturnType<typeof startEmbedded>>): Promise<void> => {
  const { dataDir } = target;
  target = {
    url: again.url,
    dataDir,
    kill: async () => undefined,
    drop: async () => {
      await again.stop();
      await rm(dataDir!, { recursive: true, force: true });
    },
  };
};

describe('a backup of another version', () => {
  it('before is brought to this one, as the database itself would be', async () => {
    const older = await mkdtemp(join(folder, 'older-'));
    const sql = fileURLToPath(new URL('../', import.meta.url));
    await cp(join(sql, 'functions', 'fold.sql'), join(older, 'functions', 'fold.sql'), { recursive: true });
    for (const name of (await readdir(join(sql, 'migrations'))).slice(0, 6))
      await cp(join(sql, 'migrations', name), join(older, 'migrations', name));
    await source.db.pool.query('drop schema biatouna cascade');
    await migrate(source.db, older);
    await fillBefore(source.db);
    await put(await take());
    await migrate(source.db);
    const found = await onTarget((db) => differences(source.db, db));
    expect(found.filter((difference) => !isByRestore(difference))).toEqual([]);
    expect(found.map(({ table }) => table).sort()).toEqual([
      'access_state',
      'audit',
      'audit_head',
      'publication',
    ]);
  });

  it('after is refused in a sentence', async () => {
    await source.db.pool.query(
      `insert into migration (id, name, checksum) values (9001, '9001-later', '${'0'.repeat(64)}')`,
    );
    const refused = openToRestore(await take());
    await expect(refused).rejects.toBeInstanceOf(SetupError);
    await expect(refused).rejects.toThrow(
      'The backup is newer than this program: it was made by 0.1.0 and has the migration 9001-later. Update Biatouna, then restore it.',
    );
  });
});

/** Rows in the tables as they were at migration 6. */
const fillBefore = async (db: Db): Promise<void> => {
  for (const text of [
    "insert into theme values ('water', 1, '{}')",
    `insert into layer (id, theme_id, manifest, revision) values ('lakes', 'water', '{"geometry": "polygon", "label": "name"}', 3)`,
    'create table feature_1 partition of feature for values in (1)',
    'create table feature_level_1 partition of feature_level for values in (1)',
    'create table feature_cell_1 partition of feature_cell for values in (1)',
    `insert into feature (layer_no, fid, id, properties, geom, geom_3857, digest, since_revision)
       select 1, n, n::text, '{}', st_transform(shape, 4326), shape, md5(n::text)::uuid, 1
       from (select n, st_buffer(st_setsrid(st_makepoint(n, n), 3857), 10 + n) as shape from generate_series(1, 500) as n) as made`,
    `insert into load (theme_id, layer_id, state, pack, revision) values ('water', 'lakes', 'published', 'p', 3)`,
    'update publication set version = 12',
  ])
    await db.pool.query(text);
};
