import type { IndicatorClass } from './indicator.ts';
import type { Confidence } from './risk.ts';
import type { Severity } from './signal.ts';

/** What can ask for attention, in the order in which equal reasons are told. */
export const REASON_KINDS = ['warning', 'limit', 'signal', 'risk', 'class', 'forecast'] as const;
export type ReasonKind = (typeof REASON_KINDS)[number];

/** How much a reason counts by its gravity, from 0 to 1. These numbers are the platform's own, and are told to the reader. */
export const GRAVITY: Readonly<Record<Severity, number>> = {
  minor: 0.1,
  moderate: 0.25,
  severe: 0.5,
  extreme: 0.8,
};
/** What is older than it should be counts so much of what it would. */
export const OLD_COUNTS = 0.5;
/** A score counts by how much of its data was there. */
export const SURE: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.75, low: 0.5 };
/** Less likely than this, going beyond a limit is no reason yet. */
export const LIKELY = 0.2;
/** A limit that is exceeded so many times as often as it may be is grave. */
const MANY = 3;

/** What a reason is weighed by: gravity, how sure it is (0 to 1), and whether it is older than it should be. */
export type Weighable = { severity: Severity; sure: number; isOld: boolean };

/** The weight of one reason, 0 to 1. */
export const weightOf = ({ severity, sure, isOld }: Weighable): number =>
  GRAVITY[severity] * Math.min(1, Math.max(0, sure)) * (isOld ? OLD_COUNTS : 1);

/**
 * How much reasons ask for attention together, 0 to 1: 1 - (1 - w1)(1 - w2)... The gravest decides; each further one adds to it, the less
 * the more there are, so that many small ones alone do not come before one that is extreme.
 */
export const attentionOf = (reasons: readonly Weighable[]): number =>
  1 - reasons.reduce((rest, one) => rest * (1 - weightOf(one)), 1);

type Classed = {
  classes: readonly Pick<IndicatorClass, 'id'>[];
  direction: 'higher-better' | 'higher-worse' | 'neither';
};

/** Classes from the worst on; none where neither end is better. */
const fromWorst = ({ classes, direction }: Classed): string[] => {
  const ids = classes.map(({ id }) => id);
  if (direction === 'neither') return [];
  return direction === 'higher-worse' ? ids.reverse() : ids;
};

/** The worst class is severe; the one before it, where there are four or more, moderate; others are no reason. */
export const classSeverity = (of: Classed, id: string | null): Severity | null => {
  const at = id === null ? -1 : fromWorst(of).indexOf(id);
  if (at === 0) return 'severe';
  return at === 1 && of.classes.length >= 4 ? 'moderate' : null;
};

/** The edge of the worst class: beyond it, on that side, it is entered. */
export const worstEdge = ({
  classes,
  direction,
}: {
  classes: readonly IndicatorClass[];
  direction: Classed['direction'];
}): { value: number; side: 'above' | 'below'; class: IndicatorClass } | null => {
  const [worst, value, side] =
    direction === 'higher-worse'
      ? ([classes.at(-1), classes.at(-2)?.below, 'above'] as const)
      : ([classes[0], classes[0]?.below, 'below'] as const);
  return direction === 'neither' || !worst || value === undefined ? null : { value, side, class: worst };
};

/** A limit that was exceeded more often in a year than it may be is moderate, three times as often severe. */
export const limitSeverity = (count: number, allowed: number): Severity | null => {
  if (count <= allowed) return null;
  return count > MANY * Math.max(1, allowed) ? 'severe' : 'moderate';
};

/** Days after its end within which a period's value should have come, and the next be due. */
const DUE_DAYS = { hour: 1, day: 7, month: 93, year: 2 * 366, none: Number.POSITIVE_INFINITY } as const;
const DAY_MS = 86_400_000;

/** Whether a value of a period that ended then is older than it should be. */
export const isOverdue = (period: keyof typeof DUE_DAYS, end: Date | null, now: Date): boolean =>
  end !== null && now.getTime() - end.getTime() > DUE_DAYS[period] * DAY_MS;

/** Reasons of one matter at one place. `others`: how many more say the same there. */
export type Matter<Reason> = { key: string; score: number; reasons: { reason: Reason; others: number }[] };

type Ranked = Weighable & { kind: ReasonKind };

const grouped = <One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> => {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const own = groups.get(keyOf(one));
    if (own) own.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
};

const byWeight = (a: Ranked, b: Ranked): number =>
  weightOf(b) - weightOf(a) || REASON_KINDS.indexOf(a.kind) - REASON_KINDS.indexOf(b.kind);

/**
 * Reasons by what they are of, the matter that asks most for attention first; within it the weightiest reason first. What says
 * the same (`sameOf`) counts once, by its weightiest: a place with many stations does not come first for having them.
 */
export const ranked = <Reason extends Ranked>(
  reasons: readonly Reason[],
  keyOf: (reason: Reason) => string,
  sameOf: (reason: Reason) => string,
): Matter<Reason>[] =>
  [...grouped(reasons, keyOf)]
    .map(([key, own]) => {
      const once = [...grouped(own.toSorted(byWeight), sameOf).values()].flatMap(([first, ...rest]) =>
        first ? [{ reason: first, others: rest.length }] : [],
      );
      return { key, reasons: once, score: attentionOf(once.map(({ reason }) => reason)) };
    })
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
