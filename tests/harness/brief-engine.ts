import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Embedded, startEmbedded } from '../../sql/embedded/start.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A test's engine lives for seconds: it pays more to compile WebAssembly once and simply than to do it well (a CPU second each),
 * and to let garbage lie.
 */
export const BRIEF = ['--liftoff-only', '--wasm-lazy-validation', '--min-semi-space-size=64'];

const programOf = (runFolder: string): string => join(runFolder, 'engine.mjs');

/**
 * Puts the engine's program into the folder of a run as one file of plain JavaScript. To load the one of the product, in TypeScript
 * and of a dozen files, takes a third of a start, and a run starts some two hundred.
 */
export const buildEngine = async (runFolder: string): Promise<void> => {
  const { build } = await import('vite');
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: ['zod'] },
    build: {
      ssr: join(root, 'sql', 'embedded', 'child.ts'),
      outDir: runFolder,
      emptyOutDir: false,
      target: 'node20',
      rolldownOptions: {
        output: { entryFileNames: 'engine.mjs' },
      },
    },
  });
  // Packages but the one of many small files stay as they are, and are looked for beside the program.
  await symlink(join(root, 'node_modules'), join(runFolder, 'node_modules'));
};

/** Starts the embedded engine as `startEmbedded` does, by the program that `buildEngine` made for the run. */
export const startBrief = (dataDir: string, runFolder: string): Promise<Embedded> =>
  startEmbedded({ dataDir, flags: BRIEF, program: programOf(runFolder) });
