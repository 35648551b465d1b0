import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINE, useDb } from '../tests/harness/use-db.ts';
import { openDb } from './db.ts';
import { migrate } from './migrate.ts';
import { SetupError, toSetupError } from './setup-error.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const test = useDb();

describe('migrate', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'biatouna-migrate-'));
    await cp(join(here, 'migrations'), join(folder, 'migrations'), { recursive: true });
    await cp(join(here, 'functions'), join(folder, 'functions'), { recursive: true }).catch(() => undefined);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('does nothing when all is done', async () => {
    expect(await migrate(test.db, folder)).toEqual({ applied: [], functions: [] });
  });

  it('applies what is new, whole or not at all', async () => {
    await writeFile(join(folder, 'migrations', '9001-fine.sql'), 'create table fine (a int);');
    await writeFile(
      join(folder, 'migrations', '9002-broken.sql'),
      'create table half (a int); select 1 / 0;',
    );
    await expect(migrate(test.db, folder)).rejects.toThrow(
      '9002-broken.sql could not be applied: division by zero',
    );
    const { rows } = await test.db.pool.query(
      "select to_regclass('fine') as fine, to_regclass('half') as half",
    );
    expect(rows).toEqual([{ fine: 'fine', half: null }]);
    await rm(join(folder, 'migrations', '9002-broken.sql'));
  });

  it('refuses a database that is newer than the program', async () => {
    await expect(migrate(test.db, here)).rejects.toThrow(
      /newer than this program \(it has migration 9001-fine\)/,
    );
  });

  it('refuses a migration that changed after it was applied', async () => {
    await writeFile(join(folder, 'migrations', '9001-fine.sql'), 'create table fine (a bigint);');
    const wrong = migrate(test.db, folder);
    await expect(wrong).rejects.toBeInstanceOf(SetupError);
    await expect(wrong).rejects.toThrow(/9001-fine was changed after it was applied/);
    await test.db.pool.query('delete from migration where id = 9001; drop table fine');
    await rm(join(folder, 'migrations', '9001-fine.sql'));
  });

  it('replaces a function when its text changes', async () => {
    const file = join(folder, 'functions', 'zz-answer.sql');
    const answer = (value: number) =>
      `create or replace function answer() returns int language sql as 'select ${value}';`;
    await mkdir(join(folder, 'functions'), { recursive: true });
    await writeFile(file, answer(1));
    expect((await migrate(test.db, folder)).functions).toEqual(['zz-answer']);
    expect((await migrate(test.db, folder)).functions).toEqual([]);
    await writeFile(file, answer(2));
    expect((await migrate(test.db, folder)).functions).toEqual(['zz-answer']);
    expect((await test.db.pool.query('select answer()')).rows).toEqual([{ answer: 2 }]);
  });

  it('keeps migrations numbered without gap or double', async () => {
    const numbers = (await readdir(join(here, 'migrations'))).map((file) => Number.parseInt(file, 10));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });

  it('is done once where several do it at the same time', async () => {
    await writeFile(join(folder, 'migrations', '9003-once.sql'), 'create table once (a int);');
    const others = await Promise.all([openDb(test.url, { max: 1 }), openDb(test.url, { max: 1 })]);
    const results = await Promise.all([test.db, ...others].map((db) => migrate(db, folder)));
    await Promise.all(others.map((db) => db.close()));
    expect(results.flatMap((result) => result.applied)).toEqual(['9003-once']);
  });
});

/** In a server that was given to us passwords may not be asked for. */
const ownCluster = !process.env.TEST_DATABASE_URL;

describe.runIf(ENGINE === 'server')('a database that cannot be used is told in a sentence', () => {
  const attempt = async (url: string): Promise<unknown> => {
    const opened = openDb(url, { max: 1 });
    return opened
      .then(async (db) => migrate(db).finally(() => db.close()))
      .then(
        () => 'worked',
        (error: unknown) => toSetupError(error, url),
      );
  };
  const withDatabase = (database: string, user = 'postgres') =>
    test.url.replace(/\/test_[^?]*/, `/${database}`).replace('postgres@', `${user}@`);

  it('no such database', async () => {
    expect(String(await attempt(withDatabase('nowhere')))).toMatch(
      /does not exist\. Create it with createdb/,
    );
  });

  it('no server there', async () => {
    expect(String(await attempt('postgres://me:secret@127.0.0.1:1/x'))).toMatch(
      /^SetupError: No database server answers at postgres:\/\/me:\*\*\*@127\.0\.0\.1:1\/x\./,
    );
  });

  it('no such host', async () => {
    expect(String(await attempt('postgres://me@nowhere.invalid/x'))).toMatch(
      /host of DATABASE_URL is not known/,
    );
  });

  it.runIf(ownCluster)('wrong password, and none', async () => {
    await test.db.pool.query("create role guarded login password 'right'");
    expect(String(await attempt(withDatabase('postgres', 'guarded:wrong')))).toMatch(
      /refuses user or password of postgres:\/\/guarded:\*\*\*@/,
    );
    expect(String(await attempt(withDatabase('postgres', 'guarded')))).toMatch(/asks for a password/);
    await test.db.pool.query('drop role guarded');
  });

  it('no such user', async () => {
    expect(String(await attempt(withDatabase('postgres', 'nobody')))).toMatch(
      /Correct the user, or pg_hba\.conf/,
    );
  });

  it('an extension in another schema', async () => {
    await test.db.pool.query('create database elsewhere');
    const db = await openDb(withDatabase('elsewhere'), { max: 1 });
    await db.pool.query('create schema gis; create extension postgis schema gis');
    await db.close();
    expect(String(await attempt(withDatabase('elsewhere')))).toMatch(
      /postgis lies in the schema gis of this database, and must lie in public\./,
    );
    await test.db.pool.query('drop database elsewhere with (force)');
  });

  it('our schema made by another user, whose rights we lack', async () => {
    await test.db.pool.query('create role guest login');
    await test.db.pool.query('create database guest');
    const db = await openDb(withDatabase('guest'), { max: 1 });
    await migrate(db);
    await db.close();
    expect(String(await attempt(withDatabase('guest', 'guest')))).toMatch(
      /lacks a right \(permission denied for schema biatouna\)/,
    );
    await test.db.pool.query('drop database guest with (force)');
    await test.db.pool.query('drop role guest');
  });

  it('no right to make the schema, then none to make the extension', async () => {
    await test.db.pool.query('create role weak login');
    await test.db.pool.query('create database weak');
    expect(String(await attempt(withDatabase('weak', 'weak')))).toMatch(
      /lacks a right \(permission denied for database weak\)/,
    );
    await test.db.pool.query('grant create on database weak to weak');
    expect(String(await attempt(withDatabase('weak', 'weak')))).toMatch(
      /may not create the extension postgis\. As a superuser/,
    );
    await test.db.pool.query('drop database weak with (force)');
    await test.db.pool.query('drop role weak');
  });
});
