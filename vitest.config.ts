import { defineConfig } from 'vitest/config';

const NEVER = ['**/node_modules/**', '**/dist/**'];
const DATABASE = '**/*.db.test.ts';
const BROWSER = 'tests/browser/**/*.browser.test.ts';

/** Tests that share a machine's cores and memory with a database or a browser run one file at a time. */
const oneByOne = {
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 180_000,
  globalSetup: 'tests/harness/global-setup.ts',
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, DATABASE, BROWSER],
          testTimeout: 30_000,
        },
      },
      {
        test: { name: 'server', include: [DATABASE], exclude: NEVER, env: { ENGINE: 'server' }, ...oneByOne },
      },
      {
        test: {
          name: 'embedded',
          include: [DATABASE],
          exclude: NEVER,
          env: { ENGINE: 'embedded' },
          ...oneByOne,
        },
      },
      {
        test: { name: 'browser', include: [BROWSER], exclude: NEVER, env: { ENGINE: 'server' }, ...oneByOne },
      },
    ],
  },
});
