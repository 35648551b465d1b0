import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sink } from './zip-write.ts';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

const PART = /^\..+\.\d+\.part$/;
const DAY_MS = 86_400_000;

/** Takes away what writers left that were killed: nobody has written to it for a day. */
const sweep = async (folder: string): Promise<void> => {
  for (const name of (await readdir(folder)).filter((found) => PART.test(found))) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > DAY_MS) await rm(join(folder, name), { force: true });
  }
};

/**
 * Writes a file that is there whole or not at all: beside its place, to the disk, then moved. Only this user may read it.
 * Gives what the writing gives.
 */
export const writeWhole = async <T>(path: string, write: (sink: Sink) => Promise<T>): Promise<T> => {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await sweep(folder);
  const part = join(folder, `.${basename(path)}.${process.pid}.part`);
  const handle = await open(part, 'w', 0o600);
  const writing = async (): Promise<T> => {
    const result = await write(async (bytes) => {
      await handle.writeFile(bytes);
    });
    await handle.sync();
    return result;
  };
  try {
    const result = await writing().finally(() => handle.close());
    await rename(part, path);
    await syncFolder(folder);
    return result;
  } finally {
    await rm(part, { force: true });
  }
};
