import knexModule, { type Knex } from 'knex';
import knexPostgis, { type KnexPostgis } from 'knex-postgis';
import pg from 'pg';

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
  close: () => Promise<void>;
};

export type DbOptions = {
  max?: number;
  readUrls?: readonly string[];
  applicationName?: string;
  /** Server engine only: the embedded one has no time-outs. */
  statementTimeoutMs?: number;
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
 * Session settings as start-up options, so that they cost no round trip. The embedded engine ignores these; its child
 * process sets the same once for the one session that all clients share.
 */
const optionsOf = (options: DbOptions): string =>
  [
    'search_path=biatouna,public',
    'TimeZone=UTC',
    ...(options.statementTimeoutMs ? [`statement_timeout=${Math.trunc(options.statementTimeoutMs)}`] : []),
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');

const connectionOf = (url: string, options: DbOptions) => ({
  connectionString: url,
  types,
  options: optionsOf(options),
  application_name: options.applicationName ?? 'biatouna',
});

const poolOf = (url: string, max: number, options: DbOptions): pg.Pool => {
  const pool = new pg.Pool({ ...connectionOf(url, options), max });
  // A connection that breaks while idle is the pool's to replace; without a listener it would end the process.
  pool.on('error', () => undefined);
  return pool;
};

const knexOf = (url: string, max: number, options: DbOptions): Knex =>
  knexModule({
    client: 'pg',
    connection: connectionOf(url, options) as Knex.PgConnectionConfig,
    pool: { min: 0, max },
  });

/** Address of the embedded engine whose socket lies in a folder. */
export const socketUrl = (folder: string): string =>
  `postgres://postgres@/postgres?host=${encodeURIComponent(folder)}`;

const engineOf = async (pool: pg.Pool): Promise<Engine> => {
  const { rows } = await pool.query<{ version: string }>('select version() as version');
  return rows[0]?.version.includes('PGlite') ? 'embedded' : 'server';
};

/**
 * Opens the pools on a database; the only place that does. Rejects with the driver's error when it cannot be reached.
 * On the embedded engine all clients share one backend and take turns: keep transactions short, never await anything
 * but the database inside one, and name no prepared statements (the names are shared as well).
 */
export const openDb = async (url: string, options: DbOptions = {}): Promise<Db> => {
  const max = options.max ?? 8;
  const pool = poolOf(url, max, options);
  const engine = await engineOf(pool).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const knex = knexOf(url, engine === 'embedded' ? Math.min(max, 4) : max, options);
  const replicas = (options.readUrls ?? []).map((replica) => poolOf(replica, max, options));
  let turn = 0;
  return {
    engine,
    url,
    knex,
    st: knexPostgis(knex),
    pool,
    read: () => replicas[turn++ % replicas.length] ?? pool,
    close: async () => {
      await Promise.all([knex.destroy(), pool.end(), ...replicas.map((replica) => replica.end())]);
    },
  };
};
