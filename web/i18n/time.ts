import { inAll } from './messages.ts';
import ar from './time/ar.json';
import en from './time/en.json';
import fr from './time/fr.json';

export type TimeKey = keyof typeof en;

/** What charts of series and the profile of a place say; loaded with the first of them. */
export const TIME_WORDS = inAll<TimeKey>({ ar, fr, en });
