import ar from './civic/ar.json';
import en from './civic/en.json';
import fr from './civic/fr.json';
import { withLists } from './lists.ts';
import { inAll } from './messages.ts';

export type CivicKey = keyof typeof en;

/** What pages of cases and their forms say, those of the office too. */
export const CIVIC_WORDS = withLists(inAll<CivicKey>({ ar, fr, en }));
