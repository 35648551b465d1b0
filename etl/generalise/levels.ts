import { type Layer, zoomsOf } from '../../sql/model/layer.ts';
import type { Job } from '../load/job.ts';
import { writeCells } from './cells.ts';
import { copyLevels, sameLevels } from './copy.ts';
import { cellZooms, levelPlans } from './plan.ts';
import { writeShapeLevels } from './shapes.ts';
import { densitiesOf, featureBytesOf } from './survey.ts';

/**
 * Writes the levels (lines, polygons) or cells (points) of a layer's pending revision; gives the zooms they serve,
 * ascending, none where raw tiles are light enough. Points with time have no cells: which of them share one hangs on the
 * date that is asked for.
 */
const makeLevels = async (job: Job, size: Size): Promise<number[]> => {
  const { layer } = job;
  if (layer.geometry === 'point' && layer.time) return [];
  const source = { layerNo: job.row.no, revision: job.row.next, level: null };
  const featureBytes = await featureBytesOf(job.db, layer, source);
  // No tile holds more than the whole layer: a light layer need not be looked at tile by tile.
  const whole = { zoom: zoomsOf(layer).min, features: size.count, vertices: size.vertices };
  const isLight = cellZooms([whole], featureBytes).length + levelPlans([whole], featureBytes).length === 0;
  const densities = isLight ? [] : await densitiesOf(job.db, layer, source);
  if (layer.geometry === 'point') {
    const zooms = cellZooms(densities, featureBytes);
    await writeCells(job, zooms, size.count);
    return zooms;
  }
  const plans = levelPlans(densities, featureBytes);
  await writeShapeLevels(job, plans, { geometry: layer.geometry, featureBytes, geos: job.geos });
  return plans.map(({ zoom }) => zoom).reverse();
};

/** How much there is of a layer. */
export type Size = { count: number; vertices: number };

/** What the published revision was made with, where its rows are those of the pending one too. */
export type Unchanged = { manifest: Layer; levels: readonly number[] };

/** Writes the pending revision's levels, or copies the published ones where nothing that they are made of differs. */
export const writeLevels = async (
  job: Job,
  size: Size,
  unchanged: Unchanged | null,
): Promise<readonly number[]> => {
  if (!unchanged || !sameLevels(unchanged.manifest, job.layer)) return makeLevels(job, size);
  await copyLevels(job);
  return unchanged.levels;
};
