import type { Language } from '../../sql/model/text.ts';
import ar from './lists/ar.json';
import en from './lists/en.json';
import fr from './lists/fr.json';
import { inAll } from './messages.ts';

export type ListsKey = keyof typeof en;

const WORDS = inAll<ListsKey>({ ar, fr, en });

type Words<Key extends string> = Record<Language, Record<Key, string>>;

/** The words of an area with those of lists that are narrowed and paged through, which some areas have. */
export const withLists = <Key extends string>(words: Words<Key>): Words<Key | ListsKey> => ({
  ar: { ...WORDS.ar, ...words.ar },
  fr: { ...WORDS.fr, ...words.fr },
  en: { ...WORDS.en, ...words.en },
});
