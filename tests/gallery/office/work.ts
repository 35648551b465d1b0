import type { Db } from '../../../sql/db.ts';
import type { Problem } from '../../../sql/model/problem.ts';

type Row = readonly (string | number | null)[];

const insertAll = async (db: Db, query: string, rows: readonly Row[]): Promise<void> => {
  for (const row of rows) await db.pool.query(query, [...row]);
};

/** Jobs in all states. What waits is due in an hour, so that no worker takes it while it is looked at. */
const fillJobs = async (db: Db, actor: string): Promise<void> => {
  const layer = (id: string) => JSON.stringify({ layer: id, force: false });
  const message = (no: number) => JSON.stringify({ message: `7a1f8c04-52c1-4b1e-9d35-00000000000${no}` });
  await insertAll(
    db,
    `insert into job (kind, payload, state, progress, note, fails, attempts, error, error_detail, result, actor_kind, actor_id,
        run_at, created_at, started_at, finished_at, lease_until)
      values ($1, $2, $3, $4, $5, $6, $6 + 1, $7, $8, $9, $10, $11, now() + $12::interval, now() - $13::interval,
        now() - $14::interval, now() - $15::interval, case when $3 = 'running' then now() + interval '1 day' end)`,
    [
      [
        'retention',
        '{}',
        'done',
        1,
        null,
        0,
        null,
        null,
        '{"deleted":418}',
        'system',
        null,
        '-9 hours',
        '9 hours',
        '9 hours',
        '8 hours 59 minutes',
      ],
      [
        'layer.publish',
        layer('wastewater-plants'),
        'done',
        1,
        null,
        0,
        null,
        null,
        '{"revision":4}',
        'account',
        actor,
        '-5 hours',
        '5 hours',
        '5 hours',
        '4 hours 58 minutes',
      ],
      [
        'deliver',
        message(1),
        'done',
        null,
        null,
        2,
        null,
        null,
        null,
        'system',
        null,
        '-4 hours',
        '5 hours',
        '4 hours',
        '4 hours',
      ],
      [
        'layer.publish',
        layer('ports'),
        'dead',
        null,
        null,
        3,
        'too-many-dropped',
        null,
        null,
        'account',
        actor,
        '-3 hours',
        '3 hours 20 minutes',
        '3 hours',
        '3 hours',
      ],
      [
        'deliver',
        message(2),
        'dead',
        null,
        null,
        10,
        'not-delivered',
        'smtp 550 5.1.1',
        null,
        'system',
        null,
        '-2 hours',
        '2 days',
        '2 hours',
        '2 hours',
      ],
      [
        'layer.publish',
        layer('lakes'),
        'cancelled',
        0.3,
        null,
        0,
        null,
        null,
        null,
        'account',
        actor,
        '-1 hours',
        '1 hours',
        '1 hours',
        '55 minutes',
      ],
      [
        'deliver',
        message(3),
        'waiting',
        null,
        null,
        4,
        'not-delivered',
        'smtp 421',
        null,
        'system',
        null,
        '1 hours',
        '3 hours',
        '26 minutes',
        null,
      ],
      [
        'layer.publish',
        layer('dams'),
        'waiting',
        null,
        null,
        0,
        null,
        null,
        null,
        'account',
        actor,
        '2 hours',
        '2 minutes',
        null,
        null,
      ],
      [
        'layer.publish',
        layer('power-units'),
        'running',
        0.62,
        'rows 3,100 of 5,000',
        0,
        null,
        null,
        null,
        'account',
        actor,
        '-1 minutes',
        '2 minutes',
        '1 minutes',
        null,
      ],
      [
        'retention',
        '{}',
        'running',
        null,
        null,
        0,
        null,
        null,
        null,
        'system',
        null,
        '-20 seconds',
        '20 seconds',
        '18 seconds',
        null,
      ],
    ],
  );
};

/** Messages of all channels in all states. */
const fillMessages = async (db: Db): Promise<void> => {
  await insertAll(
    db,
    `insert into message (channel, recipient, language, template, topic, state, attempts, error, created_at, sent_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, now() - $9::interval, now() - $10::interval)`,
    [
      ['mail', 'a…@example.tn', 'ar', 'verify-email', null, 'sent', 1, null, '3 days', '3 days'],
      ['mail', 'l…@env.example.tn', 'fr', 'new-sign-in', null, 'sent', 1, null, '26 hours', '26 hours'],
      [
        'webhook',
        '00000000-0000-4000-8000-000000000001',
        'en',
        'layer-published',
        'layers',
        'sent',
        2,
        null,
        '9 hours',
        '9 hours',
      ],
      ['mail', 'r…@example.tn', 'fr', 'layer-published', 'layers', 'suppressed', 1, null, '9 hours', null],
      [
        'push',
        '00000000-0000-4000-8000-000000000002',
        'ar',
        'layer-published',
        'layers',
        'sent',
        1,
        null,
        '9 hours',
        '9 hours',
      ],
      [
        'mail',
        'z…@example.tn',
        'fr',
        'reset-password',
        null,
        'discarded',
        10,
        'smtp 550 5.7.1',
        '8 hours',
        null,
      ],
      [
        'webhook',
        '00000000-0000-4000-8000-000000000003',
        'en',
        'layer-published',
        'layers',
        'dead',
        10,
        'http 503',
        '7 hours',
        null,
      ],
      [
        'mail',
        'direction.generale@dgf.example.tn',
        'ar',
        'invitation',
        null,
        'dead',
        10,
        'smtp 550 5.1.1',
        '5 hours',
        null,
      ],
      [
        'mail',
        'karim.sassi@anged.example.tn',
        'fr',
        'password-changed',
        null,
        'dead',
        10,
        'unreachable',
        '2 hours',
        null,
      ],
      [
        'mail',
        'olfa.karray@apal.example.tn',
        'fr',
        'invitation',
        null,
        'waiting',
        0,
        null,
        '12 minutes',
        null,
      ],
      [
        'mail',
        'nadia.gharbi@agri.example.tn',
        'fr',
        'roles-granted',
        null,
        'sent',
        1,
        null,
        '4 minutes',
        '3 minutes',
      ],
    ],
  );
};

const problem = (given: Partial<Problem> & Pick<Problem, 'reason' | 'row' | 'field' | 'value'>): Problem => ({
  severity: 'reject',
  input: 'features',
  message: 'see its reason',
  ...given,
});
const PROBLEMS: readonly Problem[] = [
  problem({ reason: 'missing-value', row: 12, field: 'name', value: null }),
  problem({ reason: 'not-a-number', row: 57, field: 'capacity', value: '12,5 m3' }),
  problem({ reason: 'not-a-date', row: 58, field: 'opened', value: '31/02/2019' }),
  problem({ reason: 'not-an-integer', row: 60, field: 'population', value: '1 204.5', severity: 'repair' }),
];

/** Layers that came by the API: one published with rejects, one whose load failed, one that is a draft only. */
const fillLayers = async (db: Db): Promise<void> => {
  const set = 'update layer set origin = $2, owner_id = $3, visibility = $4 where id = $1';
  await insertAll(db, set, [
    ['wastewater-plants', 'api', 'anpe', '{"kind":"public"}'],
    ['ports', 'api', 'anpe', '{"kind":"roles","roles":["duty-officer","case-officer"]}'],
    ['lakes', 'theme', 'anpe', '{"kind":"draft"}'],
  ]);
  await insertAll(
    db,
    `insert into layer_draft (layer_id, manifest, position, owner_id, visibility, row_count, byte_count, changed_at)
      select $1, manifest || jsonb_build_object('id', $1::text) || $3::jsonb, 900, 'anpe', $4, $5, $6, now() - $7::interval
      from layer where id = $2`,
    [
      ['ports', 'ports', '{}', '{"kind":"draft"}', 21, 18_400, '3 hours'],
      [
        'industrial-outfalls',
        'wastewater-plants',
        JSON.stringify({
          title: { ar: 'مصبات صناعية', fr: 'Rejets industriels', en: 'Industrial outfalls' },
        }),
        '{"kind":"draft"}',
        342,
        1_260_000,
        '40 minutes',
      ],
    ],
  );
  await fillLoads(db);
};

const fillLoads = async (db: Db): Promise<void> => {
  const add = `insert into load (theme_id, layer_id, state, pack, rows_read, rows_rejected, revision, error, error_code, started_at, finished_at)
      values ('sanitation', $1, $2, 'api', $3, $4, $5, $6, $6, now() - $7::interval, now() - $7::interval + interval '40 seconds')
      returning no`;
  await db.pool.query(add, ['wastewater-plants', 'published', 118, 0, 2, null, '40 days']);
  await db.pool.query(add, ['wastewater-plants', 'failed', 90, 0, null, 'too-many-dropped', '6 days']);
  await db.pool.query(add, ['ports', 'failed', 21, 0, null, 'too-many-dropped', '3 hours']);
  const { rows } = await db.pool.query<{ no: number }>(add, [
    'wastewater-plants',
    'published',
    124,
    3,
    3,
    null,
    '5 hours',
  ]);
  for (const [position, one] of PROBLEMS.entries())
    await db.pool.query('insert into load_problem values ($1, $2, $3)', [rows[0]?.no, position, one]);
};

/** Jobs, messages and layers as they stand on a busy day. */
export const fillWork = async (db: Db, actor: string): Promise<void> => {
  await fillJobs(db, actor);
  await fillMessages(db);
  await fillLayers(db);
};
