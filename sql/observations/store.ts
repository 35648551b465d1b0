import type pg from 'pg';
import { copyIn, copyText } from '../copy-in.ts';
import { eraOf, partitionOf } from '../partition.ts';
import type { Slot } from './timeline.ts';
import type { Kept, Past } from './value.ts';

type Part = { no: number; slots: readonly Slot[] };
type Of<T> = { no: number; row: T };

/** What slots mean for the tables; of what is new, which are most, only how many there are. */
type Work = { made: number; changed: Of<Kept>[]; gone: Of<Kept>[]; past: Of<Past>[] };

const workOf = (parts: readonly Part[]): Work => {
  const work: Work = { made: 0, changed: [], gone: [], past: [] };
  for (const { no, slots } of parts) {
    for (const { kept, now, past } of slots) {
      for (const row of past) work.past.push({ no, row });
      if (kept === now) continue;
      if (kept && now) work.changed.push({ no, row: now });
      else if (now) work.made += 1;
      else if (kept) work.gone.push({ no, row: kept });
    }
  }
  return work;
};

const moment = (time: number): string => new Date(time).toISOString();

/** A moment in microseconds, as text. */
const fine = (micros: number): string => {
  const millis = Math.floor(micros / 1000);
  return `${moment(millis).slice(0, -1)}${String(micros - millis * 1000).padStart(3, '0')}Z`;
};

const bool = (value: boolean): string => (value ? 't' : 'f');

const OWN = 'series_no, time, version, value, below, utc_offset, flag, checks, since';
const cellsOf = ({ no, row }: Of<Kept>) => [
  no,
  moment(row.time),
  row.version,
  row.value,
  bool(row.below),
  row.offset,
  row.flag,
  row.checks,
  fine(row.since),
];

/** Rows by the partition that they lie in, so that a statement looks nowhere else. */
const byEra = (rows: readonly Of<Kept>[]): Map<string, Of<Kept>[]> => {
  const parts = new Map<string, Of<Kept>[]>();
  for (const one of rows) {
    const name = partitionOf('observation', eraOf(new Date(one.row.time).getUTCFullYear()));
    const part = parts.get(name);
    if (part) part.push(one);
    else parts.set(name, [one]);
  }
  return parts;
};

const keysOf = (rows: readonly Of<Kept>[]): [number[], string[]] => [
  rows.map(({ no }) => no),
  rows.map(({ row }) => moment(row.time)),
];

const change = async (client: pg.ClientBase, rows: readonly Of<Kept>[]): Promise<void> => {
  for (const [table, part] of byEra(rows)) {
    await client.query(
      `update ${table} o set value = k.value, below = k.below, utc_offset = k.utc_offset, flag = k.flag,
         checks = k.checks, version = k.version, since = case when o.version = k.version then o.since else now() end
       from unnest($1::int[], $2::timestamptz[], $3::float8[], $4::bool[], $5::smallint[], $6::smallint[], $7::smallint[],
         $8::int[]) k (no, time, value, below, utc_offset, flag, checks, version)
       where o.series_no = k.no and o.time = k.time`,
      [
        ...keysOf(part),
        part.map(({ row }) => row.value),
        part.map(({ row }) => row.below),
        part.map(({ row }) => row.offset),
        part.map(({ row }) => row.flag),
        part.map(({ row }) => row.checks),
        part.map(({ row }) => row.version),
      ],
    );
  }
};

const removeAll = async (client: pg.ClientBase, rows: readonly Of<Kept>[]): Promise<void> => {
  for (const [table, part] of byEra(rows)) {
    await client.query(
      `delete from ${table} o using unnest($1::int[], $2::timestamptz[]) k (no, time)
       where o.series_no = k.no and o.time = k.time`,
      keysOf(part),
    );
  }
};

const MADE = 'series_no, time, version, value, below, utc_offset, flag, checks';
const PIECE = 500;

const DAY_MS = 86_400_000;

/** Moments as text, as `moment` has them: of those of one day, which follow each other, the date is written once. */
const openMoments = (): ((time: number) => string) => {
  let [known, begin, date] = [Number.NaN, 0, ''];
  const clock = new Date(0);
  const minutes = new Map<number, string>();
  return (time) => {
    const day = Math.floor(time / DAY_MS);
    if (day !== known) [known, begin, date] = [day, day * DAY_MS, moment(day * DAY_MS).slice(0, 11)];
    const within = time - begin;
    const text = minutes.get(within);
    if (text !== undefined) return date + text;
    clock.setTime(within);
    const told = clock.toISOString().slice(11);
    if (within % 60_000 === 0) minutes.set(within, told);
    return date + told;
  };
};

/** Lines of COPY for new values, in pieces: numbers and times, in which nothing has to be escaped. */
const linesOf = function* (parts: readonly Part[]): Generator<string> {
  let [text, count] = ['', 0];
  const momentText = openMoments();
  for (const { no, slots } of parts) {
    for (const { kept, now } of slots) {
      if (kept || !now) continue;
      const { time, version, value, below, offset, flag, checks } = now;
      text += `${no}\t${momentText(time)}\t${version}\t${value}\t${bool(below)}\t${offset}\t${flag}\t${checks}\n`;
      if (++count % PIECE > 0) continue;
      yield text;
      text = '';
    }
  }
  yield text;
};

/** Writes what became of slots: new values by COPY, what they took the place of into the past. */
export const store = async (client: pg.PoolClient, parts: readonly Part[]): Promise<void> => {
  const { made, changed, gone, past } = workOf(parts);
  if (past.length > 0)
    await copyIn(client, { table: 'observation_past', columns: `${OWN}, why` }, past, (one) => [
      ...cellsOf(one),
      one.row.why,
    ]);
  if (gone.length > 0) await removeAll(client, gone);
  if (changed.length > 0) await change(client, changed);
  if (made > 0) await copyText(client, { table: 'observation', columns: MADE }, linesOf(parts));
};
