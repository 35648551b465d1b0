import type pg from 'pg';
import { amend, beginAmendment, endAmendment } from './amend.ts';
import { partsOf } from './parts.ts';
import { isChanged, remove } from './timeline.ts';

/** Values of a series from a moment to a moment, both among them (milliseconds); `keep` tells those that stay. */
export type Removal = { series: number; from: number; to: number; keep?: (time: number) => boolean };

/** Takes values away in the caller's transaction: they become past. Gives how many. */
export const removeValues = async (client: pg.PoolClient, removal: Removal): Promise<number> => {
  const amendment = await beginAmendment(client, [removal.series]);
  const state = amendment.states.get(removal.series);
  if (!state) return 0;
  let removed = 0;
  for (const part of await partsOf(client, removal.series, removal)) {
    await amend(amendment, [{ state, ...part }], ({ slots }) => {
      for (const slot of slots) {
        const { time } = slot;
        if (time < part.from || time > part.to || removal.keep?.(time)) continue;
        remove(slot);
        if (isChanged(slot)) removed += 1;
      }
    });
  }
  await endAmendment(amendment);
  return removed;
};
