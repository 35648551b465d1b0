import type { SeriesState } from './state.ts';
import type { Value } from './value.ts';

/** Values of one series that lie close enough to each other to be looked at together with what is stored between them. */
export type Stretch = { state: SeriesState; from: number; to: number; values: readonly Value[] };

/** Stored values between two neighbours beyond which reading them would cost more than another look. */
const MOST_BETWEEN = 2000;

/** How long a silence between two values may be, so that not too much is stored in it. */
const longestSilence = ({ n, first, last }: SeriesState): number =>
  n < MOST_BETWEEN || first === null || last === null ? Infinity : ((last - first) / n) * MOST_BETWEEN;

const stretchesOf = (state: SeriesState, values: readonly Value[]): Stretch[] => {
  const most = longestSilence(state);
  const found: Stretch[] = [];
  let begin = 0;
  for (let at = 1; at <= values.length; at++) {
    if (at < values.length && values[at]!.time - values[at - 1]!.time <= most) continue;
    const part = values.slice(begin, at);
    found.push({ state, from: part[0]!.time, to: part.at(-1)!.time, values: part });
    begin = at;
  }
  return found;
};

const bySeries = (values: readonly Value[]): Map<number, Value[]> => {
  const groups = new Map<number, Value[]>();
  for (const value of values) {
    const group = groups.get(value.series);
    if (group) group.push(value);
    else groups.set(value.series, [value]);
  }
  return groups;
};

/**
 * Values in rounds, of which each has at most one stretch of a series: a later stretch is looked at when the earlier one is
 * written. Of values at one moment the order is kept.
 */
export const roundsOf = (
  values: readonly Value[],
  states: ReadonlyMap<number, SeriesState>,
): readonly (readonly Stretch[])[] => {
  const rounds: Stretch[][] = [];
  for (const [no, group] of bySeries(values)) {
    const sorted = group.sort((a, b) => a.time - b.time);
    for (const [at, stretch] of stretchesOf(states.get(no)!, sorted).entries()) {
      const round = rounds[at];
      if (round) round.push(stretch);
      else rounds[at] = [stretch];
    }
  }
  return rounds;
};
