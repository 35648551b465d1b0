/** An axis that begins and ends at a tick. */
export type Axis = { from: number; to: number; ticks: number[]; decimals: number };

const stepOf = (distance: number, parts: number): number => {
  const power = 10 ** Math.floor(Math.log10(distance / parts));
  const share = distance / parts / power;
  return (share < 1.5 ? 1 : share < 3.5 ? 2 : share < 7.5 ? 5 : 10) * power;
};

/** Below this share of the highest the way to zero is short enough to be shown. */
const NEAR_ZERO = 0.6;

/** The axis for values: it begins at zero where they lie not far from it, so that heights can be compared. */
export const axisOf = (values: readonly number[], parts = 4): Axis => {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const isFlat = !(high - low > 1e-9 * Math.max(1, Math.abs(high)));
  const begin = low >= 0 && low <= high * NEAR_ZERO ? 0 : low;
  const end = high <= 0 && high >= low * NEAR_ZERO ? 0 : high;
  const [from, to] = isFlat ? [Math.min(0, low), Math.max(0, low) || 1] : [begin, end];
  const step = stepOf(to - from || 1, parts);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toFixed(decimals)),
  );
  return { from: ticks[0]!, to: ticks.at(-1)!, ticks, decimals };
};
