import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';
import { buildWeb } from '../server/launch/web-build.ts';
import { compile } from './harness/compile.ts';
import { COMPILED } from './harness/compiled.ts';
import { openRunFolder } from './harness/run-folder.ts';

/**
 * Two runs side by side: browsers and databases each wait half of their time, for what settles and for processes that start, and
 * a run of Vitest has its groups one after the other, each with an end at which most places are empty. The embedded engine's files
 * take as long as all others; the small ones of the server engine are last, as they fill what is left whole.
 */
const LANES = [['unit', 'browser', 'server'], ['embedded']] as const;
const PROJECTS: readonly string[] = LANES.flat();

/**
 * The second half of `npm test`: all projects and files, or those named (`tsx tests/run.ts unit server sql/embedded`:
 * two projects, files whose path has the word), one line at the end that counts. Exits 1 when a test failed, or none ran.
 */
const words = process.argv.slice(2);
const files = words.filter((word) => !PROJECTS.includes(word));
const named = words.filter((word) => PROJECTS.includes(word));
const lanes = LANES.map((lane) => lane.filter((project) => named.length === 0 || named.includes(project)));

const folder = await openRunFolder();
process.env[COMPILED] = join(tmpdir(), 'compiled');
await compile(process.env[COMPILED]);
// Once, for the browsers and for `npm start` of both engines' tests.
if (lanes.flat().some((project) => project !== 'unit')) {
  await buildWeb(fileURLToPath(new URL('../', import.meta.url)), { add: () => () => undefined });
}
const runs = await Promise.all(
  lanes
    .filter((lane) => lane.length > 0)
    .map((project) =>
      startVitest('test', files, {
        watch: false,
        run: true,
        passWithNoTests: true,
        project,
        // What is under way is drawn in the same lines of a terminal by each.
        reporters: [['default', { summary: false }]],
      }),
    ),
);
await Promise.all(runs.map((run) => run.close()));
await folder.close();

const modules = runs.flatMap(({ state }) => state.getTestModules());
const counts = { passed: 0, failed: 0, skipped: 0 };
for (const module of modules) {
  for (const test of module.children.allTests()) {
    const state = test.result().state;
    if (state !== 'pending') counts[state] += 1;
  }
}
// A file that could not be read, or a set-up that failed, has no test of its own that failed.
const broken = modules.filter(
  (module) => !module.ok() && ![...module.children.allTests('failed')].length,
).length;
const unhandled = runs.flatMap(({ state }) => state.getUnhandledErrors()).length;
const failed = counts.failed + broken + unhandled;
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exit(failed > 0 || counts.passed === 0 ? 1 : 0);
