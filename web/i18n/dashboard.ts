import ar from './dashboard/ar.json';
import en from './dashboard/en.json';
import fr from './dashboard/fr.json';
import { inAll } from './messages.ts';

export type DashboardKey = keyof typeof en;

/** What the dashboard and the parts of a place say that are made of it; loaded with them. */
export const DASHBOARD_WORDS = inAll<DashboardKey>({ ar, fr, en });
