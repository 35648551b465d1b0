/** Where a line has a gap: nothing is measured between the point before and the point after. */
export const GAP = null;

type Line = { time: readonly number[]; value: readonly (number | null)[] };
type Segment = { from: number; to: number };

/** Runs of points without gap; `to` is behind the last. A point without value is a gap itself. */
const segmentsOf = ({ time, value }: Line, longest: number): Segment[] => {
  const segments: Segment[] = [];
  let from = -1;
  for (let at = 0; at <= time.length; at++) {
    const isPoint = at < time.length && value[at] !== null;
    const isAfterGap = from >= 0 && at > from && isPoint && time[at]! - time[at - 1]! > longest;
    if (from >= 0 && (!isPoint || isAfterGap)) {
      segments.push({ from, to: at });
      from = -1;
    }
    if (isPoint && from < 0) from = at;
  }
  return segments;
};

/** Joins segments over the shortest gaps until there are at most so many. */
const joined = (segments: readonly Segment[], time: readonly number[], most: number): Segment[] => {
  if (segments.length <= most) return [...segments];
  const gaps = segments
    .slice(1)
    .map((segment, at) => ({ at: at + 1, length: time[segment.from]! - time[segments[at]!.to - 1]! }))
    .sort((a, b) => b.length - a.length || a.at - b.at);
  const kept = new Set(gaps.slice(0, most - 1).map(({ at }) => at));
  const result: Segment[] = [];
  for (const [at, { from, to }] of segments.entries()) {
    if (at === 0 || kept.has(at)) result.push({ from, to });
    else result.at(-1)!.to = to;
  }
  return result;
};

/** Points of a segment that can be drawn. */
const pointsOf = ({ from, to }: Segment, value: Line['value']): number[] => {
  const points: number[] = [];
  for (let at = from; at < to; at++) if (value[at] !== null) points.push(at);
  return points;
};

const meanOf = (points: readonly number[], from: number, to: number, values: Line['value']): number => {
  let sum = 0;
  for (let at = from; at < to; at++) sum += values[points[at]!]!;
  return sum / (to - from);
};

/**
 * Largest-Triangle-Three-Buckets (Steinarsson 2013, Downsampling Time Series for Visual Representation, 4.2): of each
 * bucket the point that makes the largest triangle with the point chosen before and the mean of the bucket behind. The
 * first and the last point are always kept.
 */
const lttb = (points: readonly number[], { time, value }: Line, most: number): number[] => {
  if (points.length <= most) return [...points];
  if (most < 3) return most < 2 ? [points[0]!] : [points[0]!, points.at(-1)!];
  const width = (points.length - 2) / (most - 2);
  const edge = (bucket: number) => Math.floor(bucket * width) + 1;
  const chosen = [points[0]!];
  for (let bucket = 0; bucket < most - 2; bucket++) {
    const [from, to] = [edge(bucket), edge(bucket + 1)];
    const next = Math.min(edge(bucket + 2), points.length);
    const mean = { time: meanOf(points, to, next, time), value: meanOf(points, to, next, value) };
    const before = chosen.at(-1)!;
    let best = { at: points[from]!, area: -1 };
    for (let at = from; at < to; at++) {
      const point = points[at]!;
      const area = Math.abs(
        (time[before]! - mean.time) * (value[point]! - value[before]!) -
          (time[before]! - time[point]!) * (mean.value - value[before]!),
      );
      if (area > best.area) best = { at: point, area };
    }
    chosen.push(best.at);
  }
  chosen.push(points.at(-1)!);
  return chosen;
};

/** Of a segment, its ends: two points, or one where it has no more. */
const LEAST = 2;

/** How many points each segment may have: its ends, and of the rest its share. */
const shares = (sizes: readonly number[], most: number): number[] => {
  const least = sizes.map((size) => Math.min(size, LEAST));
  const rest = most - least.reduce((sum, size) => sum + size, 0);
  const more = sizes.map((size, at) => size - least[at]!);
  const all = more.reduce((sum, size) => sum + size, 0);
  if (all <= rest) return [...sizes];
  return least.map((size, at) => size + Math.floor((rest * more[at]!) / all));
};

/**
 * Chooses at most `most` points of a line so that it keeps its shape: their places in order, and GAP between two that have
 * none between them. A gap is longer than `longest`, or a point without value. Where there are too many gaps, the longest are kept.
 */
export const thin = (
  line: Line,
  { most, longest }: { most: number; longest: number },
): (number | typeof GAP)[] => {
  const segments = joined(
    segmentsOf(line, longest),
    line.time,
    Math.max(1, Math.floor((most + 1) / (LEAST + 1))),
  );
  const points = segments.map((segment) => pointsOf(segment, line.value));
  const share = shares(
    points.map(({ length }) => length),
    most - (segments.length - 1),
  );
  return points.flatMap((each, at) => [...(at === 0 ? [] : [GAP]), ...lttb(each, line, share[at]!)]);
};
