import { BUDGET_THEME } from '../../sql/model/budget/figures.ts';
import { type PageEntry, page } from '../shell/page.tsx';

const OFFICE = { area: 'office', isWide: true } as const;
const may = <
  Capability extends
    | 'accounts.manage'
    | 'audit.read'
    | 'jobs.manage'
    | 'outbox.manage'
    | 'layers.write'
    | 'layers.publish'
    | 'warnings.issue'
    | 'policies.write'
    | 'moderate'
    | 'cases.handle',
>(
  capability: Capability,
  /** Of what is of one theme: that; null for what is of the whole country. */
  about: { theme?: string | null } = {},
) => ({ ...OFFICE, access: { may: capability, ...about } });

/** The pages of the office. Its first one sends whoever holds no role to the own account. */
export const OFFICE_PAGES: readonly PageEntry[] = [
  page(
    '/office',
    'page.office',
    { ...OFFICE, access: 'account', icon: 'home' },
    async () => (await import('./start/start.tsx')).Start,
  ),
  page(
    '/office/layers',
    'page.layers',
    { ...may('layers.write'), icon: 'layers' },
    async () => (await import('./layers/layers.tsx')).Layers,
  ),
  page(
    '/office/layers/:id',
    'page.layers',
    may('layers.write'),
    async () => (await import('./layers/layer.tsx')).LayerPage,
  ),
  page(
    '/office/reports',
    'page.reports',
    { ...may('layers.publish'), icon: 'file' },
    async () => (await import('./reports/reports.tsx')).Reports,
  ),
  page(
    '/office/budget',
    'page.officeBudget',
    { ...may('layers.publish', { theme: BUDGET_THEME }), icon: 'table' },
    async () => (await import('./budget/files.tsx')).BudgetFiles,
  ),
  page(
    '/office/warnings',
    'page.dutyWarnings',
    { ...may('warnings.issue'), icon: 'warning' },
    async () => (await import('./warnings/list.tsx')).DutyWarnings,
  ),
  page(
    '/office/warnings/rules',
    'page.warningRules',
    may('warnings.issue'),
    async () => (await import('./warnings/rules.tsx')).WarningRules,
  ),
  page(
    '/office/warnings/rules/:id',
    'page.warningRule',
    may('warnings.issue'),
    async () => (await import('./warnings/rule.tsx')).WarningRulePage,
  ),
  page(
    '/office/warnings/new-rule',
    'page.warningRule',
    may('warnings.issue'),
    async () => (await import('./warnings/rule.tsx')).WarningRulePage,
  ),
  page(
    '/office/warnings/authorities',
    'page.warningAuthorities',
    may('warnings.issue'),
    async () => (await import('./warnings/authorities.tsx')).WarningAuthorities,
  ),
  page(
    '/office/warnings/sources',
    'page.warningSources',
    may('warnings.issue'),
    async () => (await import('./warnings/sources.tsx')).WarningSources,
  ),
  page(
    '/office/warnings/:id',
    'page.warning',
    may('warnings.issue'),
    async () => (await import('./warnings/editor.tsx')).DutyWarning,
  ),
  page(
    '/office/policies',
    'page.policies',
    { ...may('policies.write'), icon: 'file' },
    async () => (await import('./policies/list.tsx')).OfficePoliciesPage,
  ),
  page(
    '/office/policies/:id',
    'page.policy',
    may('policies.write'),
    async () => (await import('./policies/editor.tsx')).PolicyEditor,
  ),
  page(
    '/office/comments',
    'page.policyReview',
    { ...may('moderate'), icon: 'list' },
    async () => (await import('./policies/review.tsx')).ReviewPage,
  ),
  page(
    '/office/sdg',
    'page.sdgOffice',
    { ...may('policies.write', { theme: null }), icon: 'target' },
    async () => (await import('./policies/sdg.tsx')).OfficeSdgPage,
  ),
  page(
    '/office/cases',
    'page.cases',
    { ...may('cases.handle'), icon: 'file' },
    async () => (await import('./cases/queue.tsx')).Cases,
  ),
  page(
    '/office/cases/:number',
    'page.cases',
    may('cases.handle'),
    async () => (await import('./cases/case.tsx')).OfficeCase,
  ),
  page(
    '/office/cases/for/:module',
    'page.caseFor',
    may('cases.handle'),
    async () => (await import('./cases/for-somebody.tsx')).ForSomebody,
  ),
  page(
    '/office/rules',
    'page.caseRules',
    { ...may('accounts.manage'), icon: 'list' },
    async () => (await import('./rules/settings.tsx')).RuleSettings,
  ),
  page(
    '/office/rules/dispatch',
    'page.caseRules',
    may('accounts.manage'),
    async () => (await import('./rules/dispatch.tsx')).DispatchPage,
  ),
  page(
    '/office/rules/calendar',
    'page.caseRules',
    may('accounts.manage'),
    async () => (await import('./rules/calendar.tsx')).CalendarPage,
  ),
  page(
    '/office/asked-twice',
    'page.askedTwice',
    { ...may('cases.handle'), icon: 'list' },
    async () => (await import('./information/asked-twice.tsx')).AskedTwice,
  ),
  page(
    '/office/classification',
    'page.classification',
    { ...may('accounts.manage'), icon: 'table' },
    async () => (await import('./information/classification.tsx')).OfficeClassification,
  ),
  page(
    '/office/petitions',
    'page.petitionReview',
    { ...may('moderate'), icon: 'list' },
    async () => (await import('./petitions/review.tsx')).PetitionReview,
  ),
  page(
    '/office/petitions/:number/sheets',
    'page.petitionSheets',
    may('cases.handle'),
    async () => (await import('./petitions/sheets.tsx')).PetitionSheets,
  ),
  page(
    '/office/users',
    'page.users',
    { ...may('accounts.manage'), icon: 'users' },
    async () => (await import('./users/users.tsx')).Users,
  ),
  page(
    '/office/users/:id',
    'page.users',
    may('accounts.manage'),
    async () => (await import('./users/user.tsx')).UserPage,
  ),
  page(
    '/office/jobs',
    'page.jobs',
    { ...may('jobs.manage'), icon: 'clock' },
    async () => (await import('./jobs/jobs.tsx')).Jobs,
  ),
  page(
    '/office/outbox',
    'page.outbox',
    { ...may('outbox.manage'), icon: 'mail' },
    async () => (await import('./outbox/outbox.tsx')).Outbox,
  ),
  page(
    '/office/audit',
    'page.audit',
    { ...may('audit.read'), icon: 'shield' },
    async () => (await import('./audit/audit.tsx')).Audit,
  ),
];
