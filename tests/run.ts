import { startVitest } from 'vitest/node';
import { openRunFolder } from './harness/run-folder.ts';

const PROJECTS = ['unit', 'server', 'embedded', 'browser'];

/**
 * The second half of `npm test`: all projects and files, or those named (`tsx tests/run.ts unit server sql/embedded`:
 * two projects, files whose path has the word), one line at the end that counts. Exits 1 when a test failed, or none ran.
 */
const words = process.argv.slice(2);
const projects = words.filter((word) => PROJECTS.includes(word));
const files = words.filter((word) => !PROJECTS.includes(word));
const folder = await openRunFolder();
const vitest = await startVitest('test', files, {
  watch: false,
  run: true,
  ...(projects.length ? { project: projects } : {}),
});
await vitest.close();
await folder.close();

const counts = { passed: 0, failed: 0, skipped: 0 };
for (const module of vitest.state.getTestModules()) {
  for (const test of module.children.allTests()) {
    const state = test.result().state;
    if (state !== 'pending') counts[state] += 1;
  }
}
// A file that could not be read, or a set-up that failed, has no test of its own that failed.
const broken = vitest.state
  .getTestModules()
  .filter((module) => !module.ok() && ![...module.children.allTests('failed')].length).length;
const failed = counts.failed + broken + vitest.state.getUnhandledErrors().length;
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exit(failed > 0 || counts.passed === 0 ? 1 : 0);
