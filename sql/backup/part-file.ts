import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sink } from './zip-write.ts';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
};

/**
 * Writes a file that is there whole or not at all: beside its place, to the disk, then moved. Only this user may read it.
 * Gives what the writing gives.
 */
export const writeWhole = async <T>(path: string, write: (sink: Sink) => Promise<T>): Promise<T> => {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
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
