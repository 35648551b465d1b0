import ar from './account/ar.json';
import en from './account/en.json';
import fr from './account/fr.json';
import { inAll } from './messages.ts';

export type AccountKey = keyof typeof en;

/** What the pages of signing in and of one's own account say. */
export const ACCOUNT = inAll<AccountKey>({ ar, fr, en });
