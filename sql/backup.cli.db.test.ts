import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { argsOf } from '../tests/harness/compiled.ts';
import { beginEmbedded } from '../tests/harness/templates.ts';
import { ENGINE } from '../tests/harness/use-db.ts';
import { openDb } from './db.ts';
import { type Embedded, startEmbedded } from './embedded/start.ts';

type Ended = { code: number; out: string; error: string };

describe.runIf(ENGINE === 'embedded')('the commands', () => {
  let dataDir: string;
  let engine: Embedded;
  let file: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'biatouna-command-'));
    await beginEmbedded('empty', inject('runFolder'), dataDir);
    engine = await startEmbedded({ dataDir });
    const db = await openDb(engine.url, { max: 1 });
    await db.pool.query(
      "insert into theme values ('kept', 1, '{}'); insert into job (kind, state) values ('a', 'running')",
    );
    await db.close();
  });
  afterAll(async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const run = (name: 'backup' | 'restore', args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    new Promise((resolve) => {
      const command = fileURLToPath(new URL(`./${name}.cli.ts`, import.meta.url));
      const options = {
        env: { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, SECRET_KEY: 'a'.repeat(32), ...env },
      };
      const child = execFile(process.execPath, [...argsOf(command), ...args], options, (_, out, error) =>
        resolve({ code: child.exitCode ?? -1, out, error }),
      );
    });

  it('back up while the product runs, to a file that only its owner reads', async () => {
    const { code, out, error } = await run('backup', []);
    const folder = join(dataDir, 'backups');
    const names = await readdir(folder);
    file = join(folder, names[0] ?? '');
    expect({ code, error, names }).toEqual({
      code: 0,
      error: '',
      names: [expect.stringMatching(/^biatouna-\d{8}T\d{6}Z\.zip$/)],
    });
    expect(out).toMatch(
      /: 6 rows of \d+ tables, 0\.0 MB, in \d+\.\d s, during which others waited\.\n.*SECRET_KEY is not in it/,
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('hold what runs against a backup, and restore nothing into it', async () => {
    const [checked, refused] = [
      await run('restore', [file, '--check']),
      await run('restore', [file, '--replace']),
    ];
    expect(checked).toMatchObject({
      code: 0,
      error: '',
      out: expect.stringMatching(/^The database holds what biatouna-/),
    });
    expect(refused).toEqual({ code: 1, out: '', error: `Biatouna runs on ${dataDir}. Stop it first.\n` });
  });

  it('restore where nothing runs, and say what there is to know', async () => {
    await engine.stop();
    const { code, out } = await run('restore', [file, '--replace'], { SECRET_KEY: 'b'.repeat(32) });
    engine = await startEmbedded({ dataDir });
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'This will be replaced (rows by table): job 1, theme 1.',
      expect.stringMatching(
        /^Restored: 6 rows of \d+ tables, as they were at 2.*Z \(embedded engine, Biatouna 0\.1\.0\)\.$/,
      ),
      expect.stringMatching(/^What was revoked or erased since then is there again/),
      'What ran when the backup was taken: 1 jobs wait for their next try, 0 loads count as interrupted.',
      expect.stringMatching(/^SECRET_KEY is not the one that the backup was made with\./),
      expect.stringMatching(/^It took \d+\.\d s\. npm start goes on from here\.$/),
      '',
    ]);
  });

  it('make no database where there is none to back up, and say how they are used', async () => {
    const nowhere = join(dataDir, 'nowhere');
    const none = await run('backup', [], { DATA_DIR: nowhere });
    expect(none).toEqual({
      code: 1,
      out: '',
      error: `There is no database in ${nowhere}. Set DATA_DIR or DATABASE_URL.\n`,
    });
    expect(existsSync(nowhere)).toBe(false);
    expect(await run('restore', [file, '--force'])).toEqual({
      code: 2,
      out: '',
      error: 'npm run restore -- FILE [--replace | --check]\n',
    });
  });
});
