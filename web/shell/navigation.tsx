import { Button, Disclosure, DisclosurePanel, Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { useSession } from '../session.tsx';
import { Icon } from '../ui/icon.tsx';
import { isLetIn } from './guard.tsx';
import type { Area, PageEntry } from './page.tsx';
import { PAGES } from './pages.ts';

const TITLES: Record<Area, MessageKey> = {
  access: 'frame.account',
  text: 'frame.account',
  time: 'chart.panel',
  indicators: 'page.indicators',
  analysis: 'page.analysis',
  risk: 'page.risks',
  dashboard: 'page.dashboard',
  warnings: 'page.warnings',
  policies: 'page.policies',
  civic: 'page.civic',
  petitions: 'page.petitions',
  budget: 'page.budget',
  account: 'frame.account',
  office: 'frame.office',
};

/** Whether an entry's address is the page's or above it; an area's first page stands for itself only. */
const isCurrent = (entry: PageEntry, path: string): boolean =>
  path === entry.path || (entry.path.split('/').length > 2 && path.startsWith(`${entry.path}/`));

const Links = ({ entries, path }: { entries: readonly PageEntry[]; path: string }) => {
  const { say } = useWords();
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.path}>
          <Link
            className="side-link"
            href={entry.path}
            {...(isCurrent(entry, path) ? { 'aria-current': 'page' as const } : {})}
          >
            <Icon name={entry.icon ?? 'map'} />
            {say(entry.title)}
          </Link>
        </li>
      ))}
    </ul>
  );
};

/** The pages of an area: at the side where there is room, else folded below the top bar. */
export const Navigation = ({ entry, path }: { entry: PageEntry; path: string }) => {
  const { say } = useWords();
  const session = useSession();
  const entries = PAGES.filter(
    ({ area, icon, access }) => area === entry.area && icon && isLetIn(access, session),
  );
  if (entries.length < 2) return null;
  return (
    <>
      <nav className="side" aria-label={say(TITLES[entry.area])}>
        <Links entries={entries} path={path} />
      </nav>
      <nav className="fold" aria-label={say(TITLES[entry.area])}>
        <Disclosure key={path}>
          <Button slot="trigger" className="fold-trigger">
            <Icon name="list" />
            <span>{say(TITLES[entry.area])}</span>
            <Icon name="down" />
          </Button>
          <DisclosurePanel>
            <Links entries={entries} path={path} />
          </DisclosurePanel>
        </Disclosure>
      </nav>
    </>
  );
};
