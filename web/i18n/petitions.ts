import type { Language } from '../../sql/model/text.ts';
import { CIVIC_WORDS } from './civic.ts';
import { inAll } from './messages.ts';
import ar from './petitions/ar.json';
import en from './petitions/en.json';
import fr from './petitions/fr.json';

export type PetitionsKey = keyof typeof en;

/** What petitions say beside what all cases do. */
export const PETITIONS_WORDS = inAll<PetitionsKey>({ ar, fr, en });

const of = (language: Language) => ({ ...CIVIC_WORDS[language], ...PETITIONS_WORDS[language] });

/** All that their pages say. */
export const OF_PETITIONS = { ar: of('ar'), fr: of('fr'), en: of('en') };
