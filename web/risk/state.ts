import type { RiskScenario } from '../../server/methods/risk-scenario.ts';

/** All that a link to a risk restores. null is what the page chooses by itself. */
export type RiskState = {
  period: string | null;
  /** Weights that stand in place of the model's, by input and by dimension. */
  inputs: Readonly<Record<string, number>>;
  dimensions: Readonly<Record<string, number>>;
  /** Inputs that were others, by so much of what they are. */
  scenario: RiskScenario;
  /** The place whose parts are told. */
  place: string | null;
};

export const EMPTY: RiskState = { period: null, inputs: {}, dimensions: {}, scenario: {}, place: null };

/** Bounds of sliders: weights from nothing to five times one, inputs half as much to half more. */
export const MOST_WEIGHT = 5;
export const MOST_CHANGE = 50;

const NAME = /^[a-z][a-z0-9_]{0,59}$/;
const PERIOD = /^\d{4}(-\d{2}(-\d{2}(T\d{2})?)?)?$/;
const PLACE = /^[a-z][\w-]*:[\w-]+(:[\w-]+)?$/;

/** `poor:2,density:0.5`; what is no name or out of bounds is left out. */
const pairsOf = (text: string | null, least: number, most: number): Record<string, number> =>
  Object.fromEntries(
    (text ?? '').split(',').flatMap((part): [string, number][] => {
      const [name = '', number = ''] = part.split(':');
      const value = Number(number);
      return NAME.test(name) && number !== '' && value >= least && value <= most ? [[name, value]] : [];
    }),
  );

const textOf = (pairs: Readonly<Record<string, number>>, times = 1): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name}:${Number((value * times).toFixed(3))}`)
    .join(',');

/** Reads the state from a link's query; what cannot be read is left to the page. */
export const parseRisk = (search: string): RiskState => {
  const query = new URLSearchParams(search);
  const [period, place] = [query.get('period'), query.get('place')];
  const percent = pairsOf(query.get('if'), -MOST_CHANGE, MOST_CHANGE);
  return {
    period: period && PERIOD.test(period) ? period : null,
    inputs: pairsOf(query.get('w'), 0, MOST_WEIGHT),
    dimensions: pairsOf(query.get('d'), 0, MOST_WEIGHT),
    scenario: Object.fromEntries(Object.entries(percent).map(([name, value]) => [name, value / 100])),
    place: place && PLACE.test(place) ? place : null,
  };
};

/** The query that restores a state; empty for the page as it opens. */
export const formatRisk = ({ period, inputs, dimensions, scenario, place }: RiskState): string => {
  const parts: [string, string | null][] = [
    ['period', period],
    ['w', textOf(inputs)],
    ['d', textOf(dimensions)],
    ['if', textOf(scenario, 100)],
    ['place', place],
  ];
  const query = parts.flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return query.length > 0 ? `?${query.join('&')}` : '';
};

/** A weight or a change set, or taken back where it is what the model has. */
export const withPair = (
  pairs: Readonly<Record<string, number>>,
  name: string,
  value: number,
  own: number,
): Record<string, number> => {
  const { [name]: _, ...rest } = pairs;
  return value === own ? rest : { ...rest, [name]: value };
};

/** Whether anything is weighed or supposed otherwise than the model has it. */
export const isChanged = ({ inputs, dimensions, scenario }: RiskState): boolean =>
  [inputs, dimensions, scenario].some((pairs) => Object.keys(pairs).length > 0);
