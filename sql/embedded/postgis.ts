import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis as whole } from '@electric-sql/pglite-postgis';

const BLOCK = 512;
const NAME_LENGTH = 100;
/** Where the header of an entry has its size, as octal digits. */
const SIZE = [124, 136] as const;

/** What a database with PostGIS needs: not rasters, topologies and the geocoder, nor the ways from other versions. */
const NEEDED =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.+|share\/postgresql\/extension\/postgis(\.control|--\d+\.\d+\.\d+\.sql))$/;

/** The needed entries of a tar archive, as an archive. */
const needed = (tar: Buffer): Buffer => {
  const kept: Buffer[] = [];
  for (let at = 0; tar[at]; ) {
    const name = tar.toString('latin1', at, at + NAME_LENGTH).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + SIZE[0], at + SIZE[1]), 8);
    const end = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (NEEDED.test(name)) kept.push(tar.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, Buffer.alloc(2 * BLOCK)]);
};

const isThere = (file: URL): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

const make = async (from: URL, folder: URL, file: URL): Promise<void> => {
  const tar = await promisify(gunzip)(await readFile(from));
  const small = await promisify(gzip)(needed(tar), { level: 1 });
  await mkdir(folder, { recursive: true });
  // Several may make it at the same time.
  const part = new URL(`${file.href}.${process.pid}.part`);
  await writeFile(part, small);
  await rename(part, file);
};

/**
 * The package's archive without what is not needed, two thirds of it: all is unpacked into memory at every start, which takes
 * a second. Made once, beside the packages; where nothing can be written there the archive itself.
 */
export const leanBundle = async (bundle: URL): Promise<URL> => {
  const about = await readFile(new URL('../package.json', bundle), 'utf8');
  const { version } = JSON.parse(about) as { version: string };
  const folder = new URL('../../../.cache/biatouna/', bundle);
  const file = new URL(`postgis-${version}.tar.gz`, folder);
  if (await isThere(file)) return file;
  return make(bundle, folder, file).then(
    () => file,
    () => bundle,
  );
};

/** PostGIS for the embedded engine. */
export const postgis: Extension = {
  ...whole,
  setup: async (engine, options) => {
    const set = await whole.setup(engine, options);
    return { ...set, ...(set.bundlePath && { bundlePath: await leanBundle(set.bundlePath) }) };
  },
};
