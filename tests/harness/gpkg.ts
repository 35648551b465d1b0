import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';

/** All that stands in the tables of a GeoPackage, as text; long values are not cut by its pages, as they are in its bytes. */
export const gpkgText = async (bytes: Buffer): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-read-'));
  const file = join(folder, 'read.gpkg');
  try {
    await writeFile(file, bytes);
    const database = new sqlite.Database(file, { readOnly: true });
    // SQLite in WebAssembly comes without the module of the spatial index, which holds boxes alone.
    const tables = database.all(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%'",
    );
    const told = tables.map(({ name }) => JSON.stringify(database.all(`select * from "${name}"`)));
    database.close();
    return told.join('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
