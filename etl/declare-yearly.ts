import type { ParameterDeclaration } from '../sql/model/parameter.ts';
import type { Text } from '../sql/model/text.ts';
import { text } from './declare.ts';

type Given = {
  id: string;
  title: Text;
  description?: Text;
  symbol?: string;
  unit: string;
  decimals?: number;
  /** `last`: how many there are; `sum`: how much came about in the year. */
  gather: 'sum' | 'last';
  direction: ParameterDeclaration['direction'];
  most: number;
  ramp: ParameterDeclaration['classes']['ramp'];
  breaks: number[];
  conversions?: ParameterDeclaration['conversions'];
};

/** A quantity that is counted once a year for a place: never below zero, in round classes. */
export const yearly = ({ most, ramp, breaks, ...given }: Given): ParameterDeclaration => ({
  decimals: 0,
  ...given,
  checks: [
    { kind: 'range', min: 0, max: most },
    { kind: 'gap', longer: 'P3Y' },
  ],
  classes: { ramp, breaks, method: text('حدود مستديرة.', 'Limites rondes.', 'Round limits.') },
});
