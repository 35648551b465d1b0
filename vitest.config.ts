import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { compiled } from './tests/harness/compiled.ts';
import { LongestFirst } from './tests/harness/longest-first.ts';

const NEVER = ['**/node_modules/**', '**/dist/**'];
const DATABASE = '**/*.db.test.ts';
const BROWSER = 'tests/browser/**/*.browser.test.ts';

/** No module keeps what one file of tests did from the next: each is read once a process, which is a second saved a file. */
const isolate = false;

/**
 * How all files are run. What was compiled is Node's to import, not Vitest's. Times are for what hangs and would never end, so no
 * promise of how long something takes: what takes a second on an idle machine takes many on a busy one.
 */
const natively = {
  testTimeout: 300_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000 } },
  server: { deps: { external: [/\/compiled\/.*\.mjs$/] } },
  setupFiles: 'tests/harness/stacks.ts',
  // All cores are busy as it is: who collects garbage in threads beside takes from the others, and does it too often.
  execArgv: ['--single-threaded-gc', '--max-semi-space-size=32'],
};

/**
 * Tests that share a machine's cores and memory with a database or a browser: so many files at a time, groups one after
 * the other, but for those that `tests/run.ts` has beside each other. Each file has a database of its own, but for those that
 * only read. More are done at a time than two cores have place for, as files wait for processes that start and end, and browsers
 * for what settles.
 */
const atOnce = (maxWorkers: number, engine: 'server' | 'embedded', groupOrder: number) => ({
  exclude: NEVER,
  env: { ENGINE: engine },
  maxWorkers,
  isolate,
  sequence: { groupOrder },
  globalSetup: 'tests/harness/global-setup.ts',
  ...natively,
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // A module is made JavaScript once a run, not once a project; `tests/run.ts` gives each run a folder for what is temporary.
    experimental: { fsModuleCache: true, fsModuleCachePath: join(tmpdir(), 'biatouna-modules') },
    projects: [
      {
        plugins: [compiled()],
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, DATABASE, BROWSER],
          // By itself Vitest leaves one core free, which on a small machine is half of it.
          maxWorkers: 2,
          isolate,
          sequence: { groupOrder: 0 },
          ...natively,
        },
      },
      { plugins: [compiled()], test: { name: 'server', include: [DATABASE], ...atOnce(4, 'server', 2) } },
      { plugins: [compiled()], test: { name: 'embedded', include: [DATABASE], ...atOnce(4, 'embedded', 1) } },
      {
        plugins: [compiled()],
        // Long walks, of pages that wait for everything else: each step has its patience, and only a walk that stands still is ended.
        test: {
          name: 'browser',
          include: [BROWSER],
          ...atOnce(2, 'server', 1),
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 90_000 } },
        },
      },
    ],
  },
});
