import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { argsOf } from '../tests/harness/compiled.ts';
import { ENGINE, useDb } from '../tests/harness/use-db.ts';

/**
 * `npm run verify` as a stranger runs it, on the starter pack. On the embedded engine, where that takes a minute to load,
 * `tests/start.db.test.ts` asks it of what `npm start` has loaded.
 */
const CLI = fileURLToPath(new URL('./verify.cli.ts', import.meta.url));

const verify = (url: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, argsOf(CLI), {
    env: { ...process.env, DATABASE_URL: url },
    encoding: 'utf8',
  });
  // Columns are as wide as their widest cell.
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/[\s─-]+/g, ' ').trim());
  return { status, lines, stderr };
};

describe.runIf(ENGINE === 'server')('npm run verify', () => {
  const test = useDb({ template: 'starter' });

  it('prints a line a layer and ends with 0 where all is as the sources are', () => {
    const { status, lines } = verify(test.url);
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe('What is loaded is what the sources hold.');
    for (const layer of ['governorates', 'dams'])
      expect(
        lines.some((line) => line.includes(layer)),
        layer,
      ).toBe(true);
  });

  it('ends with 1 where a feature is missing, and says in which layer', async () => {
    const before = verify(test.url).lines;
    await test.db.pool.query(
      `delete from feature where vid = (select vid from feature f join layer on no = layer_no
         where layer.id = 'dams' and until_revision > revision order by vid limit 1)`,
    );
    const { status, lines } = verify(test.url);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('What is loaded differs from what the sources hold.');
    const changed = lines.slice(0, -1).filter((line) => !before.includes(line));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/dams/);
  });
});

describe('npm run verify without a database', () => {
  it('ends with 1 and one sentence', () => {
    const { status, stderr } = verify('postgres://nobody@127.0.0.1:1/nothing');
    expect(status).toBe(1);
    expect(
      stderr
        .trim()
        .split('\n')
        .filter((line) => !line.startsWith('npm')),
    ).toHaveLength(1);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
