import { frenchSpaces, type Language } from '../../sql/model/text.ts';
import ar from './ar.json';
import en from './en.json';
import fr from './fr.json';

export type MessageKey = keyof typeof en;

type Messages = Record<MessageKey, string>;

const set = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, frenchSpaces(text)])) as Messages;

/** All that the viewer says, in each language; a key that one lacks does not compile. */
export const MESSAGES: Record<Language, Messages> = { ar, fr: set(fr), en };

/** Locales for numbers and dates: as they are written in Tunisia, and plainly in English. */
export const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-TN', en: 'en-GB' };
