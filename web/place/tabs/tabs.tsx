import { type ComponentType, type LazyExoticComponent, lazy, Suspense } from 'react';
import { Link } from 'react-aria-components';
import type { PlaceInfo } from '../../../sql/model/api.ts';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { OF_DASHBOARD } from '../../i18n/of-dashboard.ts';
import { Loading } from '../../ui/state.tsx';
import { placeAddress } from '../address.ts';
import './tabs.css';

/** A part of a place that has an address of its own below the place's. A new one is one file and one line here. */
type Tab = { id: string; title: MessageKey; Page: LazyExoticComponent<ComponentType<{ place: PlaceInfo }>> };

export const TABS: readonly Tab[] = [
  {
    id: 'risk',
    title: 'dashboard.tab.risk',
    Page: lazy(async () => ({ default: (await import('./risk.tsx')).RiskTab })),
  },
  {
    id: 'outlook',
    title: 'dashboard.tab.outlook',
    Page: lazy(async () => ({ default: (await import('./outlook.tsx')).OutlookTab })),
  },
  {
    id: 'brief',
    title: 'dashboard.tab.brief',
    Page: lazy(async () => ({ default: (await import('./brief.tsx')).BriefTab })),
  },
];

const Entry = ({ href, isHere, title }: { href: string; isHere: boolean; title: MessageKey }) => (
  <li>
    <Link href={href} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      {useWords().say(title)}
    </Link>
  </li>
);

const Row = ({ place, tab }: { place: string; tab: string | null }) => {
  const { say } = useWords();
  return (
    <nav className="place-tabs" aria-label={say('dashboard.tabs')}>
      <ul>
        <Entry href={placeAddress(place)} isHere={tab === null} title="dashboard.tab.profile" />
        {TABS.map(({ id, title }) => (
          <Entry key={id} href={`${placeAddress(place)}/${id}`} isHere={tab === id} title={title} />
        ))}
      </ul>
    </nav>
  );
};

/** The parts of a place as links, each with an address of its own. */
export const TabRow = (given: { place: string; tab: string | null }) => (
  <WithWords words={OF_DASHBOARD}>
    <Row {...given} />
  </WithWords>
);

/** What stands below the row: the part that the address names; null where it names none. */
export const tabNamed = (id: string | null): Tab | null => TABS.find((one) => one.id === id) ?? null;

export const TabPage = ({ tab, place }: { tab: Tab; place: PlaceInfo }) => (
  <WithWords words={OF_DASHBOARD}>
    <Suspense fallback={<Loading />}>
      <tab.Page place={place} />
    </Suspense>
  </WithWords>
);
