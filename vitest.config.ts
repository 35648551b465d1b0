import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**'];
const DATABASE = '**/*.db.test.ts';
const BROWSER = 'tests/browser/**/*.browser.test.ts';

/**
 * Tests that share a machine's cores and memory with a database or a browser run one file at a time, and one project
 * after the other.
 */
const oneByOne = (engine: 'server' | 'embedded', groupOrder: number) => ({
  exclude: NEVER,
  env: { ENGINE: engine },
  fileParallelism: false,
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
          sequence: { groupOrder: 0 },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'server', include: [DATABASE], ...oneByOne('server', 1) } },
      { test: { name: 'embedded', include: [DATABASE], ...oneByOne('embedded', 2) } },
      { test: { name: 'browser', include: [BROWSER], ...oneByOne('server', 3) } },
    ],
  },
});
