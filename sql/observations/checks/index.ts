import { type CheckName, checkBit } from '../../model/observation.ts';
import type { Check } from '../../model/parameter.ts';
import { duplicate, duplicateReach } from './duplicate.ts';
import { flat, flatReach } from './flat.ts';
import { gap, gapReach } from './gap.ts';
import type { Points, Reach, Speak } from './point.ts';
import { range, rangeReach } from './range.ts';
import { spike, spikeReach } from './spike.ts';

/** A check that looks at one series alone; `neighbours` looks across. */
export type OwnCheck = Exclude<Check, { kind: 'neighbours' }>;

const isOwn = (check: Check): check is OwnCheck => check.kind !== 'neighbours';
export const ownChecks = (checks: readonly Check[]): OwnCheck[] => checks.filter(isOwn);

const speakOf = (points: Points, check: OwnCheck, speak: Speak): void => {
  if (check.kind === 'range') range(points, check, speak);
  else if (check.kind === 'spike') spike(points, check, speak);
  else if (check.kind === 'flat') flat(points, check, speak);
  else if (check.kind === 'gap') gap(points, check, speak);
  else duplicate(points, check, speak);
};

const reachOf = (check: OwnCheck): Reach => {
  switch (check.kind) {
    case 'range':
      return rangeReach;
    case 'spike':
      return spikeReach;
    case 'flat':
      return flatReach(check);
    case 'gap':
      return gapReach;
    case 'duplicate':
      return duplicateReach;
  }
};

export type WholeReach = { rows: number; ms: number };

/** The furthest of what checks look at. */
export const furthest = (checks: readonly OwnCheck[]): WholeReach => {
  const reaches = checks.map(reachOf);
  return {
    rows: Math.max(0, ...reaches.map((reach) => ('rows' in reach ? reach.rows : 0))),
    ms: Math.max(0, ...reaches.map((reach) => ('ms' in reach ? reach.ms : 0))),
  };
};

/** Places of points, the last not among them. */
type Span = { begin: number; end: number };

/** The points whose word may be another when those from a moment to a moment changed. */
const touched = (points: Points, from: number, to: number, { rows, ms }: WholeReach): Span => {
  const first = points.findIndex(({ time }) => time >= from - ms);
  const last = points.findLastIndex(({ time }) => time <= to + ms);
  const begin = (first < 0 ? points.length : first) - rows;
  return { begin: Math.max(0, begin), end: Math.min(points.length, last + 1 + rows) };
};

/**
 * The bits of the checks for points in the order of their time, as they are after those from a moment to a moment changed.
 * `known` are the bits that the points had; where a check cannot have another word than before, its bit stays. The points
 * reach twice as far as the checks do, on both sides.
 */
export const judge = (
  points: Points,
  known: Int16Array,
  checks: readonly OwnCheck[],
  { from, to }: { from: number; to: number },
): void => {
  for (const kind of new Set(checks.map((check) => check.kind as CheckName))) {
    const bit = checkBit(kind);
    const same = checks.filter((check) => check.kind === kind);
    const { begin, end } = touched(points, from, to, furthest(same));
    for (let at = begin; at < end; at++) known[at]! &= ~bit;
    for (const check of same)
      speakOf(points, check, (at) => {
        if (at >= begin && at < end) known[at]! |= bit;
      });
  }
};
