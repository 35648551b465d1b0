import { inAll } from './messages.ts';
import ar from './rules/ar.json';
import en from './rules/en.json';
import fr from './rules/fr.json';

export type RulesKey = keyof typeof en;

/** What the office's pages of dispatch, settings and calendar say; loaded with them. */
export const RULES_WORDS = inAll<RulesKey>({ ar, fr, en });
