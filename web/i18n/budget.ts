import ar from './budget/ar.json';
import en from './budget/en.json';
import fr from './budget/fr.json';
import { inAll } from './messages.ts';

export type BudgetKey = keyof typeof en;

/** What pages of the budget say. */
export const BUDGET_WORDS = inAll<BudgetKey>({ ar, fr, en });
