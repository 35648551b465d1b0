import type pg from 'pg';
import { audit, COMMAND } from '../audit.ts';
import type { Manifest } from './manifest.ts';

/** Numbers that tell running processes that something is new: a database that takes another's place goes on from its. */
export type Counters = { publication: string; access: string };

const versionIn = async (client: pg.PoolClient, table: string): Promise<string> => {
  const found = await client.query<{ there: string | null }>('select to_regclass($1)::text as there', [
    `biatouna.${table}`,
  ]);
  if (!found.rows[0]?.there) return '0';
  const { rows } = await client.query<{ version: string }>(
    `select coalesce(max(version), 0)::text as version from biatouna.${table}`,
  );
  return rows[0]!.version;
};

/** The counters of the database as it is before. */
export const countersOf = async (client: pg.PoolClient): Promise<Counters> => ({
  publication: await versionIn(client, 'publication'),
  access: await versionIn(client, 'access_state'),
});

/** What was running when the backup was taken is not: jobs wait for their next try, loads were cut short. */
const STOPPED = [
  `update biatouna.job set state = 'waiting', lease_until = null, worker = null where state = 'running'`,
  `update biatouna.load set state = 'interrupted', finished_at = now(),
     error = 'it was running when the backup was taken',
     error_code = 'interrupted' where state = 'running'`,
];

/** What was changed in the rows of the backup, for whoever restored it. */
export type Settled = { jobs: number; loads: number; waitingMessages: number };

/**
 * Makes rows that came from a backup into a database to go on with: nothing runs, running servers notice, and the trail tells
 * of it.
 */
export const settle = async (
  client: pg.PoolClient,
  { made, product, engine }: Manifest,
  before: Counters,
): Promise<Settled> => {
  const [jobs, loads] = [await client.query(STOPPED[0]!), await client.query(STOPPED[1]!)];
  await client.query('update biatouna.publication set version = 1 + greatest(version, $1::bigint)', [
    before.publication,
  ]);
  await client.query('update biatouna.access_state set version = 1 + greatest(version, $1::bigint)', [
    before.access,
  ]);
  await audit(client, {
    actor: COMMAND,
    action: 'database.restore',
    object: { kind: 'backup', id: made },
    after: { product, engine },
  });
  const waiting = await client.query<{ count: number }>(
    "select count(*)::int as count from biatouna.message where state = 'waiting'",
  );
  return {
    jobs: jobs.rowCount ?? 0,
    loads: loads.rowCount ?? 0,
    waitingMessages: waiting.rows[0]!.count,
  };
};
