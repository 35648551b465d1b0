import knexModule, { type Knex } from 'knex';
import knexPostgis, { type KnexPostgis } from 'knex-postgis';
import pg from 'pg';
import { checkUrl } from './setup-error.ts';

/** Which database answers: the one inside (WebAssembly, one backend for all clients) or a PostgreSQL server. */
export type Engine = 'embedded' | 'server';

export type Db = {
  engine: Engine;
  url: string;
  /** Query building, with PostGIS functions in `st`. */
  knex: Knex;
  st: KnexPostgis;
  /** The driver itself, for COPY, cursors and cancelling. */
  pool: pg.Pool;
  /** A pool for reading only: a replica, in turn, where there are any. */
  read: () => pg.Pool;
  /** All pools that `read` gives. */
  readers: readonly pg.Pool[];
  /**
   * Ends the query that runs on a connection of `pool` or of a `read()` pool, by a connection that is kept for it: the
   * others may all be waiting for just such queries. Server engine only.
   */
  cancel: (from: pg.Pool, client: pg.PoolClient) => Promise<void>;
  close: () => Promise<void>;
};

export type DbOptions = {
  max?: number;
  readUrls?: readonly string[];
  applicationName?: string;
  /** Server engine only: the embedded one has no time-outs. */
  statementTimeoutMs?: number;
  /** Server engine only: a query ends when the process that asked for it is gone, instead of going on for nobody. */
  leavesWithClient?: boolean;
};

const { builtins } = pg.types;

/** int8 as a number where it is exact (all of ours are), dates as they are written: a day has no time zone. */
const parsers: Partial<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: (text) => (Number.isSafeInteger(Number(text)) ? Number(text) : text),
  [builtins.DATE]: (text) => text,
  [builtins.NUMERIC]: Number,
};

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || pg.types.getTypeParser(oid, format as 'text'),
} as pg.CustomTypesConfig;

/**
 * Session settings as start-up options, so that they cost no round trip; those of the address are kept. The embedded
 * engine ignores all of them; its child process sets the same once for the one session that all clients share.
 */
const optionsOf = (url: string, options: DbOptions): string =>
  [
    decodeURIComponent(GIVEN_OPTIONS.exec(url)?.[1] ?? ''),
    '-c search_path=biatouna,public',
    '-c TimeZone=UTC',
    // Pages mostly lie in memory or on flash, where one in the middle costs no more than the next: by the default of
    // 4, tiles would be read by going through whole layers. Compiling takes longer than any of our queries.
    '-c random_page_cost=1.1',
    '-c jit=off',
    options.statementTimeoutMs ? `-c statement_timeout=${Math.trunc(options.statementTimeoutMs)}` : '',
  ]
    .filter(Boolean)
    .join(' ');

const GIVEN_OPTIONS = /(?<=[?&])options=([^&]*)&?/;

const connectionOf = (url: string, options: DbOptions) => ({
  connectionString: url.replace(GIVEN_OPTIONS, ''),
  types,
  options: optionsOf(url, options),
  application_name: options.applicationName ?? 'biatouna',
});

/** Not every server can: where it runs on Windows it refuses, and the query goes on. */
const letGoWithClient = async (client: pg.ClientBase): Promise<void> => {
  await client.query('set client_connection_check_interval = 2000').catch(() => undefined);
};

const poolOf = (url: string, max: number, options: DbOptions): pg.Pool => {
  const onConnect = options.leavesWithClient ? { onConnect: letGoWithClient } : {};
  const pool = new pg.Pool({ ...connectionOf(url, options), ...onConnect, max });
  // A connection that breaks while idle is the pool's to replace; without a listener it would end the process.
  pool.on('error', () => undefined);
  // Nor may one that breaks while it is lent, between two queries: whoever has it learns of it by the next.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
};

const knexOf = (url: string, max: number, options: DbOptions): Knex =>
  knexModule({
    client: 'pg',
    connection: connectionOf(url, options) as Knex.PgConnectionConfig,
    pool: { min: 0, max },
    // Errors tell the query, not what was put into it.
    compileSqlOnError: false,
  });

/** Address of the embedded engine whose socket lies in a folder. */
export const socketUrl = (folder: string): string =>
  `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`;

/** A server that has not let us in by then will not. An engine on a socket of this machine may just be busy. */
const CONNECT_MS = 10_000;
const isSocket = (url: string): boolean => /[?&]host=(%2F|\/)/i.test(url);

/** Asks with a connection of its own, which also tells at once what is wrong with the address. */
const engineOf = async (url: string, options: DbOptions): Promise<Engine> => {
  checkUrl(url);
  const client = new pg.Client({
    ...connectionOf(url, options),
    connectionTimeoutMillis: isSocket(url) ? 0 : CONNECT_MS,
  });
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    // The server would wait a minute for the password that the driver does not have.
    void client.end();
    throw error;
  });
  const { rows } = await client.query<{ version: string }>('select version() as version');
  await client.end();
  return rows[0]?.version.includes('PGlite') ? 'embedded' : 'server';
};

/**
 * Opens the pools on a database; the only place that does. Rejects with the driver's error when it cannot be reached
 * (`toSetupError` makes a sentence of it).
 * On the embedded engine all clients share one backend and take turns: keep transactions short, never await anything
 * but the database inside one, and name no prepared statements (the names are shared as well).
 */
export const openDb = async (url: string, given: DbOptions = {}): Promise<Db> => {
  const engine = await engineOf(url, given);
  const options = { ...given, leavesWithClient: given.leavesWithClient && engine === 'server' };
  const max = options.max ?? 8;
  const pool = poolOf(url, max, options);
  const knex = knexOf(url, engine === 'embedded' ? Math.min(max, 4) : max, options);
  const readUrls = options.readUrls ?? [];
  const replicas = readUrls.map((replica) => poolOf(replica, max, options));
  const controls = [url, ...readUrls].map((one) => poolOf(one, 1, options));
  const readers = replicas.length > 0 ? replicas : [pool];
  let turn = 0;
  return {
    engine,
    url,
    knex,
    st: knexPostgis(knex),
    pool,
    read: () => readers[turn++ % readers.length]!,
    readers,
    cancel: async (from, client) => {
      const { processID } = client as unknown as { processID: number };
      await controls[replicas.indexOf(from) + 1]!.query('select pg_cancel_backend($1)', [processID]);
    },
    close: async () => {
      await Promise.all([knex.destroy(), ...[pool, ...replicas, ...controls].map((one) => one.end())]);
    },
  };
};
