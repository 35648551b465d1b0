import type { Db } from '../../../sql/db.ts';
import type { JobState } from '../../../sql/model/job.ts';

/** A job as it stands: times are how long ago, `due` how long from now. */
type Filled = {
  kind: 'layer.publish' | 'deliver' | 'retention';
  state: JobState;
  layer?: string;
  progress?: number;
  note?: string;
  fails?: number;
  error?: readonly [code: string, detail: string | null];
  result?: object;
  due?: string;
  asked: string;
  begun?: string;
  ended?: string;
};

/** What waits is due in an hour, so that no worker takes it while it is looked at. */
const JOBS: readonly Filled[] = [
  { kind: 'retention', state: 'done', result: { deleted: 418 }, asked: '9 h', begun: '9 h', ended: '8.9 h' },
  {
    kind: 'layer.publish',
    layer: 'wastewater-plants',
    state: 'done',
    asked: '5 h',
    begun: '5 h',
    ended: '4.9 h',
  },
  { kind: 'deliver', state: 'done', fails: 2, asked: '5 h', begun: '4 h', ended: '4 h' },
  {
    ...{ kind: 'layer.publish', layer: 'ports', state: 'dead', fails: 3, error: ['too-many-dropped', null] },
    ...{ asked: '3.3 h', begun: '3 h', ended: '3 h' },
  },
  {
    ...{ kind: 'deliver', state: 'dead', fails: 10, error: ['not-delivered', 'smtp 550 5.1.1'] },
    ...{ asked: '48 h', begun: '2 h', ended: '2 h' },
  },
  { kind: 'layer.publish', layer: 'lakes', state: 'cancelled', asked: '1 h', begun: '1 h', ended: '0.9 h' },
  {
    ...{ kind: 'deliver', state: 'waiting', fails: 4, error: ['not-delivered', 'smtp 421'] },
    ...{ due: '1 h', asked: '3 h', begun: '0.4 h' },
  },
  { kind: 'layer.publish', layer: 'dams', state: 'waiting', due: '2 h', asked: '2 min' },
  {
    ...{ kind: 'layer.publish', layer: 'power-units', state: 'running', progress: 0.62 },
    ...{ note: 'rows 3,100 of 5,000', asked: '2 min', begun: '1 min' },
  },
  { kind: 'retention', state: 'running', asked: '20 s', begun: '18 s' },
];

const INSERT = `insert into job (kind, payload, state, progress, note, fails, attempts, error, error_detail, result,
    actor_kind, actor_id, run_at, created_at, started_at, finished_at, lease_until)
  values ($1, $2, $3, $4, $5, $6, $6 + 1, $7, $8, $9, $10, $11, now() + $12::interval, now() - $13::interval,
    now() - $14::interval, now() - $15::interval, case when $3 = 'running' then now() + interval '1 day' end)`;

const payloadOf = ({ kind, layer }: Filled, at: number): object => {
  if (kind === 'retention') return {};
  return kind === 'deliver'
    ? { message: `7a1f8c04-52c1-4b1e-9d35-00000000000${at}` }
    : { layer, force: false };
};

/** Jobs in all states; `actor` is who had layers published. */
export const fillJobs = async (db: Db, actor: string): Promise<void> => {
  for (const [at, job] of JOBS.entries()) {
    const { kind, state, progress, note, fails = 0, error, result, due, asked, begun, ended } = job;
    const by = kind === 'layer.publish' ? ['account', actor] : ['system', null];
    const [code, detail] = error ?? [null, null];
    const told = [kind, payloadOf(job, at), state, progress, note, fails, code, detail, result];
    await db.pool.query(INSERT, [...told, ...by, due ?? '0 s', asked, begun, ended]);
  }
};
