import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { attempt } from '../read/attempt.ts';

/** What is known of an original, as it stands beside it in `{file}.json`. */
export type Sidecar = {
  url: string;
  sha256: string;
  bytes: number;
  /** When its bytes came over the network (RFC 3339). */
  retrieved: string;
  etag: string | null;
  lastModified: string | null;
};

/** An original that is kept: its file and what is known of it. */
export type Kept = Sidecar & { path: string };

/** A part of a file, and by what the server can tell whether the rest still belongs to it. */
export type Part = { path: string; bytes: number; etag: string | null; lastModified: string | null };

export const sha256Of = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

const sizeOf = (path: string): Promise<number | null> =>
  stat(path).then(
    ({ size }) => size,
    () => null,
  );

/** The object in a file of ours; null for none, also for one that was being written when the power failed. */
const readJson = async (path: string): Promise<Record<string, unknown> | null> => {
  const text = await readFile(path, 'utf8').catch(() => 'null');
  const found = attempt(() => JSON.parse(text) as Record<string, unknown> | null);
  return found.kind === 'done' ? found.value : null;
};

const writeWhole = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
};

/** A text without its escapes; a per cent sign that is none stays as it is. */
const decoded = (text: string): string =>
  text.replace(/(%[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString('utf8'),
  );

/** The last part of an address as the name of a file: letters, digits and a few signs of it. */
export const fileName = (url: URL): string => {
  const last = url.pathname.split('/').findLast((part) => part !== '') ?? '';
  return (
    decoded(last)
      .replace(/[^\p{L}\p{N}._-]+/gu, '-')
      .replace(/^[.-]+/, '')
      .slice(-80) || 'file'
  );
};

export const folderOf = (dir: string): string => join(dir, 'originals');

const isSidecar = (value: Record<string, unknown> | null): value is Sidecar & Record<string, unknown> =>
  typeof value?.url === 'string' && typeof value.sha256 === 'string' && typeof value.bytes === 'number';

/** The original of an address that is kept, the one fetched last; null where there is none, or its file is not whole. */
export const keptOf = async (dir: string, url: string): Promise<Kept | null> => {
  const folder = folderOf(dir);
  const names = await readdir(folder).catch(() => []);
  const found: Kept[] = [];
  for (const name of names.filter((each) => each.endsWith('.json') && !each.endsWith('.part.json'))) {
    const sidecar = await readJson(join(folder, name));
    const path = join(folder, name.slice(0, -'.json'.length));
    if (isSidecar(sidecar) && sidecar.url === url && (await sizeOf(path)) === sidecar.bytes)
      found.push({ ...(sidecar as Sidecar), path });
  }
  return found.sort((a, b) => b.retrieved.localeCompare(a.retrieved))[0] ?? null;
};

const partPath = (dir: string, url: string): string =>
  join(folderOf(dir), `${createHash('sha256').update(url).digest('hex').slice(0, 16)}.part`);

/** The part of a file that an earlier try left, empty where there is none that can be gone on with. */
export const partOf = async (dir: string, url: string): Promise<Part> => {
  await mkdir(folderOf(dir), { recursive: true });
  const path = partPath(dir, url);
  const [bytes, said] = [await sizeOf(path), await readJson(`${path}.json`)];
  const etag = typeof said?.etag === 'string' ? said.etag : null;
  const lastModified = typeof said?.lastModified === 'string' ? said.lastModified : null;
  const usable = bytes !== null && (etag !== null || lastModified !== null);
  return { path, bytes: usable ? bytes : 0, etag, lastModified };
};

/** Notes what a part that is being fetched belongs to. */
export const notePart = ({ path, etag, lastModified }: Omit<Part, 'bytes'>): Promise<void> =>
  writeWhole(`${path}.json`, JSON.stringify({ etag, lastModified }));

export const dropPart = async ({ path }: Pick<Part, 'path'>): Promise<void> => {
  await rm(path, { force: true });
  await rm(`${path}.json`, { force: true });
};

/** Makes a whole part the original of its address: `{first digits of its SHA-256}-{name}`, with what is known of it beside. */
export const keep = async (dir: string, url: URL, part: Part, sha256: string): Promise<Kept> => {
  const path = join(folderOf(dir), `${sha256.slice(0, 12)}-${fileName(url)}`);
  const { bytes, etag, lastModified } = part;
  const retrieved = new Date().toISOString();
  const sidecar: Sidecar = { url: url.href, sha256, bytes, retrieved, etag, lastModified };
  await rename(part.path, path);
  await writeWhole(`${path}.json`, `${JSON.stringify(sidecar, null, 2)}\n`);
  await dropPart(part);
  return { ...sidecar, path };
};
