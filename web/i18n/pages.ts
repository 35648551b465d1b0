import { inAll } from './messages.ts';
import ar from './pages/ar.json';
import en from './pages/en.json';
import fr from './pages/fr.json';

export type PagesKey = keyof typeof en;

/** What the frame of all pages but the map says: titles, states, forms. The map is loaded without it. */
export const PAGES_WORDS = inAll<PagesKey>({ ar, fr, en });
