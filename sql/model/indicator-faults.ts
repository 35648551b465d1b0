import type { Indicator } from './indicator.ts';
import type { InputOf, OneInput } from './indicator-input.ts';
import { indicatorsUsed } from './indicator-layers.ts';
import type { LayerDeclaration } from './layer.ts';
import type { Parameter } from './parameter.ts';

/** All that indicators may name. */
export type Declared = {
  layers: ReadonlyMap<string, LayerDeclaration>;
  parameters: ReadonlyMap<string, Parameter>;
  indicators: ReadonlyMap<string, Indicator>;
};

const NUMERIC = ['number', 'integer'];
const PLAIN = ['string', 'number', 'integer', 'boolean', 'date', 'place'];

const property = (
  layer: LayerDeclaration | undefined,
  name: string | undefined,
  types: readonly string[],
): string[] => {
  if (!layer || name === undefined) return [];
  const found = layer.properties.find((one) => one.name === name);
  return found && types.includes(found.type)
    ? []
    : [`${layer.id} has no property ${name} of type ${types.join(', ')}`];
};

const layerFaults = ({ layers }: Declared, id: string | undefined): string[] =>
  id === undefined || layers.has(id) ? [] : [`there is no layer ${id}`];

const measured = ({ measure }: InputOf<'property'>): string | undefined =>
  typeof measure === 'object' ? measure.property : undefined;

const propertyFaults = (input: InputOf<'property'>, declared: Declared): string[] => {
  const layer = declared.layers.get(input.layer);
  const near = declared.layers.get(input.near?.layer ?? '');
  const isDissolvable = input.measure === 'area' && input.by.kind === 'overlap' && input.times === undefined;
  return [
    ...layerFaults(declared, input.layer),
    ...layerFaults(declared, input.near?.layer),
    ...property(layer, measured(input), NUMERIC),
    ...property(layer, input.times, NUMERIC),
    ...Object.keys(input.only ?? {}).flatMap((name) => property(layer, name, PLAIN)),
    ...Object.keys(input.near?.only ?? {}).flatMap((name) => property(near, name, PLAIN)),
    ...(typeof input.when === 'object' ? property(layer, input.when.property, ['date', 'integer']) : []),
    ...(input.when === 'begin' && !layer?.time ? [`${input.layer} has no time to begin`] : []),
    ...(input.measure === 'area' && layer && layer.geometry !== 'polygon'
      ? [`${layer.id} has no areas`]
      : []),
    ...(input.measure === 'length' && layer && layer.geometry !== 'line'
      ? [`${layer.id} has no lengths`]
      : []),
    ...(input.dissolve && !isDissolvable ? ['only plain areas that overlap are dissolved'] : []),
  ];
};

const inputFaults = (input: OneInput, base: string, declared: Declared): string[] => {
  switch (input.kind) {
    case 'property':
      return propertyFaults(input, declared);
    case 'series':
      return [
        ...layerFaults(declared, input.layer),
        ...(declared.parameters.has(input.parameter) ? [] : [`there is no parameter ${input.parameter}`]),
      ];
    case 'records':
      return declared.layers.get(base)?.place ? [] : [`${base} is no layer of places`];
    case 'indicator':
      return declared.indicators.has(input.indicator) ? [] : [`there is no indicator ${input.indicator}`];
  }
};

/** Limits that a method names, each with the input whose parameter must have it. */
const limitsNamed = ({ method }: Indicator): [input: string, limit: string][] => {
  if (method.kind === 'exceedances')
    return 'limit' in method.bound ? [[method.input, method.bound.limit]] : [];
  if (method.kind !== 'ccme-wqi') return [];
  return method.objectives.flatMap(({ input, limits = [] }) =>
    limits.map((limit): [string, string] => [input, limit]),
  );
};

const limitFaults = (indicator: Indicator, { parameters }: Declared): string[] =>
  limitsNamed(indicator).flatMap(([name, limit]) => {
    const input = indicator.inputs[name];
    const parameter = input?.kind === 'series' ? parameters.get(input.parameter) : undefined;
    const isThere = parameter?.limits.some(({ id }) => id === limit);
    return isThere ? [] : [`the parameter of ${name} has no limit ${limit}`];
  });

/** Whether an indicator is made of itself, by however many others. */
const isCircle = (id: string, indicators: Declared['indicators']): boolean => {
  const seen = new Set<string>();
  const reaches = (from: string): boolean => {
    const one = indicators.get(from);
    if (!one || seen.has(from)) return false;
    seen.add(from);
    return indicatorsUsed(one).some((next) => next === id || reaches(next));
  };
  return reaches(id);
};

/** What of an indicator's declaration does not hold beside all that is declared: names of nothing, a circle. None for a sound one. */
export const indicatorFaults = (indicator: Indicator, declared: Declared): string[] => {
  const { id, base, inputs } = indicator;
  return [
    ...layerFaults(declared, base),
    ...(declared.layers.has(id) ? [`there is a layer ${id} already`] : []),
    ...Object.entries(inputs).flatMap(([name, input]) =>
      inputFaults(input, base, declared).map((fault) => `${name}: ${fault}`),
    ),
    ...limitFaults(indicator, declared),
    ...(isCircle(id, declared.indicators) ? ['it is made of itself'] : []),
  ].map((fault) => `${id}: ${fault}`);
};
