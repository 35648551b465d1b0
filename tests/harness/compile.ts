import { readdirSync } from 'node:fs';
import { readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms whose files tests read; what those need of another comes with them. */
const ROOMS = ['sql', 'etl', 'server', 'tests', 'fixtures'];

/** All files of the rooms but the tests themselves. */
const inputs = (): string[] =>
  ROOMS.flatMap((room) => readdirSync(join(root, room), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && /(?<!\.d|\.test)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));

/** A program beside a module is the compiled one; what else a module looks for lies beside the file that it was made from. */
const places: Plugin = {
  name: 'places',
  enforce: 'pre',
  transform: (text, id) => {
    if (!text.includes('import.meta.') || id.includes('/node_modules/')) return null;
    const code = text
      .split(/(new URL\('\.[^']+\.ts', import\.meta\.url\))/)
      .map((part, at) =>
        at % 2
          ? part.replace(/\.ts'/, ".mjs'")
          : part
              .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
              .replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
      )
      .join('');
    return { code, map: null };
  },
};

/** The repository's npm scripts, each of the program that was compiled. */
const scripts = async (): Promise<Record<string, string>> => {
  const text = await readFile(join(root, 'package.json'), 'utf8');
  const all = Object.entries((JSON.parse(text) as { scripts: Record<string, string> }).scripts);
  return Object.fromEntries(
    all.flatMap(([name, line]) => {
      const [, program] = /^(?:node --import tsx|tsx) (\S+)\.ts$/.exec(line) ?? [];
      return program ? [[name, `node ${program}.mjs`]] : [];
    }),
  );
};

/**
 * Makes all that tests run, but the tests themselves, JavaScript in a folder: a file for each module, by its own path. What Vitest
 * reads for itself it asks for module by module, in each of a dozen processes (ten seconds each), and each use of an import goes
 * through a getter.
 */
export const compile = async (folder: string): Promise<void> => {
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    plugins: [places],
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: inputs(),
        treeshake: false,
        output: {
          preserveModules: true,
          preserveModulesRoot: root,
          entryFileNames: '[name].mjs',
          // By itself it would leave out what is done only to see whether it throws.
          minify: false,
        },
      },
    },
  });
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: await scripts() }));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
};
