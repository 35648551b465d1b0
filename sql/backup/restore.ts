import type pg from 'pg';
import { remakeViews } from '../computed.ts';
import type { Db } from '../db.ts';
import { ensureRequirements } from '../migrate/requirements.ts';
import type { Step } from '../migrate/steps.ts';
import { aloneOnSchema, beginSchema, completeSchema, programMigrations } from '../migrate.ts';
import { SetupError } from '../setup-error.ts';
import { inTransaction } from '../transaction.ts';
import { type Archive, openArchive } from './archive.ts';
import { relationOf, shapeOf } from './catalogue.ts';
import { loadRows, setSequences } from './load.ts';
import type { Manifest } from './manifest.ts';
import { onClient } from './on-client.ts';
import { countersOf, type Settled, settle } from './settle.ts';
import { inWords, refuseAttached, rowsFound } from './target.ts';

/** `archive` is of `openToRestore`; `say` is told what will be replaced, and what is left out. */
export type RestoreOptions = { db: Db; archive: Archive; replace?: boolean; say?: (line: string) => void };

/** Throws SetupError where the backup went another way than this program's migrations. */
const checkProgram = ({ migrations, product }: Manifest, steps: readonly Step[]): void => {
  const newer = migrations.find(({ id }) => !steps.some((step) => step.id === id));
  if (newer)
    throw new SetupError(
      `The backup is newer than this program: it was made by ${product} and has the migration ${newer.name}. Update Biatouna, then restore it.`,
    );
  const other = steps
    .slice(0, migrations.length)
    .find((step, at) => step.checksum !== migrations[at]?.checksum);
  if (other)
    throw new SetupError(
      `The backup was made by ${product} with another migration ${other.name} than this program has. Restore it with the program that made it.`,
    );
};

/** Takes away what a restore put aside, table by table: all at once would need a lock for every index there is. */
const dropAside = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'biatouna_replaced' and c.relkind in ('r', 'p') order by c.relispartition desc`,
  );
  for (const { name } of rows) await client.query(`drop table biatouna_replaced.${name} cascade`);
  await client.query('drop schema if exists biatouna_replaced cascade');
};

/** What is made anew shall be whose it was: an administrator may restore for the user that the product runs as. */
const actAsOwner = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<{ owner: string }>(
    "select nspowner::regrole::text as owner from pg_namespace where nspname = 'biatouna'",
  );
  await client.query(`set local role ${rows[0]!.owner}`);
};

const rebuild = async (client: pg.PoolClient, { archive, say }: RestoreOptions): Promise<Settled> => {
  const { manifest } = archive;
  const before = await countersOf(client);
  await client.query('set local statement_timeout = 0');
  await actAsOwner(client);
  await client.query('alter schema biatouna rename to biatouna_replaced');
  await beginSchema(client, manifest.migrations.at(-1)!.id);
  await loadRows(client, archive, say);
  await setSequences(client, archive);
  await completeSchema(client);
  await remakeViews(client);
  const settled = await settle(client, manifest, before);
  const { rows } = await shapeOf(client);
  await client.query(`analyze ${rows.map(relationOf).join(', ')}`);
  return settled;
};

const putInPlace = async (client: pg.PoolClient, options: RestoreOptions): Promise<Settled> => {
  await refuseAttached(client, options.db);
  await ensureRequirements(client, options.db);
  const found = await rowsFound(client);
  if (found.size > 0 && !options.replace)
    throw new SetupError(
      `The database is not empty (rows by table: ${inWords(found)}). Nothing was changed. Add --replace to put the backup in its place.`,
    );
  if (found.size > 0) options.say?.(`This will be replaced (rows by table): ${inWords(found)}.`);
  await dropAside(client);
  const settled = await inTransaction(client, () => rebuild(client, options));
  await dropAside(client);
  return settled;
};

/**
 * Opens a backup to be restored: all of it is read and held against its digests, and against this program. Throws SetupError
 * where it is damaged or newer. Whoever opened it closes it.
 */
export const openToRestore = async (file: string): Promise<Archive> => {
  const archive = await openArchive(file);
  const look = async (): Promise<void> => {
    checkProgram(archive.manifest, await programMigrations());
    await archive.check();
  };
  await look().catch((error: unknown) => {
    archive.close();
    throw error;
  });
  return archive;
};

/**
 * Puts a backup into a database, or with `replace` in the place of what it holds: whole or not at all, in one transaction,
 * beside what is there, which goes when the new is in place. Throws SetupError where it may not be done.
 */
export const restore = (options: RestoreOptions): Promise<Settled> =>
  onClient(options.db, (client) => aloneOnSchema(client, () => putInPlace(client, options)));
