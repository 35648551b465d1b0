import type pg from 'pg';
import { checkBit } from '../model/observation.ts';
import { isOutlier } from './checks/neighbours.ts';
import type { Near } from './near.ts';
import type { SeriesState } from './state.ts';
import { isChanged, type Slot, withChecks } from './timeline.ts';
import { type Kept, REJECTED } from './value.ts';
import { COLUMNS, keptOf, type Stored } from './window.ts';

const BIT = checkBit('neighbours');
const MONTH_MS = 30 * 86_400_000;
const MOST_PERIODS = 20;

/** Values of several series at one moment, by the series' number. */
type Moment = Map<number, Kept>;

/** Moments in order as periods, so that long silences between them are not read. */
const periodsOf = (times: readonly number[]): { from: number; to: number }[] => {
  const sorted = [...times].sort((a, b) => a - b);
  const silence = Math.max(MONTH_MS, (sorted.at(-1)! - sorted[0]!) / MOST_PERIODS);
  const periods: { from: number; to: number }[] = [];
  for (const time of sorted) {
    const last = periods.at(-1);
    if (last && time - last.to <= silence) last.to = time;
    else periods.push({ from: time, to: time });
  }
  return periods;
};

const AT = `select o.series_no, ${COLUMNS} from observation o
  where o.series_no = any($1::int[]) and o.time between $2 and $3`;

const momentsOf = async (
  client: pg.ClientBase,
  nos: readonly number[],
  times: ReadonlySet<number>,
): Promise<Map<number, Moment>> => {
  const moments = new Map<number, Moment>([...times].map((time) => [time, new Map()]));
  for (const { from, to } of periodsOf([...times])) {
    const values = [nos, new Date(from).toISOString(), new Date(to).toISOString()];
    const { rows } = await client.query<Stored>({ text: AT, values, rowMode: 'array' });
    for (const row of rows) {
      const kept = keptOf(row);
      moments.get(kept.time)?.set(row[0], kept);
    }
  }
  return moments;
};

/** The word on a value, given what was measured around it at that moment. */
const judged = (kept: Kept, state: SeriesState, moment: Moment, near: Near): Kept => {
  const check = near.checkOf(state.no)!;
  const others = near.around(state.no).flatMap((no) => {
    const other = moment.get(no);
    return other && other.flag !== REJECTED ? [other.value] : [];
  });
  const isOut =
    kept.flag !== REJECTED && isOutlier(kept.value, others, { ...check, grain: 10 ** -state.decimals });
  return withChecks(kept, isOut ? kept.checks | BIT : kept.checks & ~BIT);
};

/** Changed moments of each series, and so of those around it, that have to be compared again. */
const touchedBy = (
  parts: readonly { no: number; slots: readonly Slot[] }[],
  near: Near,
): Map<number, Set<number>> => {
  const touched = new Map<number, Set<number>>();
  for (const { no, slots } of parts) {
    if (slots.length === 0 || !near.checkOf(no)) continue;
    for (const one of [no, ...near.around(no)]) {
      const times = touched.get(one) ?? new Set<number>();
      for (const { time } of slots) times.add(time);
      touched.set(one, times);
    }
  }
  return touched;
};

/**
 * What the check of neighbours says after values were written: of them, and of those measured around them at the same
 * moments. Gives the values whose word is another now, by series.
 */
export const compared = async (
  client: pg.ClientBase,
  states: ReadonlyMap<number, SeriesState>,
  near: Near,
  parts: readonly { no: number; slots: readonly Slot[] }[],
): Promise<{ state: SeriesState; no: number; slots: Slot[] }[]> => {
  const touched = touchedBy(parts, near);
  if (touched.size === 0) return [];
  const read = new Set([...touched.keys()].flatMap((no) => [no, ...near.around(no)]));
  const times = new Set([...touched.values()].flatMap((own) => [...own]));
  const moments = await momentsOf(client, [...read], times);
  return [...touched].map(([no, own]) => {
    const state = states.get(no)!;
    const slots = [...own].flatMap((time): Slot[] => {
      const moment = moments.get(time)!;
      const kept = moment.get(no);
      return kept ? [{ time, kept, now: judged(kept, state, moment, near), past: [] }] : [];
    });
    return { state, no, slots: slots.filter(isChanged) };
  });
};
