import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**'];
const DATABASE = '**/*.db.test.ts';
const BROWSER = 'tests/browser/**/*.browser.test.ts';

/**
 * Tests that share a machine's cores and memory with a database or a browser: so many files at a time, groups one after
 * the other. Each file has a database of its own; both engines' files run side by side, as one mostly waits.
 */
const atOnce = (maxWorkers: number, engine: 'server' | 'embedded', groupOrder: number) => ({
  exclude: NEVER,
  env: { ENGINE: engine },
  maxWorkers,
  isolate: false,
  sequence: { groupOrder },
  testTimeout: 60_000,
  hookTimeout: 180_000,
  globalSetup: 'tests/harness/global-setup.ts',
});

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, DATABASE, BROWSER],
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'server', include: [DATABASE], ...atOnce(3, 'server', 1) } },
      { test: { name: 'embedded', include: [DATABASE], ...atOnce(3, 'embedded', 1) } },
      { test: { name: 'browser', include: [BROWSER], ...atOnce(1, 'server', 2) } },
    ],
  },
});
