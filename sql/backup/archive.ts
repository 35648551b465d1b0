import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type yauzl from 'yauzl';
import { z } from 'zod';
import { SetupError } from '../setup-error.ts';
import { entryOf, FORMAT, MANIFEST, Manifest, type Part } from './manifest.ts';
import { signature } from './signature.ts';
import { openZip, type Zip } from './zip-read.ts';

/** A backup's file, whose directory and manifest are known to be whole. */
export type Archive = {
  manifest: Manifest;
  /** A part's bytes, held against its digest: throws SetupError at the end where they are others. */
  read: (part: Part) => AsyncGenerator<Buffer>;
  /** Reads every part once. Throws SetupError, which names the part, where anything is not as it was written. */
  check: () => Promise<void>;
  close: () => void;
};

type Entries = ReadonlyMap<string, yauzl.Entry>;
type Opened = { zip: Zip; name: string };

/** A manifest tells some hundred bytes a part: more is none of ours. */
const LARGEST_MANIFEST = 64 * 1024 * 1024;

const damaged = (name: string, what: string): SetupError =>
  new SetupError(`${name} is damaged: ${what}. Nothing was changed in the database; take another backup.`);

const entriesOf = async ({ zip, name }: Opened): Promise<Entries> => {
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName)) throw damaged(name, `${entry.fileName} is there twice`);
    entries.set(entry.fileName, entry);
  }
  return entries;
};

const bytesOf = async function* ({ zip, name }: Opened, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  try {
    yield* await zip.openReadStreamPromise(entry);
  } catch (error) {
    throw damaged(name, `${entry.fileName} cannot be read (${(error as Error).message})`);
  }
};

const textOf = async (opened: Opened, entries: Entries): Promise<Buffer> => {
  const entry = entries.get(MANIFEST);
  if (!entry || entry.uncompressedSize > LARGEST_MANIFEST)
    throw damaged(opened.name, `${MANIFEST} is missing`);
  const chunks: Buffer[] = [];
  for await (const chunk of bytesOf(opened, entry)) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const manifestOf = async (opened: Opened, entries: Entries): Promise<Manifest> => {
  const text = await textOf(opened, entries);
  if (signature(text) !== opened.zip.comment) throw damaged(opened.name, `${MANIFEST} was changed`);
  const content: unknown = JSON.parse(text.toString());
  const format = z.object({ format: z.int() }).safeParse(content).data?.format ?? 0;
  if (format > FORMAT)
    throw new SetupError(
      `${opened.name} was written by a newer program (format ${format}; this one reads up to ${FORMAT}). Restore it with that program.`,
    );
  const parsed = Manifest.safeParse(content);
  if (parsed.success) return parsed.data;
  throw damaged(opened.name, `${MANIFEST} is not as it must be (${z.prettifyError(parsed.error)})`);
};

/** Each part is there once, with its size, and nothing else is. */
const checkEntries = (name: string, entries: Entries, { parts }: Manifest): void => {
  const expected = new Map(parts.map((part) => [entryOf(part), part.bytes]));
  for (const [path, bytes] of expected) {
    const entry = entries.get(path);
    if (!entry) throw damaged(name, `${path} is missing`);
    if (entry.uncompressedSize !== bytes) throw damaged(name, `${path} has another size than it had`);
  }
  const extra = [...entries.keys()].find((path) => path !== MANIFEST && !expected.has(path));
  if (extra) throw damaged(name, `${extra} does not belong there`);
};

const NEWLINE = 0x0a;

const rowsIn = (chunk: Buffer): number => {
  let count = 0;
  for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
};

const readPart = async function* (opened: Opened, entry: yauzl.Entry, part: Part): AsyncGenerator<Buffer> {
  const digest = createHash('sha256');
  let rows = 0;
  for await (const chunk of bytesOf(opened, entry)) {
    digest.update(chunk);
    rows += rowsIn(chunk);
    yield chunk;
  }
  if (digest.digest('hex') !== part.sha256 || rows !== part.rows)
    throw damaged(opened.name, `${entry.fileName} was changed`);
};

const openFile = (path: string): Promise<Zip> =>
  openZip(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code) throw new SetupError(`${path} cannot be read (${error.code}).`);
    throw new SetupError(
      `${basename(path)} is no whole backup: it was cut short, is damaged, or is another kind of file (${error.message}).`,
    );
  });

/** Opens a backup's file. Throws SetupError where it is none, is damaged, or of a newer program. */
export const openArchive = async (path: string): Promise<Archive> => {
  const zip = await openFile(path);
  const opened = { zip, name: basename(path) };
  const open = async (): Promise<Archive> => {
    const entries = await entriesOf(opened).catch((error: Error) => {
      throw error instanceof SetupError ? error : damaged(opened.name, error.message);
    });
    const manifest = await manifestOf(opened, entries);
    checkEntries(opened.name, entries, manifest);
    const read = (part: Part) => readPart(opened, entries.get(entryOf(part))!, part);
    const check = async (): Promise<void> => {
      for (const part of manifest.parts) for await (const _ of read(part));
    };
    return { manifest, read, check, close: () => zip.close() };
  };
  return open().catch((error: unknown) => {
    zip.close();
    throw error;
  });
};
