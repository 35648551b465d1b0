import { inAll } from './messages.ts';
import ar from './outlook/ar.json';
import en from './outlook/en.json';
import fr from './outlook/fr.json';

export type OutlookKey = keyof typeof en;

/** What is said of forecasts; loaded with the charts that have them. */
export const OUTLOOK_WORDS = inAll<OutlookKey>({ ar, fr, en });
