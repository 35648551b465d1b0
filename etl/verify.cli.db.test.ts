import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tsxFlags } from '../sql/embedded/start.ts';
import { useDb } from '../tests/harness/use-db.ts';

/** `npm run verify` as a stranger runs it, on the starter pack. */
const test = useDb({ template: 'starter' });
const CLI = fileURLToPath(new URL('./verify.cli.ts', import.meta.url));

const verify = (url = test.url) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...tsxFlags(), CLI], {
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

describe('npm run verify', () => {
  it('prints a line a layer and ends with 0 where all is as the sources are', () => {
    const { status, lines } = verify();
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe('What is loaded is what the sources hold.');
    for (const layer of ['governorates', 'dams'])
      expect(
        lines.some((line) => line.includes(layer)),
        layer,
      ).toBe(true);
  });

  it('ends with 1 where a feature is missing, and says in which layer', async () => {
    const before = verify().lines;
    await test.db.pool.query(
      `delete from feature where vid = (select vid from feature f join layer on no = layer_no
         where layer.id = 'dams' and until_revision > revision order by vid limit 1)`,
    );
    const { status, lines } = verify();
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('What is loaded differs from what the sources hold.');
    const changed = lines.slice(0, -1).filter((line) => !before.includes(line));
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatch(/dams/);
  });

  it('ends with 1 and one sentence where there is no database', () => {
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
