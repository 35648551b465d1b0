import { judge, type OwnCheck } from './checks/index.ts';
import { reviewOf, type SeriesState } from './state.ts';
import {
  FLAG_GIVEN,
  givenFlag,
  type Kept,
  type Past,
  RAW,
  REJECTED,
  SUSPECT,
  type Value,
  type Why,
} from './value.ts';
import type { Written } from './write-values.ts';

/** A moment of a series: what the database has there, what it shall have, and what becomes past for it. */
export type Slot = { time: number; kept: Kept | null; now: Kept | null; past: readonly Past[] };

/** The stored values around a change, and those that were deleted before: how far their versions had come. */
export type Window = { kept: readonly Kept[]; versions: ReadonlyMap<number, number> };

/** A part of a series while it is changed, in the order of time. `at` is now, in microseconds. */
export type Timeline = {
  state: SeriesState;
  slots: Slot[];
  versions: ReadonlyMap<number, number>;
  at: number;
};

/** Most moments have no past; they share this one. */
const NONE: readonly Past[] = [];

export const timelineOf = (state: SeriesState, window: Window, at: number): Timeline => ({
  state,
  slots: [...window.kept]
    .sort((a, b) => a.time - b.time)
    .map((kept) => ({ time: kept.time, kept, now: kept, past: NONE })),
  versions: window.versions,
  at,
});

const goes = (slot: Slot, before: Kept, why: Why): void => {
  slot.past = [...slot.past, { ...before, why }];
};

/** Puts something in the place of what is there, which becomes past. */
export const replace = (
  { at }: Timeline,
  slot: Slot,
  now: Omit<Kept, 'version' | 'since'>,
  why: Why,
): void => {
  const before = slot.now!;
  goes(slot, before, why);
  slot.now = { ...now, version: before.version + 1, since: at };
};

export const remove = (slot: Slot): void => {
  if (slot.now) goes(slot, slot.now, 'deleted');
  slot.now = null;
};

/** What a period was found to be stands for values of it that come later, too, where it was found bad. */
const heldFlag = (state: SeriesState, time: number): number | null => {
  const flag = reviewOf(state, time)?.flag;
  return flag === SUSPECT || flag === REJECTED ? flag : null;
};

const isSame = (state: SeriesState, kept: Kept, { value, below, flag }: Value): boolean =>
  kept.value === value &&
  kept.below === below &&
  (flag === null || flag === givenFlag(kept) || reviewOf(state, kept.time) !== undefined);

/** A value as it is stored; raw from a source says nothing, so that checks may. */
const keptOf = ({ state, at }: Timeline, given: Value, version: number): Kept => {
  const { time, value, below, offset } = given;
  const flag = heldFlag(state, time) ?? given.flag ?? RAW;
  return { time, value, below, offset, flag, checks: flag === RAW ? 0 : FLAG_GIVEN, version, since: at };
};

/** Puts a value where one is or was. */
const putAt = (timeline: Timeline, slot: Slot, given: Value): keyof Written => {
  const before = slot.now!;
  if (isSame(timeline.state, before, given)) return 'unchanged';
  goes(slot, before, 'corrected');
  slot.now = keptOf(timeline, given, before.version + 1);
  return 'corrected';
};

/**
 * Puts values, in the order of their time, where they belong, and counts which are new, which correct one, and which were
 * there already. Of several for one moment each takes the place of the one before.
 */
export const putAll = (timeline: Timeline, values: readonly Value[], counts: Written): void => {
  const before = timeline.slots;
  const slots: Slot[] = [];
  let next = 0;
  for (const value of values) {
    while (next < before.length && before[next]!.time <= value.time) slots.push(before[next++]!);
    const last = slots.at(-1);
    if (last?.time === value.time) {
      counts[putAt(timeline, last, value)] += 1;
      continue;
    }
    const version = 1 + (timeline.versions.get(value.time) ?? 0);
    slots.push({ time: value.time, kept: null, now: keptOf(timeline, value, version), past: NONE });
    counts.inserted += 1;
  }
  while (next < before.length) slots.push(before[next++]!);
  timeline.slots = slots;
};

export const isChanged = ({ kept, now }: Slot): boolean => kept !== now;

/** What a flag becomes by what the checks say: one that was given stays. */
export const withChecks = (kept: Kept, checks: number): Kept => {
  if (kept.checks === checks) return kept;
  return { ...kept, checks, flag: checks & FLAG_GIVEN ? kept.flag : checks === 0 ? RAW : SUSPECT };
};

/** Has the checks look at what changed, and at those values that they may see differently for it. */
export const check = ({ slots }: Timeline, checks: readonly OwnCheck[]): void => {
  if (checks.length === 0) return;
  const [first, last] = [slots.find(isChanged), slots.findLast(isChanged)];
  if (!first || !last) return;
  const seen = slots.filter(({ now }) => now !== null && now.flag !== REJECTED);
  const points = seen.map(({ now }) => now!);
  const bits = Int16Array.from(points, (point) => point.checks);
  judge(points, bits, checks, { from: first.time, to: last.time });
  for (const [at, slot] of seen.entries()) slot.now = withChecks(slot.now!, bits[at]!);
};
