import type { IndicatorInfo } from '../../sql/model/api/indicators.ts';
import type { OneInput } from '../../sql/model/indicator-input.ts';
import { useTitles } from '../series/lineage/titles.ts';
import { methodAddress } from './address.ts';

/** What an input reads: a quantity, a layer, an indicator, a civic module; by its id. */
export const readBy = (input: OneInput): string => {
  switch (input.kind) {
    case 'indicator':
      return input.indicator;
    case 'property':
      return input.layer;
    case 'series':
      return input.parameter;
    case 'records':
      return input.module;
  }
};

/** The titles of an indicator's inputs, by their names in its declaration. */
export const useInputTitles = (info: IndicatorInfo): ((input: string) => string) => {
  const { titleOf } = useTitles(info);
  return (input) => {
    const declared = info.inputs[input];
    return declared ? titleOf({ input, kind: declared.kind, of: readBy(declared) }) : input;
  };
};

/** Where an input is told of: the page of an indicator's method, a layer on the map, the stations that a quantity is measured at. */
export const pageOfInput = (input: OneInput, base: string): string => {
  if (input.kind === 'indicator') return methodAddress(input.indicator);
  if (input.kind === 'records') return `/civic/${input.module}/statistics`;
  return `/?layers=${input.kind === 'property' ? input.layer : (input.layer ?? base)}`;
};
