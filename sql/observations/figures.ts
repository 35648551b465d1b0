import type pg from 'pg';
import type { SeriesState } from './state.ts';
import type { Slot } from './timeline.ts';
import type { Kept } from './value.ts';

const beNewest = (state: SeriesState, { time, value, below, flag, offset }: Kept): void => {
  state.last = time;
  state.newest = { value, below, flag, offset };
};

/** Keeps a series' figures up with what becomes of its values, in the order of time; none is looked for in its history. */
export const follow = (state: SeriesState, slots: readonly Slot[]): void => {
  for (const { time, kept, now } of slots) {
    if (!kept) state.n += 1;
    if (now) continue;
    state.n -= 1;
    state.bereft ||= time === state.first || time === state.last;
  }
  const [first, last] = [slots.find(({ now }) => now), slots.findLast(({ now }) => now)];
  if (first && (state.first === null || first.time < state.first)) state.first = first.time;
  if (last && (state.last === null || last.time >= state.last)) beNewest(state, last.now!);
  if (slots.length > 0) state.changed = true;
};

const END = (
  way: 'asc' | 'desc',
): string => `select (extract(epoch from time) * 1000)::float8 as time, value, below, flag,
  utc_offset as offset from observation where series_no = $1 order by time ${way} limit 1`;

/** Only where the first or newest value was deleted: the next one, by the primary key. */
const lookBack = async (client: pg.ClientBase, state: SeriesState): Promise<void> => {
  const [first] = (await client.query<Kept>(END('asc'), [state.no])).rows;
  const [last] = (await client.query<Kept>(END('desc'), [state.no])).rows;
  state.first = first?.time ?? null;
  state.last = last?.time ?? null;
  state.newest = null;
  if (last) beNewest(state, last);
};

const moment = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

/** Writes the figures of the series that were changed. */
export const storeStates = async (client: pg.ClientBase, states: readonly SeriesState[]): Promise<void> => {
  const all = states.filter((state) => state.changed);
  if (all.length === 0) return;
  for (const state of all) if (state.bereft) await lookBack(client, state);
  await client.query(
    `update series s set n = k.n, first_time = k.first, last_time = k.last, last_value = k.value, last_below = k.below,
       last_flag = k.flag, last_offset = k.utc_offset, revision = s.revision + 1, changed_at = now()
     from unnest($1::int[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::float8[], $6::bool[], $7::smallint[],
       $8::smallint[]) k (no, n, first, last, value, below, flag, utc_offset)
     where s.no = k.no`,
    [
      all.map(({ no }) => no),
      all.map(({ n }) => n),
      all.map(({ first }) => moment(first)),
      all.map(({ last }) => moment(last)),
      all.map(({ newest }) => newest?.value ?? null),
      all.map(({ newest }) => newest?.below ?? null),
      all.map(({ newest }) => newest?.flag ?? null),
      all.map(({ newest }) => newest?.offset ?? null),
    ],
  );
};
