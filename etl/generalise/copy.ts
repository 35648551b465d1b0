import { type Layer, tileColumns, zoomsOf } from '../../sql/model/layer.ts';
import { partitionOf } from '../../sql/partition.ts';
import { CHUNK } from '../load/clean.ts';
import type { Job } from '../load/job.ts';

/** The parts of a manifest that levels and cells are made of. */
const basis = (layer: Layer): string =>
  JSON.stringify([
    layer.geometry,
    layer.time !== undefined,
    layer.aggregate ?? null,
    zoomsOf(layer),
    tileColumns(layer),
  ]);

/** Do two manifests of a layer with the same rows have the same levels? */
export const sameLevels = (a: Layer, b: Layer): boolean => basis(a) === basis(b);

const TABLES = {
  feature_level: 'level, vid, geom_3857',
  feature_cell: 'zoom, cell_x, cell_y, point_count, vid, properties, geom_3857',
} as const;

const copyTable = async (job: Job, table: keyof typeof TABLES): Promise<void> => {
  const name = partitionOf(table, job.row.no);
  const { revision, next, no } = job.row;
  // Copies of this load have another revision, so the old ones are met once each, in the order of their place on disk.
  for (let after = '(0,0)'; ; ) {
    const copied = await job.step((client) =>
      client.query<{ last: string | null }>(
        `with old as (select ctid, * from ${name} where revision = $1 and ctid > $2::tid order by ctid limit ${CHUNK}),
           made as (insert into ${table} (layer_no, revision, ${TABLES[table]})
             select $3::int, $4::bigint, ${TABLES[table]} from old)
         select max(ctid)::text as last from old`,
        [revision, after, no, next],
      ),
    );
    const last = copied.rows[0]?.last;
    if (!last) return;
    after = last;
  }
};

/** Gives the pending revision the levels and cells of the published one. */
export const copyLevels = async (job: Job): Promise<void> => {
  await copyTable(job, 'feature_level');
  await copyTable(job, 'feature_cell');
};
