import { hostname } from 'node:os';
import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { LoadErrorCode } from '../../sql/model/load-errors.ts';
import { transaction } from '../../sql/transaction.ts';
import { LoadFailure } from './failure.ts';

/** Another load fills the layer, and it lives. */
export class LayerBusy extends LoadFailure {
  override name = 'LayerBusy';

  constructor(message: string) {
    super('layer-busy', message);
  }
}

/** This load was silent for so long that another took its place; it may write nothing more. */
export class LoadLost extends Error {
  override name = 'LoadLost';
}

/** Silence after which a running load of another machine counts as dead, seconds. */
export const SILENCE_SECONDS = 60;

type Running = { no: number; host: string | null; pid: number | null; silent: number };

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isDead = (running: Running): boolean =>
  running.silent > SILENCE_SECONDS ||
  (running.host === hostname() &&
    running.pid !== null &&
    running.pid !== process.pid &&
    !isAlive(running.pid));

const runningOf = async (db: Db, layer: string): Promise<Running | undefined> => {
  const found = await db.pool.query<Running>(
    `select no, host, pid, extract(epoch from now() - alive_at)::float8 as silent
     from load where layer_id = $1 and state = 'running'`,
    [layer],
  );
  return found.rows[0];
};

const bury = async (db: Db, no: number): Promise<void> => {
  await db.pool.query(
    `update load set state = 'interrupted', finished_at = now(), error = 'its process ended without a word'
     where no = $1 and state = 'running'`,
    [no],
  );
};

/** What is known of a load when it begins. */
export type Claim = { theme: string; layer: string; pack: string; inputs: readonly string[] };

const insert = async (db: Db, claim: Claim): Promise<number | undefined> => {
  const made = await db.pool.query<{ no: number }>(
    `insert into load (theme_id, layer_id, state, pack, inputs, host, pid)
     values ($1, $2, 'running', $3, $4, $5, $6)
     on conflict (layer_id) where state = 'running' do nothing returning no`,
    [claim.theme, claim.layer, claim.pack, JSON.stringify(claim.inputs), hostname(), process.pid],
  );
  return made.rows[0]?.no;
};

/** Makes the one running load of a layer; buries a dead one before. Throws LayerBusy where one lives. */
export const claim = async (db: Db, wanted: Claim): Promise<number> => {
  const running = await runningOf(db, wanted.layer);
  if (running && isDead(running)) await bury(db, running.no);
  const no = await insert(db, wanted);
  if (no !== undefined) return no;
  throw new LayerBusy(
    `layer ${wanted.layer} is being loaded by process ${running?.pid ?? '?'} on ${running?.host ?? '?'}`,
  );
};

/** Runs work in one transaction. */
export type InTransaction = <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;

/** One short transaction of a load: says that it lives, and makes sure that it is still the one that may write. */
export type Step = InTransaction;

/** The steps of a claimed load, each in a transaction of its own, or as `within` has it. */
export const stepsOf =
  (db: Db, no: number, within: InTransaction = (work) => transaction(db, work)): Step =>
  (work) =>
    within(async (client) => {
      const alive = await client.query(
        `update load set alive_at = now() where no = $1 and state = 'running'`,
        [no],
      );
      if (alive.rowCount !== 1)
        throw new LoadLost(`load ${no} was given up for dead; nothing more is written`);
      return work(client);
    });

const BEAT_MS = 15_000;

/** Says now and then that a load lives, also while its source makes it wait; gives what ends that. */
export const keepAlive = (db: Db, no: number): (() => void) => {
  const beat = () =>
    db.pool
      .query(`update load set alive_at = now() where no = $1 and state = 'running'`, [no])
      .catch(() => undefined);
  const timer = setInterval(beat, BEAT_MS);
  return () => clearInterval(timer);
};

/** How a load ended, for its row. */
export type Ending = {
  state: 'published' | 'unchanged' | 'failed' | 'interrupted';
  rows: number;
  rejected: number;
  revision: number | null;
  error: string | null;
  code?: LoadErrorCode;
};

/** Writes a load's end; a load that was given up stays as it is. */
export const finish = async (client: pg.PoolClient | pg.Pool, no: number, ending: Ending): Promise<void> => {
  await client.query(
    `update load set state = $2, finished_at = now(), rows_read = $3, rows_rejected = $4, revision = $5, error = $6,
       error_code = $7
     where no = $1 and state = 'running'`,
    [no, ending.state, ending.rows, ending.rejected, ending.revision, ending.error, ending.code],
  );
};
