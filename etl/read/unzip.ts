import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { ReadError } from './row.ts';

/** What an archive may unpack to: beyond it is no data file but a bomb. */
const LARGEST_TOTAL = 4 * 1024 ** 3;
const MOST_ENTRIES = 20_000;

const unpack = async (path: string, folder: string): Promise<string[]> => {
  // yauzl refuses names that are absolute or climb out of the folder, and entries larger than they say.
  const zip = await yauzl.openPromise(path);
  const files: string[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > LARGEST_TOTAL || files.length > MOST_ENTRIES) {
      throw new ReadError(`${basename(path)} unpacks to more than is sane.`);
    }
    if (entry.fileName.endsWith('/')) continue;
    const target = join(folder, entry.fileName);
    await mkdir(dirname(target), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target));
    files.push(target);
  }
  return files;
};

/** Unpacks an archive into a folder of its own, which `done` removes. Throws ReadError for a broken one. */
export const unzip = async (
  path: string,
): Promise<{ folder: string; files: string[]; done: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-zip-'));
  const done = () => rm(folder, { recursive: true, force: true });
  const files = await unpack(path, folder).catch(async (error: unknown) => {
    await done();
    throw error instanceof ReadError
      ? error
      : new ReadError(
          `${basename(path)} is a broken archive: ${error instanceof Error ? error.message : error}.`,
        );
  });
  return { folder, files, done };
};
