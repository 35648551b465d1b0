import type pg from 'pg';
import type { Db, Engine } from '../db.ts';
import { type SeriesKey, seriesId } from '../model/series.ts';
import { transaction } from '../transaction.ts';
import { ensureErasOf } from './eras.ts';
import { findTargets, makeTargets, type NoTarget, type Target } from './find-series.ts';
import { type Fault, isFault, type Reading, readValue, type Told } from './read/value.ts';
import type { Value } from './value.ts';
import { nothingWritten, type Written, writeValues } from './write-values.ts';

/** A value as it comes, with the number of its row and the series that it is for; `key` is null where `named` names none. */
export type Incoming = Told & { row: number; key: SeriesKey | null; named?: unknown };

/** A row that was refused, and why. */
export type Reject = Fault & { row: number };

/** Whether somebody may put values into a layer's series, only sees it, or is told of none. */
export type Access = (layer: string) => 'may' | 'sees' | 'unknown';

/** What was written in one transaction, and into which series. */
export type Part = { written: Written; targets: readonly Target[] };

export type IntakeOptions = {
  /** All or nothing: where a row is refused, none is written. */
  all?: boolean;
  /** Nothing is written before all rows have come. */
  hold?: boolean;
  /** What brings series that are made: a theme's set, or the API. */
  origin: string;
  access?: Access;
  reject: (reject: Reject) => void;
  /** Told of each value that is to be written, and of its series. */
  accept?: (id: string, value: Value) => void;
  /** Done in each transaction that writes, after it. */
  also?: (client: pg.PoolClient, part: Part) => Promise<void>;
};

export type Intake = {
  /** Takes rows in, and writes as soon as there are enough for a transaction. */
  add: (rows: readonly Incoming[]) => Promise<void>;
  /** Writes what is left; gives what became of the rows that were not refused. */
  end: () => Promise<Written>;
};

/**
 * Rows that are written in one transaction, if not all are: on the embedded engine everybody waits for its end, on the server
 * one only who writes the same series.
 */
const CHUNK: Record<Engine, number> = { server: 50_000, embedded: 10_000 };

const add = (sum: Written, part: Written): void => {
  sum.inserted += part.inserted;
  sum.corrected += part.corrected;
  sum.unchanged += part.unchanged;
};

/** A series that values of this intake may be put into; until one is written, its `series` is the place of its target. */
type Seat = { target: Target; reading: Reading };

type State = IntakeOptions & {
  db: Db;
  known: Map<string, Target | NoTarget>;
  targets: Target[];
  places: Map<Target, number>;
  /** What was found for a key: the rows of a table have one and the same for all of a series. */
  seats: WeakMap<SeriesKey, Seat>;
  values: Value[];
  written: Written;
  refused: number;
};

const lookUp = async ({ db, known, seats }: State, rows: readonly Incoming[]): Promise<void> => {
  const wanted = new Map<string, SeriesKey>();
  for (const { key } of rows) {
    if (!key || seats.has(key)) continue;
    const id = seriesId(key);
    if (!known.has(id)) wanted.set(id, key);
  }
  if (wanted.size === 0) return;
  for (const [id, found] of await findTargets(db.pool, [...wanted.values()])) known.set(id, found);
};

const targetOf = ({ known, access }: State, { key, named }: Incoming): Target | Fault => {
  const id = key && seriesId(key);
  const seen = key && (access?.(key.layer) ?? 'may');
  if (!key || !id || seen === 'unknown')
    return { field: 'series', reason: 'unknown-series', value: named ?? id };
  if (seen === 'sees') return { field: 'series', reason: 'not-writable', value: key.layer };
  const found = known.get(id)!;
  if (typeof found !== 'string') return found;
  const field = found === 'unknown-feature' ? 'feature' : 'parameter';
  return { field, reason: found, value: key[field], detail: key.layer };
};

const placeOf = ({ places, targets }: State, target: Target): number => {
  const known = places.get(target);
  if (known !== undefined) return known;
  places.set(target, targets.length);
  return targets.push(target) - 1;
};

const seatOf = (state: State, row: Incoming): Seat | Fault => {
  const known = row.key && state.seats.get(row.key);
  if (known) return known;
  const target = targetOf(state, row);
  if ('reason' in target) return target;
  const { zone, parameter } = target;
  const seat = { target, reading: { no: placeOf(state, target), zone, parameter } };
  state.seats.set(row.key!, seat);
  return seat;
};

const readRow = (state: State, row: Incoming, now: number): Value | Fault => {
  const seat = seatOf(state, row);
  if ('reason' in seat) return seat;
  const read = readValue(row, seat.reading, now);
  if (!isFault(read)) state.accept?.(seat.target.id, read);
  return read;
};

/** Writes values in one transaction, and makes the series that they are the first of. */
const write = async (state: State, values: readonly Value[]): Promise<void> => {
  const { db, targets, also, origin } = state;
  if (values.length === 0) return;
  await ensureErasOf(
    db,
    values.map(({ time }) => time),
  );
  const used = [...new Set(values.map(({ series }) => series))].map((place) => targets[place]!);
  const written = await transaction(db, async (client) => {
    await makeTargets(client, used, origin);
    const own = values.map(({ series, time, offset, value, below, flag }) => ({
      series: targets[series]!.no!,
      time,
      offset,
      value,
      below,
      flag,
    }));
    const part = await writeValues(client, own);
    await also?.(client, { written: part, targets: used });
    return part;
  });
  add(state.written, written);
};

const flush = async (state: State): Promise<void> => {
  await write(state, state.values);
  state.values = [];
};

/** Takes values in as they come, from a file or a client: looks up their series, reads them, refuses what is none, writes the rest. */
export const openIntake = (db: Db, options: IntakeOptions): Intake => {
  const state: State = {
    ...options,
    db,
    known: new Map(),
    targets: [],
    places: new Map(),
    seats: new WeakMap(),
    values: [],
    written: nothingWritten(),
    refused: 0,
  };
  return {
    add: async (rows) => {
      await lookUp(state, rows);
      const now = Date.now();
      for (const row of rows) {
        const read = readRow(state, row, now);
        if (!isFault(read)) state.values.push(read);
        else {
          state.refused += 1;
          options.reject({ ...read, row: row.row });
        }
      }
      if (!options.all && !options.hold && state.values.length >= CHUNK[db.engine]) await flush(state);
    },
    end: async () => {
      if (options.all && state.refused > 0) return state.written;
      const size = options.all ? state.values.length : CHUNK[db.engine];
      for (let at = 0; at < state.values.length; at += size)
        await write(state, state.values.slice(at, at + size));
      return state.written;
    },
  };
};
