import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Capability } from '../../sql/model/roles.ts';
import type { Language } from '../../sql/model/text.ts';
import { WithWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import type { IconName } from '../ui/icon.tsx';

/** Pages that belong together: they share their words and, where they have icons, a navigation at the side. */
export type Area =
  | 'access'
  | 'text'
  | 'time'
  | 'indicators'
  | 'analysis'
  | 'risk'
  | 'dashboard'
  | 'warnings'
  | 'policies'
  | 'civic'
  | 'petitions'
  | 'budget'
  | 'account'
  | 'office';

/**
 * Who is let in: `public` everybody, `guest` who is not signed in yet (others are sent on), `account` who is, `office` who
 * has any capability, `may` who has that one, where it is of a theme for that theme, and for the whole country where that is null. The server asks again; here it saves a person an error.
 */
export type PageAccess =
  | 'public'
  | 'guest'
  | 'account'
  | 'office'
  | { may: Capability; theme?: string | null };

export type PageEntry = {
  path: string;
  title: MessageKey;
  area: Area;
  access: PageAccess;
  /** Named in the navigation of its area, with this sign. */
  icon?: IconName;
  /** May stand in a page of others, at the same path below /embed: without bar and foot, and nobody signed in. */
  isEmbeddable?: boolean;
  /** Tables need the whole width; text is read in a column. */
  isWide?: boolean;
  Page: LazyExoticComponent<ComponentType>;
};

/** The words of each area come with its first page, not with the map. */
const WORDS: Record<Area, () => Promise<Record<Language, Record<string, string>>>> = {
  access: async () => (await import('../i18n/account.ts')).ACCOUNT,
  text: async () => (await import('../i18n/account.ts')).ACCOUNT,
  time: async () => (await import('../i18n/time.ts')).TIME_WORDS,
  indicators: async () => (await import('../i18n/indicators.ts')).OF_INDICATORS,
  analysis: async () => (await import('../i18n/analysis.ts')).ANALYSIS_WORDS,
  risk: async () => (await import('../i18n/risk.ts')).RISK_WORDS,
  dashboard: async () => (await import('../i18n/of-dashboard.ts')).OF_DASHBOARD,
  policies: async () => (await import('../i18n/policies.ts')).POLICIES_WORDS,
  warnings: async () => (await import('../i18n/warnings.ts')).WARNING_WORDS,
  civic: async () => (await import('../i18n/civic.ts')).CIVIC_WORDS,
  petitions: async () => (await import('../i18n/petitions.ts')).OF_PETITIONS,
  budget: async () => (await import('../i18n/budget.ts')).BUDGET_WORDS,
  account: async () => (await import('../i18n/account.ts')).ACCOUNT,
  office: async () => (await import('../i18n/office.ts')).OFFICE,
};

/** An entry of the registry: where a page is and who may see it, and the file that draws it, loaded when it is gone to. */
export const page = (
  path: string,
  title: MessageKey,
  about: Omit<PageEntry, 'path' | 'title' | 'Page'>,
  load: () => Promise<ComponentType>,
): PageEntry => ({
  ...{ path, title, ...about },
  Page: lazy(async () => {
    const [Page, words] = await Promise.all([load(), WORDS[about.area]()]);
    const Spoken = () => (
      <WithWords words={words}>
        <Page />
      </WithWords>
    );
    return { default: Spoken };
  }),
});
