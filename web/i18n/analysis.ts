import ar from './analysis/ar.json';
import en from './analysis/en.json';
import fr from './analysis/fr.json';
import { inAll } from './messages.ts';

export type AnalysisKey = keyof typeof en;

/** What the page of questions says; loaded with it. */
export const ANALYSIS_WORDS = inAll<AnalysisKey>({ ar, fr, en });
