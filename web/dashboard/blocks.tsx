import { useWords } from '../i18n/intl.tsx';
import '../ui/chart.css';
import '../ui/place.css';
import '../ui/form/form.css';
import { useEffect } from 'react';
import { useThemesKnown } from '../place/use-profile.ts';
import { useScheme } from '../ui/scheme.ts';
import { Failed, Loading } from '../ui/state.tsx';
import type { Block, Given } from './block.ts';
import { BlockFrame } from './frame.tsx';
import './dashboard.css';
import { useDashboard } from './use-dashboard.ts';

/** Where a link names a block, it is gone to once the block is there. */
const useAnchor = (isThere: boolean): void => {
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (isThere && /^[a-z-]+$/.test(id)) document.getElementById(id)?.scrollIntoView();
  }, [isThere]);
};

/** Blocks of the country (null), or of a place: those that say something. */
export const Blocks = ({ place, blocks }: { place: string | null; blocks: readonly Block[] }) => {
  const words = useWords();
  const scheme = useScheme();
  const themes = useThemesKnown();
  const { data, isError, refetch } = useDashboard(place);
  useAnchor(data !== undefined);
  if (isError) return <Failed retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const given: Given = { data, themes, words, scheme };
  return (
    <>
      <div className="blocks">
        {blocks
          .filter(({ isThere }) => isThere(data))
          .map((block) => (
            <BlockFrame key={block.id} block={block} given={given} />
          ))}
      </div>
      <p className="muted blocks-note">
        {words.say('dashboard.made', { moment: words.moment(data.madeAt) })}{' '}
        {words.say('dashboard.sampleNote')}
      </p>
    </>
  );
};
