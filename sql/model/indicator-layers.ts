import type { Indicator } from './indicator.ts';
import type { OneInput } from './indicator-input.ts';

const layersOf = (input: OneInput): string[] => {
  switch (input.kind) {
    case 'series':
      return input.layer === undefined ? [] : [input.layer];
    case 'property':
      return [input.layer, ...(input.near ? [input.near.layer] : [])];
    case 'indicator':
    case 'records':
      return [];
  }
};

/** Other indicators that one is made of, which are layers too. */
export const indicatorsUsed = ({ inputs }: Pick<Indicator, 'inputs'>): string[] => [
  ...new Set(Object.values(inputs).flatMap((input) => (input.kind === 'indicator' ? [input.indicator] : []))),
];

/** Layers that an indicator is computed for and from, in no need of other indicators to tell. */
export const layersUsed = ({ base, inputs }: Pick<Indicator, 'base' | 'inputs'>): string[] => [
  ...new Set([base, ...Object.values(inputs).flatMap(layersOf)]),
];

/** Parameters whose series an indicator reads. */
export const parametersUsed = ({ inputs }: Pick<Indicator, 'inputs'>): string[] => [
  ...new Set(Object.values(inputs).flatMap((input) => (input.kind === 'series' ? [input.parameter] : []))),
];
