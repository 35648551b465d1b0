import type { Job } from '../load/job.ts';

/** Writes the levels or cells of a layer's pending revision; gives the zooms they serve, ascending. */
export const writeLevels = async (_job: Job): Promise<number[]> => [];
