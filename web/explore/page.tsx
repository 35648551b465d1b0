import '../ui/viewer.css';
import '../ui/parts.css';
import '../ui/order.css';
import '../ui/tree.css';
import '../ui/table.css';
import '../ui/tools.css';
import '../ui/chart-panel.css';
import { useEffect, useMemo } from 'react';
import { useWords } from '../i18n/intl.tsx';
import type { Scheme } from '../look.ts';
import { useSession } from '../session.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { useOnline } from '../use-online.ts';
import { useView } from '../use-view.ts';
import { useAnswers, useCountry, useLayers, useThemes } from './data.ts';
import { Viewer } from './viewer.tsx';

/** The page of the map, once it is known what there is to see. */
export const MapPage = ({ scheme, isEmbedded }: { scheme: Scheme; isEmbedded: boolean }) => {
  const { say } = useWords();
  const { view, change } = useView();
  const isOnline = useOnline();
  const session = useSession();
  const [country, layers, themes] = [useCountry(), useLayers(), useThemes()];
  const answers = useAnswers(view.layers, layers.data);
  const known = useMemo(() => [...(layers.data ?? []), ...answers], [layers.data, answers]);
  const all = [country, layers, themes];
  const name = say('app.name');
  useEffect(() => {
    document.title = name;
  }, [name]);
  if (all.some(({ isError }) => isError))
    return <Failed retry={() => all.forEach((one) => void one.refetch())} />;
  // The language may be that of the account: who it is, is waited for; where that cannot be known, the map is for all.
  if (session.state === 'loading' || !country.data || !layers.data || !themes.data) return <Loading />;
  return (
    <main className="map-page">
      {!isOnline && (
        <p className="offline" role="status">
          {say('state.offline')}
        </p>
      )}
      <Viewer
        country={country.data}
        layers={known}
        themes={themes.data}
        view={view}
        scheme={scheme}
        isEmbedded={isEmbedded}
        change={change}
      />
    </main>
  );
};
