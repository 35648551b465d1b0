import type { Indicator } from './indicator.ts';
import type { Parameter } from './parameter.ts';
import type { SignalRule } from './signal.ts';

/** What declarations may name: layers with the names of their properties, parameters and indicators by their ids. */
export type Declared = {
  layers: ReadonlyMap<string, { properties: readonly { name: string }[] }>;
  parameters: ReadonlySet<string>;
  indicators: ReadonlySet<string>;
};

const isParameter = (given: Parameter | Indicator): given is Parameter => 'gather' in given;

const ruleFaults = (rule: SignalRule, given: Parameter | Indicator, { layers }: Declared): string[] => {
  if (rule.detector === 'rise')
    return rule.near.filter((layer) => !layers.has(layer)).map((layer) => `no layer ${layer}`);
  if (rule.detector !== 'episode') return [];
  const classes = isParameter(given) ? [] : given.classes.map(({ id }) => id);
  const named = rule.grades.flatMap(({ from }) => (typeof from === 'string' ? [from] : []));
  const mixed = named.length > 0 && named.length < rule.grades.length;
  return [
    ...named.filter((id) => !classes.includes(id)).map((id) => `no class ${id}`),
    ...(mixed ? ['grades are of classes and of values'] : []),
  ];
};

/** What is wrong with what is said of a parameter's or indicator's outlook and signals: names of what is not there. */
export const outlookFaults = (given: Parameter | Indicator, declared: Declared): string[] => {
  const { outlook, signals = [] } = given;
  const others = isParameter(given) ? declared.parameters : declared.indicators;
  const driver = outlook?.driver?.id;
  const full = outlook?.stock?.full?.property;
  const hasFull = [...declared.layers.values()].some(({ properties }) =>
    properties.some(({ name }) => name === full),
  );
  return [
    ...(driver !== undefined && !others.has(driver) ? [`nothing drives: ${driver}`] : []),
    ...(driver === given.id ? ['it drives itself'] : []),
    ...(full !== undefined && !hasFull ? [`no property ${full}`] : []),
    ...(outlook?.stock && !isParameter(given) ? ['an indicator is no stock'] : []),
    ...signals.flatMap((rule) => ruleFaults(rule, given, declared)),
  ];
};
