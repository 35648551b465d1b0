import { publishIn } from '../../etl/jobs/layers.ts';
import type { Db } from '../../sql/db.ts';
import { worldland } from '../world/country.ts';
import { doJobs } from './jobs/do-jobs.ts';

/** Publishes and removes layers, and tells who asked to be told; drafts are published in the country of the test world. */
export const doLayerJobs = (db: Db): Promise<number> =>
  doJobs(db, process.env, { 'layer.publish': publishIn(worldland) }, [
    'layer.publish',
    'layer.remove',
    'deliver',
  ]);
