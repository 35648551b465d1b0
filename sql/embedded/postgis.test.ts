import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leanBundle } from './postgis.ts';

let folder: string;
let bundle: URL;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-bundle-'));
  const dist = join(folder, 'node_modules', '@electric-sql', 'pglite-postgis', 'dist');
  await mkdir(dist, { recursive: true });
  await writeFile(join(dist, '..', 'package.json'), '{"version":"1.2.3"}');
  bundle = pathToFileURL(join(dist, 'postgis.tar.gz'));
  await writeFile(bundle, gzipSync(Buffer.concat([...ENTRIES.map(entry), Buffer.alloc(1024)])));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const EXTENSION = 'share/postgresql/extension';
const NEEDED = [
  'lib/postgresql/postgis-3.so',
  `${EXTENSION}/postgis.control`,
  `${EXTENSION}/postgis--3.6.2.sql`,
  'share/proj/proj.db',
];
const ENTRIES = [
  `${EXTENSION}/postgis--2.4.3--ANY.sql`,
  'lib/postgresql/postgis_raster-3.so',
  ...NEEDED,
  `${EXTENSION}/postgis_topology.control`,
  `${EXTENSION}/postgis--unpackaged--3.6.2.sql`,
];

/** An entry of an archive, that holds its name and fills two blocks. */
const entry = (name: string): Buffer => {
  const bytes = Buffer.alloc(3 * 512);
  bytes.write(name, 0);
  bytes.write((600).toString(8).padStart(11, '0'), 124);
  bytes.write(name, 512);
  return bytes;
};

describe('the bundle of PostGIS', () => {
  it('is made once, of what is needed, whole', async () => {
    const lean = await leanBundle(bundle);
    expect(lean.pathname).toBe(join(folder, 'node_modules/.cache/biatouna/postgis-1.2.3.tar.gz'));
    const tar = gunzipSync(await readFile(lean));
    expect(tar).toEqual(Buffer.concat([...NEEDED.map(entry), Buffer.alloc(1024)]));
    await rm(bundle);
    expect(await leanBundle(bundle)).toEqual(lean);
  });

  it('is the package’s own where nothing can be written', async () => {
    await writeFile(join(folder, 'node_modules', '.cache'), '');
    expect(await leanBundle(bundle)).toBe(bundle);
  });
});
