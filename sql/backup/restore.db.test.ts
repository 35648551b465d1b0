import { cp, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackups } from '../../tests/harness/use-backups.ts';
import { ENGINE, openTestDb, useDb } from '../../tests/harness/use-db.ts';
import { verifyTrail } from '../audit/command.ts';
import { type Db, openDb } from '../db.ts';
import { migrate } from '../migrate.ts';
import { SetupError } from '../setup-error.ts';
import { type Archive, openArchive } from './archive.ts';
import { compare, isByRestore } from './compare.ts';
import type { Difference } from './compare-rows.ts';
import { fillExtremes, TEXTS, TYPES } from './extremes.fixture.ts';
import { openToRestore } from './restore.ts';
import { withSnapshot } from './snapshot.ts';
import { snapshotSource } from './sources.ts';
import { RESTORING } from './target.ts';

const source = useDb();
const backups = useBackups();
const { put, check, ask, onTarget } = backups;
const take = (): Promise<string> => backups.take(source.db);

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

  it('bring back a layer that is views, and the eras of what was measured', async () => {
    for (const query of [
      'select f.vid::text, f.id, f.properties, v.value::text, st_astext(f.geom) as geom from feature_4 f join computed_value v using (vid) order by 1, 2, 4',
      'select time, value::text, tableoid::regclass::text as era from observation order by time, series_no',
    ]) {
      const { rows } = await source.db.pool.query(query);
      expect(rows.length).toBeGreaterThan(3);
      expect(await ask(query)).toEqual(rows);
    }
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
    expect(await ask("select no from layer where id = 'next'")).toEqual([{ no: 5 }]);
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
    const moved = await onTarget(backups.take, embedded.url);
    await embedded.drop();
    await put(moved);
    expect((await check(file)).differences).toEqual([]);
  });
});

describe('a database that is not empty', () => {
  it('is left alone, and told of, unless it is to be replaced', async () => {
    const file = await take();
    const before = await onTarget(backups.take);
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

  it.runIf(ENGINE === 'server')('stays whose it was, and gets no table that is none of ours', async () => {
    await ask(`create role keeper; alter schema biatouna owner to keeper;
      do $$ begin execute format('grant create on database %I to keeper', current_database()); end $$`);
    await source.db.pool.query(
      'create table of_others (id serial primary key); insert into of_others default values',
    );
    const said: string[] = [];
    await put(await take(), { say: (line) => said.push(line) });
    await source.db.pool.query('drop table of_others');
    expect(said).toContain("Table of_others is none of Biatouna's: it is left out.");
    expect(
      await ask("select tableowner as owner from pg_tables where schemaname = 'biatouna' group by 1"),
    ).toEqual([{ owner: 'keeper' }]);
    await ask('reassign owned by keeper to current_user; drop owned by keeper; drop role keeper');
  });

  it.runIf(ENGINE === 'server')('and in use is refused', async () => {
    const file = await take();
    const server = await openDb(backups.url, { max: 1, applicationName: 'biatouna-worker' });
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
    const before = await onTarget(backups.take);
    const failing = meanwhile('session', () => Promise.reject(new SetupError('the disk is broken')));
    await expect(put(await take(), { change: failing })).rejects.toThrow('the disk is broken');
    expect(await check(before)).toEqual({ differences: [], byRestore: 0 });
  });

  it('because its connection, or the engine, ends does the same', async () => {
    const before = await onTarget(backups.take);
    const end = async (): Promise<void> => {
      if (ENGINE === 'embedded') return backups.kill();
      const admin = await openDb(backups.url, { max: 1, applicationName: 'other' });
      await admin.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1 and datname = current_database()',
        [RESTORING],
      );
      await admin.close();
    };
    await expect(put(await take(), { change: meanwhile('session', end) })).rejects.toThrow();
    if (ENGINE === 'embedded') await backups.revive();
    expect(await check(before)).toEqual({ differences: [], byRestore: 0 });
  });
});

describe('a backup of another version', () => {
  it('before is brought to this one, as the database itself would be', async () => {
    const older = await mkdtemp(join(backups.folder, 'older-'));
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
