import { ar } from './ar.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** The sentences of errors by language. */
export const MESSAGES = { ar, fr, en };
