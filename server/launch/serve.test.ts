import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupError } from '../../sql/setup-error.ts';
import { afterExit, EXIT_SETUP, type Served, serve } from './serve.ts';

let folder: string;
let served: Served | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-serve-'));
});
afterEach(async () => {
  await served?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A server that notes each start in a file, then does what is given. */
const start = async (then: string, waits = false): Promise<Served> => {
  const path = join(folder, 'server.mjs');
  const log = join(folder, 'starts');
  await writeFile(
    path,
    `import { appendFileSync, readFileSync } from 'node:fs';
     appendFileSync(${JSON.stringify(log)}, 'x');
     const starts = readFileSync(${JSON.stringify(log)}, 'utf8').length;
     const listen = () => { process.send({ kind: 'listening', address: 'http://start-' + starts }); setInterval(() => 0, 1000); };
     ${then}`,
  );
  served = serve({ path, env: process.env, flags: [], waits });
  return served;
};

const starts = async (): Promise<number> => (await readFile(join(folder, 'starts'), 'utf8')).length;
const untilStarts = async (count: number): Promise<void> => {
  while ((await starts().catch(() => 0)) < count) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('a server', () => {
  it('tells its address', async () => {
    expect(await (await start('listen();')).address).toBe('http://start-1');
  });

  it('is started again when it ends', async () => {
    expect(await (await start('starts < 3 ? process.exit(1) : listen();')).address).toBe('http://start-3');
  });

  it('is not started again when a person has to mend something', async () => {
    const { gaveUp } = await start(`process.exit(${EXIT_SETUP});`);
    await expect(gaveUp).rejects.toBeInstanceOf(SetupError);
    expect(await starts()).toBe(1);
  });

  it('is started again with what changed', async () => {
    const { address, restart } = await start('listen();');
    await address;
    restart();
    await untilStarts(2);
  });

  it('that ends while somebody works on it waits for a change', async () => {
    const { restart } = await start('if (starts < 2) process.exit(1); listen();', true);
    await untilStarts(1);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await starts()).toBe(1);
    restart();
    await untilStarts(2);
  });

  it('ends for good when it is stopped', async () => {
    const { address, stop } = await start('listen();');
    await address;
    await stop();
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await starts()).toBe(1);
  });
});

it('pauses longer and longer, and gives up', () => {
  expect([1, 2, 3, 4, 5].map((tries) => afterExit(1, tries, false))).toEqual(
    [500, 1000, 2000, 4000, 8000].map((pauseMs) => ({ kind: 'again', pauseMs })),
  );
  expect(afterExit(1, 6, false)).toEqual({
    kind: 'give up',
    why: 'The server ends again and again; the lines above say why.',
  });
});
