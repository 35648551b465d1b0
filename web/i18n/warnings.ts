import { inAll } from './messages.ts';
import ar from './warnings/ar.json';
import en from './warnings/en.json';
import fr from './warnings/fr.json';

export type WarningsKey = keyof typeof en;

/** What pages of warnings say, those of the office too. */
export const WARNING_WORDS = inAll<WarningsKey>({ ar, fr, en });
