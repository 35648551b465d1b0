import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { argsOf } from '../tests/harness/compiled.ts';
import { useDb } from '../tests/harness/use-db.ts';

const test = useDb();
const folder = mkdtempSync(join(tmpdir(), 'biatouna-run-etl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...words: string[]): { child: ChildProcess; output: () => string } => {
  const script = fileURLToPath(new URL('./run.ts', import.meta.url));
  const env = { ...process.env, DATABASE_URL: test.url, DATA_DIR: folder };
  const child = spawn(process.execPath, [...argsOf(script), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout!.on('data', (data) => {
    text += data;
  });
  child.stderr!.on('data', (data) => {
    text += data;
  });
  return { child, output: () => text };
};

const run = async (...words: string[]): Promise<{ code: number; text: string }> => {
  const { child, output } = start(...words);
  const [code] = await once(child, 'close');
  return { code, text: output() };
};

describe('npm run etl', () => {
  it('tells its commands', async () => {
    const { code, text } = await run('help');
    expect(code).toBe(0);
    for (const name of ['load', 'check', 'publish', 'list', 'status', 'remove', 'pack'])
      expect(text).toContain(`\n  ${name}`);
  });

  it('answers nonsense with a sentence, not with a trace', async () => {
    expect(await run('laod', 'water')).toEqual({
      code: 2,
      text: 'no command is called laod; npm run etl -- help lists them\n',
    });
    expect(await run('load', 'water', '--pack', 'half')).toEqual({
      code: 2,
      text: '--pack is starter or full, not half\n',
    });
    const { code, text } = await run('load', 'nowhere');
    expect(code).toBe(2);
    expect(text).not.toContain('    at ');
  });

  it('stops at Ctrl-C: every layer is published whole, or not at all', async () => {
    const { child, output } = start('pack', '--starter');
    const closed = once(child, 'close');
    while (!output().includes('published')) await Promise.race([once(child.stdout!, 'data'), closed]);
    child.kill('SIGINT');
    expect((await closed)[0], output()).toBe(130);
    expect(output()).toContain('what was published stays');
    const rows = await test.db.pool.query<{ id: string; revision: number; whole: boolean }>(
      `select id, revision, feature_count = (select count(*) from feature where layer_no = no) as whole from layer`,
    );
    expect(rows.rows.some(({ revision }) => revision === 1)).toBe(true);
    expect(rows.rows.filter(({ whole }) => !whole)).toEqual([]);
    expect((await test.db.pool.query(`select 1 from load where state = 'running'`)).rows).toEqual([]);
  });
});
