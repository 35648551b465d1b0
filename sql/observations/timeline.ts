import { judge, type OwnCheck } from './checks/index.ts';
import { reviewOf, type SeriesState } from './state.ts';
import {
  asGiven,
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

/** A moment of a series: what the database has there, what it shall have, and what that becomes of the past. */
export type Slot = { kept: Kept | null; now: Kept | null; past: Past[] };

/** The stored values around a change, and those that were deleted before: how far their versions had come. */
export type Window = { kept: readonly Kept[]; versions: ReadonlyMap<number, number> };

/** A part of a series while it is changed. `at` is now, in microseconds. */
export type Timeline = {
  state: SeriesState;
  slots: Map<number, Slot>;
  versions: ReadonlyMap<number, number>;
  at: number;
};

export const timelineOf = (state: SeriesState, window: Window, at: number): Timeline => ({
  state,
  slots: new Map(window.kept.map((kept) => [kept.time, { kept, now: kept, past: [] }])),
  versions: window.versions,
  at,
});

/** Puts something in the place of what is there, which becomes past. */
export const replace = (
  { at }: Timeline,
  slot: Slot,
  now: Omit<Kept, 'version' | 'since'>,
  why: Why,
): void => {
  const before = slot.now!;
  slot.past.push({ ...before, why });
  slot.now = { ...now, version: before.version + 1, since: at };
};

export const remove = (slot: Slot): void => {
  if (slot.now) slot.past.push({ ...slot.now, why: 'deleted' });
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

/** Puts a value where it belongs; tells whether it is new, corrects one, or was there already. */
export const put = (timeline: Timeline, given: Value): 'inserted' | 'corrected' | 'unchanged' => {
  const { state, slots, versions, at } = timeline;
  const { time, value, below, offset } = given;
  const slot = slots.get(time);
  if (slot?.now && isSame(state, slot.now, given)) return 'unchanged';
  const said = asGiven(heldFlag(state, time) ?? given.flag ?? RAW);
  const now = { time, value, below, offset, ...said };
  if (slot?.now) {
    replace(timeline, slot, now, 'corrected');
    return 'corrected';
  }
  const version = 1 + (versions.get(time) ?? 0);
  const made = { ...now, version, since: at };
  if (slot) slot.now = { ...made, version: Math.max(version, 1 + (slot.past.at(-1)?.version ?? 0)) };
  else slots.set(time, { kept: null, now: made, past: [] });
  return 'inserted';
};

export const isChanged = ({ kept, now }: Slot): boolean => kept !== now;

/** What a flag becomes by what the checks say: one that was given stays. */
export const withChecks = (kept: Kept, checks: number): Kept => {
  if (kept.checks === checks) return kept;
  return { ...kept, checks, flag: checks & FLAG_GIVEN ? kept.flag : checks === 0 ? RAW : SUSPECT };
};

/** The moments that there are, in order. */
export const inOrder = ({ slots }: Timeline): Slot[] =>
  [...slots.values()].sort((a, b) => (a.now ?? a.kept)!.time - (b.now ?? b.kept)!.time);

/** Has the checks look at what changed, and at those values that they may see differently for it. */
export const check = (slots: readonly Slot[], checks: readonly OwnCheck[]): void => {
  const changed = slots.filter(isChanged);
  if (changed.length === 0 || checks.length === 0) return;
  const timeOf = ({ kept, now }: Slot): number => (now ?? kept)!.time;
  const seen = slots.filter(({ now }) => now !== null && now.flag !== REJECTED);
  const points = seen.map(({ now }) => now!);
  const bits = Int16Array.from(points, (point) => point.checks);
  judge(points, bits, checks, { from: timeOf(changed[0]!), to: timeOf(changed.at(-1)!) });
  for (const [at, slot] of seen.entries()) slot.now = withChecks(slot.now!, bits[at]!);
};
