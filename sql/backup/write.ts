import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import type { Db } from '../db.ts';
import { SetupError } from '../setup-error.ts';
import { type Shape, sequencesOf } from './catalogue.ts';
import { entryOf, FORMAT, MANIFEST, Manifest, type Part, type Rows } from './manifest.ts';
import { writeWhole } from './part-file.ts';
import { readLines } from './read-rows.ts';
import { secretCheck } from './secret-check.ts';
import { signature } from './signature.ts';
import { withSnapshot } from './snapshot.ts';
import { writeZip, type ZipWriter } from './zip-write.ts';

/** What a backup needs. `file` must not be there yet; `secretKey` is only marked, never written. */
export type BackupOptions = { db: Db; file: string; secretKey?: string | undefined };
/** What was written. `heldMs`: how long the transaction lasted, during which others waited on the embedded engine. */
export type Written = { manifest: Manifest; bytes: number; heldMs: number };

/** zlib's level: others may be waiting for it. Rows are text and pack well at any. */
const LEVEL = 3;

const writePart = async (client: pg.PoolClient, zip: ZipWriter, shape: Shape, rows: Rows): Promise<Part> => {
  const table = shape.tables.find(({ name }) => name === rows.table)!;
  const part = { ...rows, rows: 0, bytes: 0, sha256: '' };
  const digest = createHash('sha256');
  const chunks = async function* () {
    for await (const lines of readLines(client, rows, table)) {
      const chunk = Buffer.from(lines.join(''));
      part.rows += lines.length;
      part.bytes += chunk.length;
      digest.update(chunk);
      yield chunk;
    }
  };
  await zip.add(entryOf(rows), chunks());
  return { ...part, sha256: digest.digest('hex') };
};

const productVersion = async (): Promise<string> => {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
};

/** Throws SetupError for a database in which there is nothing. */
const originOf = async (
  client: pg.PoolClient,
): Promise<Pick<Manifest, 'postgres' | 'postgis' | 'migrations'>> => {
  const { rows } = await client.query<{ ledger: string | null }>(
    "select to_regclass('biatouna.migration')::text as ledger",
  );
  if (!rows[0]?.ledger)
    throw new SetupError('There is nothing to back up: this database has no tables of Biatouna.');
  const versions = await client.query<{ postgres: string; postgis: string }>(
    "select current_setting('server_version') as postgres, public.postgis_lib_version() as postgis",
  );
  const migrations = await client.query<Manifest['migrations'][number]>(
    'select id, name, checksum from biatouna.migration order by id',
  );
  return { ...versions.rows[0]!, migrations: migrations.rows };
};

const writeDatabase = async ({ db, secretKey }: BackupOptions, zip: ZipWriter): Promise<Manifest> => {
  const product = await productVersion();
  return withSnapshot(db, async (client, shape) => {
    const made = new Date().toISOString();
    const origin = await originOf(client);
    const parts: Part[] = [];
    for (const rows of shape.rows) parts.push(await writePart(client, zip, shape, rows));
    return Manifest.parse({
      format: FORMAT,
      product,
      made,
      engine: db.engine,
      ...origin,
      secret: secretCheck(secretKey),
      tables: shape.tables,
      sequences: await sequencesOf(client),
      parts,
    });
  });
};

/**
 * Writes all that a database holds to one file, as it was at one moment. The file is there when it is whole, and only then.
 * Throws SetupError where it is there already, or there is nothing to write.
 */
export const backup = async (options: BackupOptions): Promise<Written> => {
  if (existsSync(options.file))
    throw new SetupError(`${options.file} is there already. Name another file, or move it away.`);
  return writeWhole(options.file, async (sink) => {
    let bytes = 0;
    const zip = writeZip(async (chunk) => {
      bytes += chunk.length;
      await sink(chunk);
    }, LEVEL);
    const started = performance.now();
    const manifest = await writeDatabase(options, zip);
    const heldMs = performance.now() - started;
    const text = Buffer.from(JSON.stringify(manifest, null, 1));
    await zip.add(MANIFEST, [text]);
    await zip.close(signature(text));
    return { manifest, bytes, heldMs };
  });
};
