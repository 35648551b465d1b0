/**
 * Every page that is not the map. A page is added by one file that exports its component, and one line here:
 *
 *     page('/office/jobs', 'page.jobs', { ...OFFICE, access: { may: 'jobs.manage' }, icon: 'clock' },
 *       async () => (await import('../office/jobs.tsx')).Jobs),
 *
 * The shell draws the top bar, the navigation of the area (entries with an icon, for whom is let in), the heading (the
 * title, a key of web/i18n/{ar,fr,en}.json; `useHeading` of heading.tsx sets another, with a lead and buttons beside it),
 * waits while the file is loaded, and lets in only whom `access` names. The component draws what stands below the heading,
 * made of `web/ui/page.css` (`.panel-card`, `.rows`, `.empty`...), `web/ui/form` and `web/ui/state.tsx`. Its words are in
 * web/i18n/account or web/i18n/office; links within are `Link` of react-aria-components, or `go()`, which keep language
 * and look. What the server may want a new proof of identity for goes through `useProof()`. Parts of the path: `useParams()` of wouter. The server must know addresses: server/http/pages.ts.
 */
import { type PageEntry, page } from './page.tsx';

const ACCESS = { area: 'access', access: 'guest' } as const;
const ACCOUNT = { area: 'account', access: 'account' } as const;
const OFFICE = { area: 'office', access: 'office', isWide: true } as const;

export const PAGES: readonly PageEntry[] = [
  page('/sign-in', 'page.signIn', ACCESS, async () => (await import('../account/sign-in.tsx')).SignIn),
  page(
    '/account',
    'page.profile',
    { ...ACCOUNT, icon: 'user' },
    async () => (await import('../account/profile.tsx')).Profile,
  ),
  page(
    '/office',
    'page.office',
    { ...OFFICE, icon: 'home' },
    async () => (await import('../office/start.tsx')).Start,
  ),
];
