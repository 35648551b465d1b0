import { type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { Link } from 'react-aria-components';
import { Route, Switch, useLocation } from 'wouter';
import { useWords, WithWords } from '../i18n/intl.tsx';
import { PAGES_WORDS } from '../i18n/pages.ts';
import type { Scheme } from '../look.ts';
import { useSession } from '../session.tsx';
import '../ui/frame.css';
import '../ui/page.css';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/state.tsx';
import { useOnline } from '../use-online.ts';
import { EMBED } from './go.ts';
import { Guarded } from './guard.tsx';
import { HeadingContext } from './heading.tsx';
import { AccountMenu, LanguageChoice, SchemeButton } from './menu.tsx';
import { Navigation } from './navigation.tsx';
import type { PageEntry } from './page.tsx';
import { PAGES } from './pages.ts';
import { ProofProvider } from './proof.tsx';
import { Boundary, NotFound } from './states.tsx';

const Bar = ({ scheme }: { scheme: Scheme }) => {
  const { say } = useWords();
  return (
    <header className="bar">
      <Link className="bar-name" href="/">
        <img src="/icon.svg" alt="" width="28" height="28" />
        {say('app.name')}
      </Link>
      <Link className="bar-link" href="/">
        <Icon name="map" />
        {say('frame.map')}
      </Link>
      <Link className="bar-link" href="/dashboard">
        <Icon name="chart" />
        {say('page.dashboard')}
      </Link>
      <Link className="bar-link" href="/risk">
        <Icon name="warning" />
        {say('menu.risks')}
      </Link>
      <Link className="bar-link" href="/warnings">
        <Icon name="bell" />
        {say('page.warnings')}
      </Link>
      <Link className="bar-link" href="/civic">
        <Icon name="users" />
        {say('page.civic')}
      </Link>
      <LanguageChoice />
      <SchemeButton scheme={scheme} />
      <AccountMenu />
    </header>
  );
};

const Foot = () => {
  const { say } = useWords();
  return (
    <footer className="foot">
      <Link href="/privacy">{say('page.privacy')}</Link>
      <a href="/api">{say('frame.api')}</a>
    </footer>
  );
};

/** The page that was opened first, by its path; null once another was gone to. */
export type Landing = RefObject<string | null>;

/** Where one came by a link, the heading is focused, so that it is read and the keyboard goes on from there. */
const useFocus = (heading: RefObject<HTMLElement | null>, path: string, landing: Landing): void => {
  useEffect(() => {
    if (landing.current === path) return;
    landing.current = null;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [path, heading, landing]);
};

const useDocumentTitle = (title: string): void => {
  const { say } = useWords();
  const name = say('app.name');
  useEffect(() => {
    document.title = `${title} · ${name}`;
  }, [title, name]);
};

/** One page: its area's navigation, its heading, and what its file draws, for whom it is for. */
const Framed = ({ entry, landing }: { entry: PageEntry; landing: Landing }) => {
  const { say } = useWords();
  const { account } = useSession();
  const [path] = useLocation();
  const [title, setTitle] = useState<string | null>(null);
  const [lead, setLead] = useState<HTMLElement | null>(null);
  const [actions, setActions] = useState<HTMLElement | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = title ?? say(entry.title);
  useFocus(heading, path, landing);
  useDocumentTitle(shown);
  return (
    <div className="page" data-area={entry.area} data-wide={entry.isWide ?? false}>
      {account && <Navigation entry={entry} path={path} />}
      <main id="main" className="page-main">
        <header className="page-head">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {shown}
            </h1>
            <div className="lead" ref={setLead} />
          </div>
          <div className="actions" ref={setActions} />
        </header>
        <HeadingContext value={{ setTitle, lead, actions }}>
          <ProofProvider>
            <Guarded access={entry.access}>
              <Boundary key={path}>
                <Suspense fallback={<Loading />}>
                  <entry.Page />
                </Suspense>
              </Boundary>
            </Guarded>
          </ProofProvider>
        </HeadingContext>
      </main>
    </div>
  );
};

const Nowhere = () => {
  useDocumentTitle(useWords().say('state.notFound'));
  return (
    <div className="page" data-area="access">
      <main id="main" className="page-main">
        <NotFound />
      </main>
    </div>
  );
};

const Bare = ({ scheme, landing }: { scheme: Scheme; landing: Landing }) => {
  const { say } = useWords();
  const isOnline = useOnline();
  const [path] = useLocation();
  const isEmbedded = path.startsWith(EMBED);
  return (
    <div className="frame" data-embedded={isEmbedded}>
      {!isEmbedded && (
        <>
          <a className="skip" href="#main">
            {say('frame.skip')}
          </a>
          <Bar scheme={scheme} />
        </>
      )}
      {!isOnline && (
        <p className="offline-bar" role="status">
          {say(path.startsWith('/civic') ? 'frame.offlineCivic' : 'frame.offline')}
        </p>
      )}
      <Switch>
        {PAGES.flatMap((entry) =>
          [entry.path, ...(entry.isEmbeddable ? [`${EMBED}${entry.path}`] : [])].map((at) => (
            <Route key={at} path={at}>
              <Framed entry={entry} landing={landing} />
            </Route>
          )),
        )}
        <Route>
          <Nowhere />
        </Route>
      </Switch>
      {!isEmbedded && <Foot />}
    </div>
  );
};

/** All pages that are not the map: the bar above, and the page of the address below. */
export const Frame = (props: { scheme: Scheme; landing: Landing }) => (
  <WithWords words={PAGES_WORDS}>
    <Bare {...props} />
  </WithWords>
);
