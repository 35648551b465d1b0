import type pg from 'pg';
import { amend, beginAmendment, endAmendment } from './amend.ts';
import { isChanged, remove } from './timeline.ts';

/** Values of a series from a moment to a moment, both among them (milliseconds); `keep` tells those that stay. */
export type Removal = { series: number; from: number; to: number; keep?: (time: number) => boolean };

const HELD = 20_000;

const COUNT = `select (extract(epoch from time) * 1000)::float8 as time from observation
  where series_no = $1 and time between $2 and $3 order by time offset $4 limit 1`;

const moment = (time: number): string => new Date(time).toISOString();

/** Ends of parts of a period that hold no more values than are looked at in one go. */
const partsOf = async (
  client: pg.ClientBase,
  { series, from, to }: Removal,
): Promise<{ from: number; to: number }[]> => {
  const parts: { from: number; to: number }[] = [];
  let begin = from;
  for (;;) {
    const values = [series, moment(begin), moment(to), HELD];
    const next = (await client.query<{ time: number }>(COUNT, values)).rows[0]?.time;
    parts.push({ from: begin, to: next === undefined ? to : next - 1 });
    if (next === undefined) return parts;
    begin = next;
  }
};

/** Takes values away in the caller's transaction: they become past. Gives how many. */
export const removeValues = async (client: pg.PoolClient, removal: Removal): Promise<number> => {
  const amendment = await beginAmendment(client, [removal.series]);
  const state = amendment.states.get(removal.series);
  if (!state) return 0;
  let removed = 0;
  for (const part of await partsOf(client, removal)) {
    await amend(amendment, [{ state, ...part }], ({ slots }) => {
      for (const [time, slot] of slots) {
        if (time < part.from || time > part.to || removal.keep?.(time)) continue;
        remove(slot);
        if (isChanged(slot)) removed += 1;
      }
    });
  }
  await endAmendment(amendment);
  return removed;
};
