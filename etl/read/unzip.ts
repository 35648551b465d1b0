import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { attemptAsync } from './attempt.ts';
import { ReadError } from './row.ts';

/** What an archive may unpack to: beyond it is no data file but a bomb. */
export const LIMITS = {
  total: 4 * 1024 ** 3,
  entries: 20_000,
  /** How many times larger than packed an entry may be, once it is larger than `small`: text packs to a fiftieth at best. */
  ratio: 200,
  small: 16 * 1024 ** 2,
};

export type Archive = Awaited<ReturnType<typeof yauzl.openPromise>>;
export type Entry = { fileName: string; uncompressedSize: number; compressedSize: number };

const isBomb = ({ uncompressedSize, compressedSize }: Entry): boolean =>
  uncompressedSize > LIMITS.small && uncompressedSize > LIMITS.ratio * compressedSize;

/** Folders, and what macOS puts beside every file. */
const isNoFile = (name: string): boolean => /\/$|(^|\/)(__MACOSX\/|\._|\.DS_Store$)/.test(name);

/**
 * The files of an archive, held against the limits by the sizes they declare; yauzl itself breaks off where one turns out
 * larger than that, and refuses names that are absolute or climb out of the folder.
 */
export const entriesOf = async (zip: Archive, path: string): Promise<Entry[]> => {
  const entries: Entry[] = [];
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize;
    if (total > LIMITS.total || entries.length >= LIMITS.entries || isBomb(entry))
      throw new ReadError(`${basename(path)} unpacks to more than is sane.`);
    if (!isNoFile(entry.fileName)) entries.push(entry);
  }
  return entries;
};

/** Runs work on an archive; what goes wrong in it is told as one sentence. */
export const onArchive = async <T>(path: string, work: Promise<T>): Promise<T> => {
  const done = await attemptAsync(work);
  if (done.kind === 'done') return done.value;
  if (done.error instanceof ReadError) throw done.error;
  throw new ReadError(`${basename(path)} is a broken archive: ${done.message}.`);
};

const unpack = async (path: string, folder: string): Promise<string[]> => {
  const zip = await yauzl.openPromise(path, { autoClose: false });
  const files: string[] = [];
  const write = async (): Promise<void> => {
    for (const entry of await entriesOf(zip, path)) {
      const target = join(folder, entry.fileName);
      await mkdir(dirname(target), { recursive: true });
      // `wx`: two entries of one name are no honest archive.
      const stream = await zip.openReadStreamPromise(entry as yauzl.Entry);
      await pipeline(stream, createWriteStream(target, { flags: 'wx' }));
      files.push(target);
    }
  };
  await write().finally(() => zip.close());
  return files;
};

/** Unpacks an archive into a folder of its own, which `done` removes. Throws ReadError for a broken or hostile one. */
export const unzip = async (
  path: string,
): Promise<{ folder: string; files: string[]; done: () => Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-zip-'));
  const done = () => rm(folder, { recursive: true, force: true });
  const files = await onArchive(path, unpack(path, folder)).catch(async (error: unknown) => {
    await done();
    throw error;
  });
  return { folder, files, done };
};
