import type { BudgetKind } from './budget.ts';

/** The theme that the figures of budgets stand in; who may publish its layers may bring a budget. */
export const BUDGET_THEME = 'public-money';

/** A yearly quantity of places that a budget gives: its parameter, which amounts it is the sum of, and what it is counted in. */
export type BudgetFigure = {
  parameter: string;
  kind: BudgetKind;
  /** A code of COFOG with all below it; null for all functions. */
  function: string | null;
  /** The currency that a budget must be in. */
  currency: string;
};

/** What the first budget tells of places, as series: declared by the theme of public money, written by the job that follows a load. */
export const BUDGET_FIGURES: readonly BudgetFigure[] = [
  { parameter: 'public-spending', kind: 'executed', function: null, currency: 'TND' },
  { parameter: 'environment-spending', kind: 'executed', function: '05', currency: 'TND' },
];
