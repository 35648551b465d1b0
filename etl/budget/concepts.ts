import { BUDGET_KINDS, type BudgetKind } from '../../sql/model/budget/budget.ts';
import type { Scheme } from '../../sql/model/budget/code.ts';

/** What a column of a budget's table is to us. */
export type Concept =
  | 'line'
  | 'parent'
  | 'year'
  | 'kind'
  | 'amount'
  | 'currency'
  | 'direction'
  | 'place'
  | 'gender'
  | 'title_ar'
  | 'title_fr'
  | 'title_en'
  | Scheme
  | `${Scheme}_label`;

/** Column types of Fiscal Data Package 1.0; what stands there is an extension of ours where its name begins so. */
const TYPES: readonly [RegExp, Concept][] = [
  [/^value$/, 'amount'],
  [/^value-currency:code$/, 'currency'],
  [/^date:fiscal-year$/, 'year'],
  [/^phase:(id|label)$/, 'kind'],
  [/^direction$/, 'direction'],
  [/^budget-line-id$/, 'line'],
  [/^administrative-classification:.*\blabel$/, 'administration_label'],
  [/^administrative-classification:/, 'administration'],
  [/^functional-classification:.*\blabel$/, 'function_label'],
  [/^functional-classification:/, 'function'],
  [/^economic-classification:.*\blabel$/, 'economic_label'],
  [/^economic-classification:/, 'economic'],
  [/^activity:generic:program(me)?:label$/, 'programme_label'],
  [/^activity:generic:program(me)?:/, 'programme'],
  [/^geo:.*\bcode(:|$)/, 'place'],
  [/^biatouna:parent$/, 'parent'],
  [/^biatouna:gender$/, 'gender'],
  [/^biatouna:title:ar$/, 'title_ar'],
  [/^biatouna:title:fr$/, 'title_fr'],
  [/^biatouna:title:en$/, 'title_en'],
];

/** What a column type means to us; null for one that we have no use for. */
export const conceptOfType = (type: string): Concept | null =>
  TYPES.find(([pattern]) => pattern.test(type))?.[1] ?? null;

const NAMED: readonly Concept[] = [
  ...(['line', 'parent', 'year', 'kind', 'amount', 'currency', 'direction'] as const),
  ...(['administration', 'function', 'economic', 'programme', 'place', 'gender'] as const),
  ...(['title_ar', 'title_fr', 'title_en'] as const),
];

/** A column by its own name, in a file without a descriptor. */
export const conceptOfName = (name: string): Concept | null =>
  NAMED.find((one) => one === name.trim().toLowerCase()) ?? null;

/** `voted_2024`: an amount whose kind and year stand in the name. */
export const pivotOfName = (name: string): { kind: BudgetKind; year: number } | null => {
  const found = /^(voted|revised|executed)_((?:19|20|21)\d{2})$/.exec(name.trim().toLowerCase());
  return found ? { kind: found[1] as BudgetKind, year: Number(found[2]) } : null;
};

const KINDS: Record<string, BudgetKind> = {
  approved: 'voted',
  enacted: 'voted',
  adjusted: 'revised',
  amended: 'revised',
  modified: 'revised',
  spent: 'executed',
  actual: 'executed',
};

/** The kind of a phase, under our names or those of the standard; null for what is neither (a mere proposal). */
export const kindOf = (text: string): BudgetKind | null => {
  const word = text.trim().toLowerCase();
  return BUDGET_KINDS.find((kind) => kind === word) ?? (Object.hasOwn(KINDS, word) ? KINDS[word]! : null);
};
