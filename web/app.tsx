import { useEffect, useSyncExternalStore } from 'react';
import { direction, LANGUAGES, type Language } from '../sql/model/text.ts';
import { useCountry, useLayers, useThemes } from './explore/data.ts';
import { Viewer } from './explore/viewer.tsx';
import { Localised, useWords } from './i18n/intl.tsx';
import { MESSAGES } from './i18n/messages.ts';
import { Failed, Loading } from './ui/state.tsx';
import type { ViewState } from './url.ts';
import { useView } from './use-view.ts';

const preferred = (): Language =>
  navigator.languages.map((one) => LANGUAGES.find((language) => one.startsWith(language))).find(Boolean) ??
  'fr';

const DARK = '(prefers-color-scheme: dark)';
const useSystemScheme = (): 'light' | 'dark' =>
  useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(DARK);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => (window.matchMedia(DARK).matches ? 'dark' : 'light'),
  );

const useOnline = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      window.addEventListener('online', listener);
      window.addEventListener('offline', listener);
      return () => {
        window.removeEventListener('online', listener);
        window.removeEventListener('offline', listener);
      };
    },
    () => navigator.onLine,
  );

type PageProps = { view: ViewState; scheme: 'light' | 'dark'; change: ReturnType<typeof useView>['change'] };

const Page = ({ view, scheme, change }: PageProps) => {
  const { say } = useWords();
  const isOnline = useOnline();
  const [country, layers, themes] = [useCountry(), useLayers(), useThemes()];
  const all = [country, layers, themes];
  if (all.some(({ isError }) => isError))
    return <Failed retry={() => all.forEach((one) => void one.refetch())} />;
  if (!country.data || !layers.data || !themes.data) return <Loading />;
  return (
    <main>
      {!isOnline && (
        <p className="offline" role="status">
          {say('state.offline')}
        </p>
      )}
      <Viewer
        country={country.data}
        layers={layers.data}
        themes={themes.data}
        view={view}
        scheme={scheme}
        isEmbedded={window.location.pathname.startsWith('/embed')}
        change={change}
      />
    </main>
  );
};

/** The page: its language, its look, and what is on it, all of which the address tells. */
export const App = () => {
  const { view, change } = useView();
  const system = useSystemScheme();
  const language = view.language ?? preferred();
  const scheme = view.scheme ?? system;
  useEffect(() => {
    const root = document.documentElement;
    root.lang = language;
    root.dir = direction(language);
    root.dataset.look = scheme;
    document.title = MESSAGES[language]['app.name'];
  }, [language, scheme]);
  return (
    <Localised language={language}>
      <Page view={view} scheme={scheme} change={change} />
    </Localised>
  );
};
