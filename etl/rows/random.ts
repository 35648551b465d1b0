/**
 * A stream of numbers in [0, 1) that a seed fixes, the same on every machine: mulberry32 (Tommy Ettinger, public domain).
 * For samples only, never for anything that must not be guessed.
 */
export const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};
