import type pg from 'pg';
import { amend, beginAmendment, endAmendment } from './amend.ts';
import { roundsOf } from './stretch.ts';
import { putAll } from './timeline.ts';
import type { Value } from './value.ts';

/** What became of values that were written: each counts in one of these. */
export type Written = { inserted: number; corrected: number; unchanged: number };

export const nothingWritten = (): Written => ({ inserted: 0, corrected: 0, unchanged: 0 });

/**
 * Writes values into their series in the caller's transaction; `ensureErasOf` comes before it, in one of its own. A value that
 * is there already changes nothing, another one for the same moment takes its place, and what was there becomes past: of
 * two for one moment the later one in the list stands. Series that are not there are an error of the caller's.
 */
export const writeValues = async (client: pg.PoolClient, values: readonly Value[]): Promise<Written> => {
  const written = nothingWritten();
  if (values.length === 0) return written;
  const amendment = await beginAmendment(client, [...new Set(values.map(({ series }) => series))]);
  for (const round of roundsOf(values, amendment.states)) {
    await amend(amendment, round, (timeline, stretch) => {
      putAll(timeline, stretch.values, written);
    });
  }
  await endAmendment(amendment);
  return written;
};
