import { frenchSpaces, type Language } from '../../sql/model/text.ts';
import type { AccountKey } from './account.ts';
import type { AnalysisKey } from './analysis.ts';
import ar from './ar.json';
import type { BudgetKey } from './budget.ts';
import type { CivicKey } from './civic.ts';
import type { DashboardKey } from './dashboard.ts';
import en from './en.json';
import fr from './fr.json';
import type { IndicatorsKey } from './indicators.ts';
import type { ListsKey } from './lists.ts';
import type { OfficeKey } from './office.ts';
import type { OutlookKey } from './outlook.ts';
import type { PagesKey } from './pages.ts';
import type { PetitionsKey } from './petitions.ts';
import type { PoliciesKey } from './policies.ts';
import type { RiskKey } from './risk.ts';
import type { RulesKey } from './rules.ts';
import type { TakeKey } from './take-along.ts';
import type { TimeKey } from './time.ts';
import type { WarningsKey } from './warnings.ts';

type CommonKey = keyof typeof en;
/** All that can be said: everywhere, and on the pages of an area, which bring their own words. */
export type MessageKey =
  | CommonKey
  | PagesKey
  | AccountKey
  | OfficeKey
  | TimeKey
  | AnalysisKey
  | RiskKey
  | OutlookKey
  | DashboardKey
  | IndicatorsKey
  | TakeKey
  | WarningsKey
  | PoliciesKey
  | CivicKey
  | RulesKey
  | PetitionsKey
  | ListsKey
  | BudgetKey;

const set = <Key extends string>(messages: Record<Key, string>): Record<Key, string> =>
  Object.fromEntries(
    Object.entries<string>(messages).map(([key, text]) => [key, frenchSpaces(text)]),
  ) as Record<Key, string>;

/** Messages in each language, French ones with the spaces that it is set with; a key that one lacks does not compile. */
export const inAll = <Key extends string>(
  given: Record<Language, Record<Key, string>>,
): Record<Language, Record<Key, string>> => ({ ...given, fr: set(given.fr) });

/** What the viewer and the frame of all pages say. */
export const MESSAGES = inAll<CommonKey>({ ar, fr, en });

/** Locales for numbers and dates: as they are written in Tunisia, and plainly in English. */
export const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-TN', en: 'en-GB' };
