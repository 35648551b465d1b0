/**
 * Every page that is not the map. A page is added by one file that exports its component, and one line here (of the office: web/office/pages.ts):
 *
 *     page('/account/keys', 'page.keys', { ...ACCOUNT, icon: 'key' },
 *       async () => (await import('../account/keys.tsx')).Keys),
 *
 * The shell draws the top bar, the navigation of the area (entries with an icon, for whom is let in), the heading (the
 * title, a key of web/i18n/{ar,fr,en}.json; `useHeading` of heading.tsx sets another, with a lead and buttons beside it),
 * waits while the file is loaded, and lets in only whom `access` names. The component draws what stands below the heading,
 * made of `web/ui/page.css` (`.panel-card`, `.rows`, `.empty`...), `web/ui/form` and `web/ui/state.tsx`. Its words are in
 * web/i18n/account or web/i18n/office; links within are `Link` of react-aria-components, or `go()`, which keep language
 * and look. What the server may want a new proof of identity for goes through `useProof()`. Parts of the path: `useParams()` of wouter. The server must know addresses: server/http/pages.ts.
 */
import { OFFICE_PAGES } from '../office/pages.ts';
import { type PageEntry, page } from './page.tsx';

const GUEST = { area: 'access', access: 'guest' } as const;
const OPEN = { area: 'access', access: 'public' } as const;
const TIME = { area: 'time', access: 'public', isWide: true } as const;
const INDICATORS = { area: 'indicators', access: 'public', isWide: true } as const;
const RISK = { area: 'risk', access: 'public', isWide: true, isEmbeddable: true } as const;
const DASHBOARD = { area: 'dashboard', access: 'public', isWide: true, isEmbeddable: true } as const;
const WARNINGS = { area: 'warnings', access: 'public', isWide: true } as const;
const POLICIES = { area: 'policies', access: 'public', isWide: true } as const;
const CIVIC = { area: 'civic', access: 'public' } as const;
const PETITIONS = { area: 'petitions', access: 'public' } as const;
const BUDGET = { area: 'budget', access: 'public', isWide: true, isEmbeddable: true } as const;
const ACCOUNT = { area: 'account', access: 'account' } as const;

export const PAGES: readonly PageEntry[] = [
  page('/sign-in', 'page.signIn', GUEST, async () => (await import('../account/sign-in.tsx')).SignIn),
  page('/sign-up', 'page.signUp', GUEST, async () => (await import('../account/sign-up.tsx')).SignUp),
  page('/forgot', 'page.forgot', GUEST, async () => (await import('../account/forgot.tsx')).Forgot),
  page('/verify', 'page.verify', OPEN, async () => (await import('../account/accept.tsx')).Accept),
  page('/invite', 'page.invite', OPEN, async () => (await import('../account/accept.tsx')).Accept),
  page('/reset', 'page.reset', OPEN, async () => (await import('../account/reset.tsx')).Reset),
  page('/act', 'page.act', OPEN, async () => (await import('../account/act.tsx')).Act),
  page(
    '/account/email',
    'page.newEmail',
    OPEN,
    async () => (await import('../account/new-email.tsx')).NewEmail,
  ),
  page(
    '/unsubscribe',
    'page.unsubscribe',
    OPEN,
    async () => (await import('../account/unsubscribe.tsx')).Unsubscribe,
  ),
  page('/erased', 'page.erased', OPEN, async () => (await import('../account/erased.tsx')).Erased),
  page(
    '/account/welcome',
    'page.welcome',
    { area: 'access', access: 'account' },
    async () => (await import('../account/welcome.tsx')).Welcome,
  ),
  page(
    '/privacy',
    'page.privacy',
    { area: 'text', access: 'public' },
    async () => (await import('../account/privacy.tsx')).Privacy,
  ),
  page('/place/:id/:tab?', 'page.place', TIME, async () => (await import('../place/page.tsx')).PlacePage),
  page(
    '/analysis',
    'page.analysis',
    { area: 'analysis', access: 'public', isWide: true },
    async () => (await import('../analysis/page.tsx')).AnalysisPage,
  ),
  page(
    '/indicators',
    'page.indicators',
    INDICATORS,
    async () => (await import('../indicators/list.tsx')).IndicatorsPage,
  ),
  page(
    '/indicators/:id',
    'page.method',
    INDICATORS,
    async () => (await import('../indicators/page.tsx')).MethodPage,
  ),
  page(
    '/indicator/:id/:place',
    'page.indicator',
    TIME,
    async () => (await import('../series/page.tsx')).IndicatorPage,
  ),
  page(
    '/indicator/:id/:place/:period',
    'page.lineage',
    TIME,
    async () => (await import('../series/lineage/page.tsx')).LineagePage,
  ),
  page(
    '/dashboard',
    'page.dashboard',
    DASHBOARD,
    async () => (await import('../dashboard/page.tsx')).DashboardPage,
  ),
  page('/risk', 'page.risks', RISK, async () => (await import('../risk/list.tsx')).RisksPage),
  page('/risk/:id', 'page.risk', RISK, async () => (await import('../risk/page.tsx')).RiskPage),
  page(
    '/series/:id/lineage',
    'page.seriesLineage',
    TIME,
    async () => (await import('../series/lineage/series-page.tsx')).SeriesLineagePage,
  ),
  page(
    '/warnings',
    'page.warnings',
    WARNINGS,
    async () => (await import('../warnings/list-page.tsx')).WarningsPage,
  ),
  page(
    '/warnings/confirm',
    'page.followWarnings',
    { ...WARNINGS, isWide: false },
    async () => (await import('../warnings/confirm.tsx')).ConfirmFollowing,
  ),
  page(
    '/warnings/:id',
    'page.warning',
    WARNINGS,
    async () => (await import('../warnings/warning-page.tsx')).WarningPage,
  ),
  page(
    '/sdg',
    'page.sdg',
    { ...POLICIES, isEmbeddable: true },
    async () => (await import('../sdg/page.tsx')).SdgPage,
  ),
  page(
    '/sdg/:goal',
    'page.sdgGoal',
    { ...POLICIES, isEmbeddable: true },
    async () => (await import('../sdg/goal.tsx')).SdgGoalPage,
  ),
  page(
    '/policies',
    'page.policies',
    { ...POLICIES, isWide: false },
    async () => (await import('../policies/list.tsx')).PoliciesPage,
  ),
  page(
    '/policies/:id',
    'page.policy',
    { ...POLICIES, isWide: false },
    async () => (await import('../policies/page.tsx')).PolicyPage,
  ),
  page(
    '/budget',
    'page.budget',
    BUDGET,
    async () => (await import('../modules/budget/explorer-page.tsx')).ExplorerPage,
  ),
  page(
    '/budget/citizen',
    'page.budgetCitizen',
    BUDGET,
    async () => (await import('../modules/budget/citizen-page.tsx')).CitizenPage,
  ),
  page(
    '/budget/tax-expenditure',
    'page.budgetTax',
    BUDGET,
    async () => (await import('../modules/budget/tax-page.tsx')).TaxPage,
  ),
  page(
    '/budget/compliance',
    'page.budgetCompliance',
    BUDGET,
    async () => (await import('../modules/budget/compliance-page.tsx')).CompliancePage,
  ),
  page(
    '/budget/environment',
    'page.budgetEnvironment',
    BUDGET,
    async () => (await import('../modules/budget/environment-page.tsx')).EnvironmentPage,
  ),
  page(
    '/budget/lines/:id',
    'page.budgetLine',
    BUDGET,
    async () => (await import('../modules/budget/line-page.tsx')).LinePage,
  ),
  page(
    '/petitions',
    'page.petitions',
    PETITIONS,
    async () => (await import('../modules/petitions/list-page.tsx')).PetitionsPage,
  ),
  page(
    '/petitions/confirm',
    'page.petitionConfirm',
    PETITIONS,
    async () => (await import('../modules/petitions/own-pages.tsx')).ConfirmSignature,
  ),
  page(
    '/petitions/mine',
    'page.petitionMine',
    PETITIONS,
    async () => (await import('../modules/petitions/own-pages.tsx')).MySignature,
  ),
  page(
    '/petitions/:number',
    'page.petition',
    { ...PETITIONS, isWide: true },
    async () => (await import('../modules/petitions/petition-page.tsx')).PetitionPage,
  ),
  page('/series/:id', 'page.series', TIME, async () => (await import('../series/page.tsx')).SeriesPage),
  page(
    '/account',
    'page.profile',
    { ...ACCOUNT, icon: 'user' },
    async () => (await import('../account/profile.tsx')).Profile,
  ),
  page(
    '/account/password',
    'page.password',
    { ...ACCOUNT, icon: 'lock' },
    async () => (await import('../account/password.tsx')).Password,
  ),
  page(
    '/account/second-factor',
    'page.secondFactor',
    { ...ACCOUNT, icon: 'shield' },
    async () => (await import('../account/second-factor.tsx')).SecondFactor,
  ),
  page(
    '/account/sessions',
    'page.sessions',
    { ...ACCOUNT, icon: 'devices' },
    async () => (await import('../account/sessions.tsx')).Sessions,
  ),
  page(
    '/account/keys',
    'page.keys',
    { ...ACCOUNT, icon: 'key' },
    async () => (await import('../account/keys.tsx')).Keys,
  ),
  page(
    '/account/notifications',
    'page.notifications',
    { ...ACCOUNT, icon: 'bell' },
    async () => (await import('../account/notifications.tsx')).Notifications,
  ),
  page(
    '/account/data',
    'page.data',
    { ...ACCOUNT, icon: 'file' },
    async () => (await import('../account/data.tsx')).Data,
  ),
  ...OFFICE_PAGES,
  page(
    '/civic',
    'page.civic',
    CIVIC,
    async () => (await import('../civic/modules/modules-page.tsx')).ModulesPage,
  ),
  page(
    '/civic/case',
    'page.civicFollow',
    CIVIC,
    async () => (await import('../civic/cases/enter.tsx')).EnterPage,
  ),
  page(
    '/civic/cases/:number',
    'page.civicCase',
    { ...CIVIC, isWide: true },
    async () => (await import('../civic/cases/case-page.tsx')).CasePage,
  ),
  page(
    '/civic/mine',
    'page.civicMine',
    { area: 'civic', access: 'account' },
    async () => (await import('../civic/cases/mine.tsx')).MinePage,
  ),
  page(
    '/civic/device',
    'page.civicDevice',
    CIVIC,
    async () => (await import('../civic/device/page.tsx')).DevicePage,
  ),
  page(
    '/civic/bodies',
    'page.civicBodies',
    { ...CIVIC, isWide: true },
    async () => (await import('../civic/bodies/page.tsx')).BodiesPage,
  ),
  page(
    '/civic/information/classification',
    'page.classification',
    { ...CIVIC, isWide: true },
    async () => (await import('../modules/information/classification-page.tsx')).ClassificationPage,
  ),
  page(
    '/civic/information/asked-twice',
    'page.askedTwice',
    CIVIC,
    async () => (await import('../modules/information/asked-twice-page.tsx')).AskedTwicePage,
  ),
  // Below here stand the modules that have no page of their own: one that has stands before.
  page(
    '/civic/:module',
    'page.civicModule',
    CIVIC,
    async () => (await import('../civic/modules/module-page.tsx')).ModulePage,
  ),
  page(
    '/civic/:module/statistics',
    'page.civicStatistics',
    { ...CIVIC, isWide: true },
    async () => (await import('../civic/statistics/page.tsx')).StatisticsPage,
  ),
  page(
    '/civic/:module/new',
    'page.civicNew',
    CIVIC,
    async () => (await import('../civic/form/new-page.tsx')).NewCasePage,
  ),
];
