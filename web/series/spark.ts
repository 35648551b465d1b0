/** A value of a small line: null where there is none, which is a gap. */
export type SparkValue = { at: number; value: number | null };
export type Spark = { line: string; end: { x: number; y: number } | null };

const ROOM = 3;

/** The path of a small line without axes, and where its last value stands. */
export const sparkOf = (
  values: readonly SparkValue[],
  { width, height, gap }: { width: number; height: number; gap: number },
): Spark => {
  const known = values.flatMap(({ at, value }) => (value === null ? [] : [{ at, value }]));
  const [first, last] = [known[0], known.at(-1)];
  if (!first || !last) return { line: '', end: null };
  const low = known.reduce((least, { value }) => Math.min(least, value), first.value);
  const high = known.reduce((most, { value }) => Math.max(most, value), first.value);
  const x = (at: number) =>
    last.at === first.at
      ? width - ROOM
      : ROOM + ((at - first.at) / (last.at - first.at)) * (width - 2 * ROOM);
  const y = (value: number) =>
    high === low ? height / 2 : height - ROOM - ((value - low) / (high - low)) * (height - 2 * ROOM);
  let before: SparkValue | null = null;
  const line = values
    .map((one) => {
      const { at, value } = one;
      const isJoined = before?.value != null && at - before.at <= gap;
      before = one;
      return value === null ? '' : `${isJoined ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
  return { line, end: { x: x(last.at), y: y(last.value) } };
};
