import type { IndicatorClass } from '../../../sql/model/indicator.ts';
import { colorOf } from '../../../sql/model/style/palette.ts';
import type { LegendItem } from '../document.ts';
import { INK } from '../figures/figure.ts';
import type { Words } from '../words/words.ts';

type Classed = {
  classes: readonly IndicatorClass[];
  direction: 'higher-better' | 'higher-worse' | 'neither';
};

/** Paper is light. */
export const printed = (color: string): string => colorOf(color, 'light');

export const classNamed = ({ classes }: Classed, id: string | null): IndicatorClass | null =>
  classes.find((one) => one.id === id) ?? null;

export const classOfValue = ({ classes }: Classed, value: number | null): IndicatorClass | null =>
  value === null ? null : (classes.find(({ below }) => below === undefined || value < below) ?? null);

/** The class that nobody wishes for; null where neither end is. */
export const worstClass = ({ classes, direction }: Classed): IndicatorClass | null => {
  if (direction === 'neither') return null;
  return (direction === 'higher-worse' ? classes.at(-1) : classes[0]) ?? null;
};

/** All classes in their order, as a legend tells them; where something has no value that too. */
export const legendOf = ({ classes }: Classed, words: Words, hasGaps: boolean): LegendItem[] => [
  ...classes.map(({ color, title }) => ({ color: printed(color), label: words.text(title) })),
  ...(hasGaps ? [{ color: INK.none, label: words.say('noClass') }] : []),
];
