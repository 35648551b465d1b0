/** A stretch of time, whole seconds since 1970 (UTC). */
export type Span = readonly [from: number, to: number];

export const lengthOf = ([from, to]: Span): number => to - from;

/** A stretch moved into the whole and no longer than it. */
export const within = ([from, to]: Span, whole: Span): Span => {
  const length = Math.min(to - from, lengthOf(whole));
  const start = Math.min(Math.max(from, whole[0]), whole[1] - length);
  return [start, start + length];
};

/** Moved by a share of its own length. */
export const panned = (span: Span, share: number, whole: Span): Span => {
  const by = lengthOf(span) * share;
  return within([span[0] + by, span[1] + by], whole);
};

/** Longer or shorter by a factor, around a moment that stays where it is on the screen. */
export const zoomed = (span: Span, factor: number, around: number, whole: Span, least: number): Span => {
  const length = Math.min(
    lengthOf(whole),
    Math.max(lengthOf(span) * factor, Math.min(least, lengthOf(whole))),
  );
  const share = lengthOf(span) === 0 ? 0.5 : (around - span[0]) / lengthOf(span);
  const from = around - share * length;
  return within([from, from + length], whole);
};

export const isSame = (a: Span, b: Span): boolean => a[0] === b[0] && a[1] === b[1];

const GRAIN = 4;

/**
 * The stretch that is fetched to show another: a good deal more on both sides, with ends on a raster, so that moving a
 * little asks for nothing new.
 */
export const fetchedFor = (span: Span, whole: Span): Span => {
  const grain = 2 ** Math.ceil(Math.log2(Math.max(1, lengthOf(span)))) / GRAIN;
  const from = Math.floor((span[0] - 2 * grain) / grain) * grain;
  const to = Math.ceil((span[1] + 2 * grain) / grain) * grain;
  return [Math.max(from, whole[0]), Math.min(to, whole[1])];
};
