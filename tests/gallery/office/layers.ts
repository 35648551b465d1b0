import type { Db } from '../../../sql/db.ts';
import type { Problem } from '../../../sql/model/problem.ts';

type Row = readonly (string | number | null)[];
const insertAll = async (db: Db, query: string, rows: readonly Row[]): Promise<void> => {
  for (const row of rows) await db.pool.query(query, [...row]);
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
export const fillLayers = async (db: Db): Promise<void> => {
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
