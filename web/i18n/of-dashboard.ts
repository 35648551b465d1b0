import type { Language } from '../../sql/model/text.ts';
import { DASHBOARD_WORDS } from './dashboard.ts';
import { RISK_WORDS } from './risk.ts';
import { TIME_WORDS } from './time.ts';

const of = (language: Language) => ({
  ...TIME_WORDS[language],
  ...RISK_WORDS[language],
  ...DASHBOARD_WORDS[language],
});

/** All that the dashboard, and the parts of a place that are made of it, say: periods and trends, and risks, too. */
export const OF_DASHBOARD = { ar: of('ar'), fr: of('fr'), en: of('en') };
