import { withLists } from './lists.ts';
import { inAll } from './messages.ts';
import ar from './office/ar.json';
import en from './office/en.json';
import fr from './office/fr.json';

export type OfficeKey = keyof typeof en;

/** What the pages of the office say. */
export const OFFICE = withLists(inAll<OfficeKey>({ ar, fr, en }));
