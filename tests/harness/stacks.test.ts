import { expect, it } from 'vitest';
import { COMPILED } from './compiled.ts';
import { adviceOn } from './tools.ts';

it.runIf(process.env[COMPILED])('what was compiled is told of by its TypeScript', () => {
  let stack = '';
  try {
    adviceOn(undefined as never);
  } catch (error) {
    stack = (error as Error).stack ?? '';
  }
  expect(stack).toMatch(/\/tests\/harness\/tools\.ts:\d+:\d+/);
});
