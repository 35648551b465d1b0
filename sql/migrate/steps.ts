import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../setup-error.ts';

/** One `.sql` file; `id` is the number that its name begins with. */
export type Step = { id: number; name: string; text: string; checksum: string };
/** A migration that a database has. */
export type Applied = { id: number; name: string; checksum: string };

const stepOf = async (folder: string, file: string): Promise<Step> => {
  const text = await readFile(join(folder, file), 'utf8');
  const checksum = createHash('sha256').update(text).digest('hex');
  return { id: Number.parseInt(file, 10), name: file.replace(/\.sql$/, ''), text, checksum };
};

/** The `.sql` files of a folder in the order of their names; a folder that is not there holds none. */
export const stepsOf = async (folder: string): Promise<Step[]> => {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(files.map((file) => stepOf(folder, file)));
};

/** Throws SetupError where a database went another way than these steps. */
export const checkApplied = (steps: readonly Step[], applied: readonly Applied[]): void => {
  const known = new Map(steps.map((step) => [step.id, step]));
  for (const row of applied) {
    const step = known.get(row.id);
    if (!step) {
      throw new SetupError(
        `The database is newer than this program (it has migration ${row.name}). Run the newer program, or restore a backup made with this one.`,
      );
    }
    if (step.checksum !== row.checksum) {
      throw new SetupError(
        `Migration ${row.name} was changed after it was applied to this database. Put the file back as it was, and add a new migration instead.`,
      );
    }
  }
};
