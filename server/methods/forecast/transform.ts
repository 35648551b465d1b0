import type { Transform } from '../../../sql/model/outlook.ts';
import { normalQuantile } from '../distributions.ts';

/** A scale without bounds that values are forecast on, and the way there and back. */
export type Scale = {
  name: Transform['kind'];
  to: (value: number) => number;
  /** Never beyond the bounds. */
  from: (scaled: number) => number;
  /** Whether a forecast on it is normal on the values' own scale. */
  isPlain: boolean;
};

export type Bounds = { least?: number | undefined; most?: number | undefined };

/** How far inside of their bounds shares are taken to be that lie on them, as a part of the whole. */
const INSIDE = 0.001;

/** The scale of a declared transformation (`Transform`). */
export const scaleOf = (transform: Transform, { least, most }: Bounds): Scale => {
  const [low, high] = [least ?? Number.NEGATIVE_INFINITY, most ?? Number.POSITIVE_INFINITY];
  const bounded = (value: number) => Math.min(high, Math.max(low, value));
  switch (transform.kind) {
    case 'none':
      return {
        name: 'none',
        to: (value) => value,
        from: bounded,
        isPlain: least === undefined && most === undefined,
      };
    case 'log':
      return {
        name: 'log',
        to: (value) => Math.log(Math.max(0, value - low) + transform.offset),
        from: (scaled) => bounded(Math.exp(scaled) - transform.offset + low),
        isPlain: false,
      };
    case 'sqrt':
      return {
        name: 'sqrt',
        to: (value) => Math.sqrt(Math.max(0, value - low)),
        from: (scaled) => bounded(Math.max(0, scaled) ** 2 + low),
        isPlain: false,
      };
    case 'logit': {
      const share = (value: number) => Math.min(1 - INSIDE, Math.max(INSIDE, (value - low) / (high - low)));
      return {
        name: 'logit',
        to: (value) => Math.log(share(value) / (1 - share(value))),
        from: (scaled) => low + (high - low) / (1 + Math.exp(-scaled)),
        isPlain: false,
      };
    }
  }
};

/** Values on the scale that are as likely each: midpoints of so many equal parts of a standard normal distribution. */
export const equalParts = (parts: number): number[] =>
  Array.from({ length: parts }, (_, at) => normalQuantile((at + 0.5) / parts));
