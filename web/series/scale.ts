/** From values to pixels, and back. */
export type Scale = { of: (value: number) => number; back: (pixel: number) => number };

/** A straight scale; one whose values are all the same maps them to the middle. */
export const linear = (domain: readonly [number, number], range: readonly [number, number]): Scale => {
  const [from, to] = domain;
  const [low, high] = range;
  const wide = to - from;
  return {
    of: (value) => (wide === 0 ? (low + high) / 2 : low + ((value - from) / wide) * (high - low)),
    back: (pixel) => (high === low ? from : from + ((pixel - low) / (high - low)) * wide),
  };
};

/**
 * The step of 1, 2 or 5 times a power of ten that divides a distance into about so many parts. It changes from 2 to 5 halfway by
 * ratio: later, there would be more than eight parts where five are asked for, and two ticks more where neither end is at one.
 */
export const stepOf = (distance: number, parts: number): number => {
  const rough = distance / Math.max(1, parts);
  if (!(rough > 0) || !Number.isFinite(rough)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const share = rough / power;
  return (share < 1.5 ? 1 : share < Math.sqrt(10) ? 2 : share < 7.5 ? 5 : 10) * power;
};

/** So many decimals that multiples of a step are told apart. */
export const decimalsOf = (step: number): number => Math.max(0, -Math.floor(Math.log10(step) + 1e-9));

/** An axis that begins and ends at a tick. */
export type Axis = { domain: [number, number]; ticks: number[]; decimals: number };

/** Below this share of the whole the way to zero is short enough to be shown. */
const NEAR_ZERO = 0.6;
/** Values that differ by less are the same on paper. */
const DUST = 1e-9;
const TINY = 1e-12;

/**
 * The axis for values between two bounds. It begins at zero where values lie not far from it, so that heights can be
 * compared; a narrow range far from zero (a level) is shown for itself, and so is what has no true zero (a temperature).
 */
export const axisOf = (low: number, high: number, parts = 5, hasZero = true): Axis => {
  const isFlat = high - low <= Math.abs(high) * DUST || high - low < TINY;
  const spread = isFlat ? (Math.abs(high) < TINY ? 1 : Math.abs(high)) : high - low;
  const from = hasZero && low >= 0 && low < high * NEAR_ZERO ? 0 : isFlat ? low - spread / 2 : low;
  const to = hasZero && high <= 0 && high > low * NEAR_ZERO ? 0 : isFlat ? high + spread / 2 : high;
  const step = stepOf(to - from, parts);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const decimals = decimalsOf(step);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(decimals)),
  );
  return { domain: [ticks[0] as number, ticks.at(-1) as number], ticks, decimals };
};
