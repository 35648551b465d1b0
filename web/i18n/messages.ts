import type { Language } from '../../sql/model/text.ts';
import ar from './ar.json';
import en from './en.json';
import fr from './fr.json';

export type MessageKey = keyof typeof en;

/** All that the viewer says, in each language; a key that one lacks does not compile. */
export const MESSAGES: Record<Language, Record<MessageKey, string>> = { ar, fr, en };

/** Locales for numbers and dates: as they are written in Tunisia, and plainly in English. */
export const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-TN', en: 'en-GB' };
