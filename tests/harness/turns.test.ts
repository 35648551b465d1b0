import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inTurn } from './turns.ts';

it('does one work at a time, the next also after one that failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-turns-'));
  let now = 0;
  const most: number[] = [];
  const work = (fails: boolean) => async () => {
    most.push(++now);
    await sleep(20);
    now--;
    if (fails) throw new Error('failed');
  };
  const results = await Promise.allSettled(
    [false, true, false, true].map((fails) => inTurn(join(folder, 'lock'), work(fails))),
  );
  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(2);
  expect(most).toEqual([1, 1, 1, 1]);
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
