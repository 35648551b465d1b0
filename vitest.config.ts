import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/harness/longest-first.ts';

const NEVER = ['**/node_modules/**', '**/dist/**'];
const DATABASE = '**/*.db.test.ts';
const BROWSER = 'tests/browser/**/*.browser.test.ts';

/** No module keeps what one file of tests did from the next: each is read once a process, which is a second saved a file. */
const isolate = false;

/**
 * Tests that share a machine's cores and memory with a database or a browser: so many files at a time, groups one after
 * the other. Each file has a database of its own, but for those that only read; both engines' files are one group. More are
 * done at a time than two cores have place for, as files wait for processes that start and end, and browsers for what settles.
 */
const atOnce = (maxWorkers: number, engine: 'server' | 'embedded', groupOrder: number) => ({
  exclude: NEVER,
  env: { ENGINE: engine },
  maxWorkers,
  isolate,
  sequence: { groupOrder },
  testTimeout: 60_000,
  hookTimeout: 180_000,
  // What is waited for comes within a second on an idle machine, and later on a busy one.
  expect: { poll: { timeout: 20_000 } },
  globalSetup: 'tests/harness/global-setup.ts',
});

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, DATABASE, BROWSER],
          // By itself Vitest leaves one core free, which on a small machine is half of it.
          maxWorkers: 2,
          isolate,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'server', include: [DATABASE], ...atOnce(4, 'server', 1) } },
      { test: { name: 'embedded', include: [DATABASE], ...atOnce(4, 'embedded', 1) } },
      { test: { name: 'browser', include: [BROWSER], ...atOnce(2, 'server', 2) } },
    ],
  },
});
