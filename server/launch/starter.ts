import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from './children.ts';
import type { Lifetime } from './lifetime.ts';

const PROGRAM = fileURLToPath(new URL('../../etl/run.ts', import.meta.url));

/**
 * Loads of the starter pack what was never loaded yet, in a process of its own, which prints how far it is. What cannot
 * be loaded keeps the rest from nothing: it is said, and tried again at the next start.
 */
export const loadStarter = async (
  root: string,
  env: NodeJS.ProcessEnv,
  lifetime: Lifetime,
): Promise<void> => {
  const args = ['pack', join(root, 'fixtures', 'starter'), '--if-empty', '--brief'];
  const code = await runProgram({ path: PROGRAM, args, env }, lifetime);
  if (code === 0 || lifetime.isEnding()) return;
  console.error('Part of the starter pack could not be loaded; the lines above say which and why.');
};
