import type { Language } from '../../sql/model/text.ts';
import { ACCOUNT } from './account.ts';
import { ANALYSIS_WORDS } from './analysis.ts';
import { BUDGET_WORDS } from './budget.ts';
import { CIVIC_WORDS } from './civic.ts';
import { DASHBOARD_WORDS } from './dashboard.ts';
import { INDICATOR_WORDS } from './indicators.ts';
import { MESSAGES, type MessageKey } from './messages.ts';
import { OFFICE } from './office.ts';
import { OUTLOOK_WORDS } from './outlook.ts';
import { PAGES_WORDS } from './pages.ts';
import { PETITIONS_WORDS } from './petitions.ts';
import { POLICIES_WORDS } from './policies.ts';
import { RISK_WORDS } from './risk.ts';
import { RULES_WORDS } from './rules.ts';
import { TAKE_WORDS } from './take-along.ts';
import { TIME_WORDS } from './time.ts';
import { WARNING_WORDS } from './warnings.ts';

const of = (language: Language): Record<MessageKey, string> => ({
  ...MESSAGES[language],
  ...PAGES_WORDS[language],
  ...ACCOUNT[language],
  ...OFFICE[language],
  ...TIME_WORDS[language],
  ...ANALYSIS_WORDS[language],
  ...RISK_WORDS[language],
  ...OUTLOOK_WORDS[language],
  ...DASHBOARD_WORDS[language],
  ...INDICATOR_WORDS[language],
  ...TAKE_WORDS[language],
  ...WARNING_WORDS[language],
  ...POLICIES_WORDS[language],
  ...CIVIC_WORDS[language],
  ...RULES_WORDS[language],
  ...PETITIONS_WORDS[language],
  ...BUDGET_WORDS[language],
});

/** Everything that any page says, for tests; pages load their own part. */
export const ALL_MESSAGES: Record<Language, Record<MessageKey, string>> = {
  ar: of('ar'),
  fr: of('fr'),
  en: of('en'),
};
