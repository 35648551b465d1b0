import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A private PostgreSQL server for the tests: a new cluster in a temporary folder, on a socket only. */
export type Cluster = { url: (database: string) => string; stop: () => Promise<void> };

const DEBIAN = '/usr/lib/postgresql';

/** Folder of `initdb` and `pg_ctl`: the newest that Debian has, or the PATH's. */
export const postgresBin = (): string | null => {
  const versions = existsSync(DEBIAN)
    ? readdirSync(DEBIAN).filter((version) => existsSync(join(DEBIAN, version, 'bin', 'initdb')))
    : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (newest) return join(DEBIAN, newest, 'bin');
  return (
    execFileSync('sh', ['-c', 'dirname "$(command -v initdb || echo)"'], { encoding: 'utf8' })
      .trim()
      .replace(/^\.$/, '') || null
  );
};

/** PostgreSQL refuses to run as root: then its programs run as the user `postgres` that the package makes. */
const asPostgres = (command: string, args: string[]): Promise<unknown> =>
  process.getuid?.() === 0 ? run('runuser', ['-u', 'postgres', '--', command, ...args]) : run(command, args);

const SETTINGS = [
  'listen_addresses=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  // When it happens to come, it moves rows that no order was asked for, and changes what plans are made of.
  'autovacuum=off',
  'shared_buffers=256MB',
];

export const startCluster = async (): Promise<Cluster> => {
  const bin = postgresBin();
  if (!bin) throw new Error('PostgreSQL is not installed: run tests/setup.ts, or set TEST_DATABASE_URL');
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-pg-'));
  await chmod(folder, 0o777);
  const data = join(folder, 'data');
  await asPostgres(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '-N',
  ]);
  // One role is asked for its password, so that what happens with a wrong one can be tested.
  const hba = join(data, 'pg_hba.conf');
  await writeFile(hba, `local all guarded scram-sha-256\n${await readFile(hba, 'utf8')}`);
  const options = [...SETTINGS, `unix_socket_directories=${folder}`]
    .map((setting) => `-c ${setting}`)
    .join(' ');
  await asPostgres(join(bin, 'pg_ctl'), [
    '-D',
    data,
    '-w',
    '-o',
    options,
    '-l',
    join(folder, 'log'),
    'start',
  ]);
  return {
    url: (database) => `postgres://postgres@/${database}?host=${encodeURIComponent(folder)}`,
    stop: async () => {
      await asPostgres(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
