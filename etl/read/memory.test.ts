import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { argsOf } from '../../tests/harness/compiled.ts';
import { FIXTURES, useFolder } from './fixture/files.ts';
import { LARGE, MANY } from './fixture/large.ts';

const run = promisify(execFile);
const folder = useFolder();

/** Megabytes that the heap of the child may have: its rows, held, would be more than twice that. */
const HEAP = 64;

/** Reads in a child of its own with a small heap: one that holds its file dies of it. */
const peakOf = async (path: string): Promise<{ rows: number; problems: number; peak: number }> => {
  const flags = [`--max-old-space-size=${HEAP}`, ...argsOf(join(FIXTURES, 'peak.ts'))];
  const { stdout } = await run(process.execPath, [...flags, path]);
  return JSON.parse(stdout);
};

describe(`${MANY} features in bounded memory`, () => {
  it.each(Object.keys(LARGE))(
    '%s',
    async (format) => {
      const path = folder.path(`large.${format}`);
      await LARGE[format]!(path);
      const { rows, problems, peak } = await peakOf(path);
      // A Shapefile without .prj says so in one problem.
      expect([rows, problems]).toEqual([MANY, format === 'shp' ? 1 : 0]);
      expect(peak).toBeLessThan(HEAP);
    },
    600_000,
  );
});
