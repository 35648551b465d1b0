import { inAll } from './messages.ts';
import ar from './risk/ar.json';
import en from './risk/en.json';
import fr from './risk/fr.json';

export type RiskKey = keyof typeof en;

/** What the pages of risks say; loaded with them. */
export const RISK_WORDS = inAll<RiskKey>({ ar, fr, en });
