import type { IndicatorDeclaration } from '../sql/model/indicator.ts';
import { text } from './declare.ts';

type Class = IndicatorDeclaration['classes'][number];

/** A class of values below a limit; the last has none. */
export const level = (
  id: string,
  below: number | undefined,
  color: string,
  [ar, fr, en]: readonly [ar: string, fr: string, en: string],
): Class => ({ id, ...(below === undefined ? {} : { below }), color, title: text(ar, fr, en) });

/**
 * Colours of ordered classes, seen on a light and on a dark map and told apart by the colour-blind: viridis with its ends drawn in, from
 * light to dark.
 */
const VIRIDIS = ['#bddf26', '#44bf70', '#21918c', '#3b6fb0', '#7b3fa0'];
/** ColorBrewer's, without their palest and darkest. */
const GREENS = ['#a1d99b', '#74c476', '#41ab5d', '#238b45', '#00682a'];
const ORANGES = ['#fdae6b', '#fd8d3c', '#f16913', '#d94801', '#8c2d04'];

/** From good to bad, or the other way round; from little to much. */
export const RAMPS = {
  'good-bad': VIRIDIS,
  'bad-good': [...VIRIDIS].reverse(),
  greens: GREENS,
  oranges: ORANGES,
} as const;

const withComma = (value: number): string => String(value).replace('.', ',').replace('-', '\u2212');

/** Five classes that are called by their limits, in a unit that everybody knows from the indicator's name. */
export const ranges = (
  limits: readonly [number, number, number, number],
  ramp: keyof typeof RAMPS,
): Class[] => {
  const [first, last] = [limits[0], limits[3]];
  const [low, high] = [withComma(first), withComma(last)];
  const between = limits.slice(1).map((upper, at) => {
    const [from, to] = [limits[at] as number, upper].map(withComma);
    return level(`c${at + 2}`, upper, RAMPS[ramp][at + 1] as string, [
      `من ${from} إلى ${to}`,
      `${from} à ${to}`,
      `${String(limits[at]).replace('-', '\u2212')} to ${String(upper).replace('-', '\u2212')}`,
    ]);
  });
  return [
    level('c1', first, RAMPS[ramp][0] as string, [
      `أقل من ${low}`,
      `Moins de ${low}`,
      `Below ${String(first).replace('-', '\u2212')}`,
    ]),
    ...between,
    level('c5', undefined, RAMPS[ramp][4] as string, [
      `${high} فأكثر`,
      `${high} et plus`,
      `${String(last).replace('-', '\u2212')} and above`,
    ]),
  ];
};

type Method = IndicatorDeclaration['method'];
type Inputs = IndicatorDeclaration['inputs'];

/** One input in percent of another. */
export const percentOf = (numerator: string, denominator: string): Method => ({
  kind: 'ratio',
  numerator: [{ input: numerator }],
  denominator: [{ input: denominator }],
  factor: 100,
});

/** What is counted of a place once a year. */
export const yearOf = (parameter: string): Inputs[string] => ({ kind: 'series', parameter, over: 'year' });

/** Why classes are where they are, for want of a law or a custom. */
export const ROUND_LIMITS = text(
  'حدود مستديرة من وضع المنصة، لا قاعدة قانونية لها.',
  'Limites rondes choisies par la plateforme, sans base légale.',
  'Round limits chosen by the platform, without legal basis.',
);
