import { isSmall, SMALLEST_CELL } from './suppress.ts';

/**
 * Counts that add up: `whole` is the sum of `parts`, each the place of a count. Somebody who reads all but one of them knows
 * that one, too.
 */
export type Sum = { whole: number; parts: readonly number[] };

/** The least of some counts that is not hidden yet, and not 0, which is told anyway; undefined where none is left. */
const leastOf = (
  counts: readonly number[],
  hidden: ReadonlySet<number>,
  among: readonly number[],
): number | undefined =>
  among.reduce<number | undefined>(
    (least, at) =>
      counts[at] === 0 || hidden.has(at) || (least !== undefined && counts[least]! <= counts[at]!)
        ? least
        : at,
    undefined,
  );

/** What must be hidden beside what is, so that a sum gives nothing away; undefined where it does not. */
const betrayed = (
  counts: readonly number[],
  hidden: ReadonlySet<number>,
  { whole, parts }: Sum,
): number | undefined => {
  const unknown = parts.filter((at) => hidden.has(at));
  if (hidden.has(whole)) return unknown.length === 0 ? leastOf(counts, hidden, parts) : undefined;
  if (unknown.length === 0) return undefined;
  const missing = unknown.reduce((sum, at) => sum + counts[at]!, 0);
  if (unknown.length > 1 && missing >= SMALLEST_CELL) return undefined;
  return leastOf(counts, hidden, parts) ?? whole;
};

/**
 * Which of the counts are not to be told: those of fewer than five, and as many beside them that no sum gives one of them back
 * (cell suppression, primary and secondary; it looks at each sum by itself, not at what several together might tell). `also`: those
 * that are not to be told for another reason.
 */
export const hiddenAmong = (
  counts: readonly number[],
  sums: readonly Sum[],
  also: readonly number[] = [],
): Set<number> => {
  const hidden = new Set([...counts.flatMap((count, at) => (isSmall(count) ? [at] : [])), ...also]);
  const having = new Map<number, number[]>();
  sums.forEach(({ whole, parts }, sum) => {
    for (const at of [whole, ...parts]) having.set(at, [...(having.get(at) ?? []), sum]);
  });
  const waiting = new Set([...hidden].flatMap((at) => having.get(at) ?? []));
  for (const sum of waiting) {
    waiting.delete(sum);
    const next = betrayed(counts, hidden, sums[sum]!);
    if (next === undefined) continue;
    hidden.add(next);
    for (const again of having.get(next) ?? []) waiting.add(again);
  }
  return hidden;
};
