import { inAll } from './messages.ts';
import ar from './policies/ar.json';
import en from './policies/en.json';
import fr from './policies/fr.json';

export type PoliciesKey = keyof typeof en;

/** What the pages of the goals and of policy documents say, in the office too; loaded with them. */
export const POLICIES_WORDS = inAll<PoliciesKey>({ ar, fr, en });
