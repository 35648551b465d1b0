import { lazy, Suspense, useEffect, useRef, useSyncExternalStore } from 'react';
import { RouterProvider } from 'react-aria-components';
import { usePathname } from 'wouter/use-browser-location';
import { direction, LANGUAGES, type Language } from '../sql/model/text.ts';
import { isWaiting } from './civic/device/waiting.ts';
import { Localised } from './i18n/intl.tsx';
import { type Scheme, useLook } from './look.ts';
import { SessionProvider, useSession } from './session.tsx';
import { go, useHref } from './shell/go.ts';
import { Loading } from './ui/state.tsx';

const preferred = (): Language =>
  navigator.languages.map((one) => LANGUAGES.find((language) => one.startsWith(language))).find(Boolean) ??
  'fr';

const DARK = '(prefers-color-scheme: dark)';
const useSystemScheme = (): Scheme =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(DARK);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => (window.matchMedia(DARK).matches ? 'dark' : 'light'),
  );

/** Addresses whose page is the map; all others are drawn in the frame of pages, without loading it. */
const isMap = (path: string): boolean => path === '/' || /^\/embed(\/map)?\/?$/.test(path);
const isEmbed = (path: string): boolean => /^\/embed(\/|$)/.test(path);

const loadMap = async () => ({ default: (await import('./explore/page.tsx')).MapPage });
const loadFrame = async () => ({ default: (await import('./shell/frame.tsx')).Frame });
const MapPage = lazy(loadMap);
const Frame = lazy(loadFrame);

const Screen = ({ path, landing }: { path: string; landing: React.RefObject<string | null> }) => {
  const { account } = useSession();
  const look = useLook();
  const system = useSystemScheme();
  const language = look.language ?? account?.language ?? preferred();
  const scheme = look.scheme ?? system;
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = direction(language);
    root.dataset.look = scheme;
  }, [language, scheme]);
  return (
    <Localised language={language}>
      <RouterProvider navigate={(to) => go(to)} useHref={useHref}>
        <Suspense fallback={<Loading />}>
          {isMap(path) ? (
            <MapPage scheme={scheme} isEmbedded={isEmbed(path)} />
          ) : (
            <Frame scheme={scheme} landing={landing} />
          )}
        </Suspense>
      </RouterProvider>
    </Localised>
  );
};

/** The page: its language, its look, and what is on it, all of which the address tells. */
export const App = () => {
  const path = usePathname();
  const isEmbedded = isEmbed(path);
  // What somebody sent without a line goes out from whatever page is opened next.
  useEffect(() => {
    if (!isEmbedded && isWaiting())
      void import('./civic/device/runner.ts').then(({ startSending }) => startSending());
  }, [isEmbedded]);
  const landing = useRef<string | null>(path);
  return (
    // What stands in a page of others is not told who is signed in here.
    <SessionProvider isAsked={!isEmbedded}>
      <Screen path={path} landing={landing} />
    </SessionProvider>
  );
};
