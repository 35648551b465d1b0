import { setTimeout as sleep } from 'node:timers/promises';
import type { Db } from '../../sql/db.ts';
import { enqueueAs } from '../../sql/jobs/enqueue.ts';
import { TEST_KINDS } from '../harness/jobs/kinds.ts';
import { testWorker } from '../harness/jobs/worker.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

const JOBS = 400;
const RUNS = 3;
const LOOK_MS = 20;

const insert = async (db: Db): Promise<void> => {
  for (let n = 0; n < JOBS; n++) await db.pool.query('insert into bench_row (n) values ($1)', [n]);
};

/** Each is put in by itself, as requests do, and has an effect of one row, in a process of its own. */
const work = async (db: Db): Promise<void> => {
  for (let n = 0; n < JOBS; n++) await enqueueAs(db.pool, 'quick', TEST_KINDS.quick, {});
  for (let left = JOBS; left > 0; await sleep(LOOK_MS)) {
    const open = "select count(*)::int as n from job where state in ('waiting', 'running')";
    left = (await db.pool.query<{ n: number }>(open)).rows[0]!.n;
  }
};

/**
 * Jobs a second, from being put in to their effect, against bare inserts of as many rows, one after the other. A job is
 * six statements (put in, claimed, begun, ended, its effect, committed) through three processes, so that a sixth is the most
 * that could be.
 */
export const jobRows = async (db: Db): Promise<Row[]> => {
  await db.pool.query('create table bench_row (n int); create table effect (job bigint)');
  const { quick } = TEST_KINDS;
  const worker = testWorker({ db, kinds: { quick } });
  const took = await medians(
    RUNS,
    () => work(db),
    () => insert(db),
  );
  await worker.stop();
  await db.pool.query('drop table bench_row, effect');
  return [
    {
      what: `jobs put in and done, ${JOBS}`,
      ours: (1000 * JOBS) / took.ours,
      theirs: (1000 * JOBS) / took.theirs,
      unit: 'rows/s',
      aim: { kind: 'least', ratio: 0.05 },
    },
  ];
};
