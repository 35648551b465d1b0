import type { RiskData } from './risk.ts';

/** Inputs that were others: by so much of what they are (-0.2: a fifth less), every place and period alike. */
export type RiskScenario = Readonly<Record<string, number>>;

/**
 * The same places with changed inputs: "if this indicator fell by 20 %". What lies below zero falls away from it, too: -1 becomes
 * -1.2. Missing values stay missing, and a change of nothing is the data themselves.
 */
export const withScenario = (data: RiskData, scenario: RiskScenario): RiskData => {
  const changed = Object.entries(scenario).filter(
    ([input, by]) => data.values.has(input) && Number.isFinite(by) && by !== 0,
  );
  if (changed.length === 0) return data;
  const values = new Map(data.values);
  for (const [input, by] of changed)
    values.set(
      input,
      (data.values.get(input) as Float64Array).map((value) => value + by * Math.abs(value)),
    );
  return { ...data, values };
};
