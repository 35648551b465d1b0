import { partitionOf } from '../../sql/partition.ts';
import type { Job } from './job.ts';

/**
 * Gives rows that were written before their layer had a label the points for it. Nobody sees them before the manifest with the
 * label is published.
 */
export const writeMissingLabels = async (job: Job): Promise<void> => {
  if (job.layer.geometry !== 'polygon' || job.layer.label === undefined) return;
  await job.step((client) =>
    client.query(
      `update ${partitionOf('feature', job.row.no)} f set (label_point, label_room) = (
         select st_pointonsurface(part.geom), sqrt(st_area(part.geom))
         from st_dump(f.geom_3857) as part order by st_area(part.geom) desc limit 1)
       where label_point is null and geom_3857 is not null`,
    ),
  );
};
