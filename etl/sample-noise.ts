import type { Random } from './sample.ts';

/** How values scatter around what is expected. */
export type Noise =
  /** Added: so much (a standard deviation), of which `persistence` stays to the next value (an AR(1) process). */
  | { kind: 'normal'; sd: number; persistence?: number }
  /** Times a factor of mean 1, whose logarithm scatters so much: concentrations, counts. */
  | { kind: 'lognormal'; sd: number; persistence?: number }
  /** Times a factor of mean 1 of a gamma distribution: rain of months. */
  | { kind: 'gamma'; shape: number }
  /** Nothing but on a share `wet` of the days, and on those by a gamma distribution; the mean stays: rain of days. */
  | { kind: 'showers'; wet: number; shape: number };

/** A standard normal number (Box and Muller 1958). */
export const normalOf = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A gamma number of scale 1 (Marsaglia and Tsang 2000, with their way for shapes below 1). */
export const gammaOf = (random: Random, shape: number): number => {
  if (shape < 1) return gammaOf(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normalOf(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
};

/** Standard normal numbers of which a share stays to the next: each has mean 0 and standard deviation 1. */
const persistent = (random: Random, persistence = 0): (() => number) => {
  let last: number | null = null;
  return () => {
    const fresh = normalOf(random);
    last = last === null ? fresh : persistence * last + Math.sqrt(1 - persistence ** 2) * fresh;
    return last;
  };
};

/** Makes of what is expected, moment by moment, what comes. */
export const scattered = (noise: Noise, random: Random): ((expected: number) => number) => {
  switch (noise.kind) {
    case 'normal': {
      const next = persistent(random, noise.persistence);
      return (expected) => expected + noise.sd * next();
    }
    case 'lognormal': {
      const next = persistent(random, noise.persistence);
      return (expected) => expected * Math.exp(noise.sd * next() - noise.sd ** 2 / 2);
    }
    case 'gamma':
      return (expected) => (expected * gammaOf(random, noise.shape)) / noise.shape;
    case 'showers':
      return (expected) =>
        random() < noise.wet ? (expected * gammaOf(random, noise.shape)) / (noise.shape * noise.wet) : 0;
  }
};
