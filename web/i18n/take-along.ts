import { inAll } from './messages.ts';
import ar from './take-along/ar.json';
import en from './take-along/en.json';
import fr from './take-along/fr.json';

export type TakeKey = keyof typeof en;

/** What a block is taken along by, wherever it stands. */
export const TAKE_WORDS = inAll<TakeKey>({ ar, fr, en });
