import type pg from 'pg';
import type { Db } from '../db.ts';
import { SetupError } from '../setup-error.ts';

/** What is found of an extension; `schema` and `version` are null where it is not in this database. */
type Extension = { name: string; schema: string | null; version: string | null; newest: string | null };

export const OLDEST_POSTGRES = 15;
export const OLDEST_POSTGIS = [3, 3] as const;
const EXTENSIONS = ['postgis', 'pg_trgm'] as const;

/** What is wrong with a PostgreSQL of this `server_version_num`, or null. */
export const postgresProblem = (version: number): string | null => {
  const major = Math.floor(version / 10_000);
  return major >= OLDEST_POSTGRES
    ? null
    : `PostgreSQL is version ${major}; ${OLDEST_POSTGRES} is the oldest that works. Upgrade the server.`;
};

/** What is wrong with a PostGIS of this version ("3.3.2"), or null. */
export const postgisProblem = (version: string): string | null => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < OLDEST_POSTGIS[0] || (major === OLDEST_POSTGIS[0] && minor < OLDEST_POSTGIS[1]);
  return isOld
    ? `PostGIS is version ${version}; ${OLDEST_POSTGIS.join('.')} is the oldest that works. Upgrade it on the server, then run in this database: alter extension postgis update;`
    : null;
};

/** What is wrong with how an extension is there, or null: that it can be made or is there already. */
export const extensionProblem = (extension: Extension): string | null => {
  const { name, schema, newest } = extension;
  if (schema === null && newest === null) {
    return `The extension ${name} is not on the database server. Install it there (on Debian: apt install postgresql-postgis postgresql-contrib).`;
  }
  return schema === null || schema === 'public'
    ? null
    : `The extension ${name} lies in the schema ${schema} of this database, and must lie in public. As a superuser run in this database: drop extension ${name}; create extension ${name} schema public;`;
};

const refuse = (problem: string | null): void => {
  if (problem) throw new SetupError(problem);
};

const create = (client: pg.ClientBase, name: string): Promise<unknown> =>
  client.query(`create extension if not exists ${name} schema public`).catch((error: { code?: string }) => {
    if (error.code !== '42501') throw error;
    throw new SetupError(
      `The database user may not create the extension ${name}. As a superuser run in this database: create extension ${name} schema public;`,
    );
  });

const ensureExtension = async (client: pg.ClientBase, db: Db, name: string): Promise<void> => {
  const { rows } = await client.query<Extension>(
    `select a.name, e.extnamespace::regnamespace::text as schema, e.extversion as version,
       a.default_version as newest
     from (select $1::text as name, (select default_version from pg_available_extensions where name = $1)) a
     left join pg_extension e on e.extname = a.name`,
    [name],
  );
  const found = rows[0]!;
  refuse(extensionProblem(found));
  if (found.schema === null) await create(client, name);
  // A data folder made by an older embedded engine; on a server this is its administrator's to do.
  else if (db.engine === 'embedded' && found.version !== found.newest)
    await client.query(`alter extension ${name} update`);
};

const ensureSchema = async (client: pg.ClientBase): Promise<void> => {
  const { rowCount } = await client.query("select from pg_namespace where nspname = 'biatouna'");
  // Asked first: "if not exists" wants the right to create even where there is nothing to create.
  if (!rowCount) await client.query('create schema if not exists biatouna');
};

/**
 * Sees that a database has what the migrations stand on: versions, our schema, the extensions in `public`. Makes what is
 * missing; throws SetupError with the way out where it may not, or where the server is too old.
 */
export const ensureRequirements = async (client: pg.ClientBase, db: Db): Promise<void> => {
  const { rows } = await client.query<{ server: number }>(
    "select current_setting('server_version_num')::int as server",
  );
  refuse(postgresProblem(rows[0]?.server ?? 0));
  await ensureSchema(client);
  for (const name of EXTENSIONS) await ensureExtension(client, db, name);
  const postgis = await client.query<{ version: string }>('select public.postgis_lib_version() as version');
  refuse(postgisProblem(postgis.rows[0]?.version ?? '0'));
};
