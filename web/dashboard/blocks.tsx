import { useWords } from '../i18n/intl.tsx';
import '../ui/chart.css';
import '../ui/place.css';
import '../ui/place-cards.css';
import '../ui/form/form.css';
import { useCallback, useEffect, useState } from 'react';
import { useSearch } from 'wouter/use-browser-location';
import { useThemesKnown } from '../place/use-profile.ts';
import { useScheme } from '../ui/scheme.ts';
import { Failed, Loading } from '../ui/state.tsx';
import type { Asking, AskingBlock, Block } from './block.ts';
import { Contents } from './contents.tsx';
import { AskingFrame, BlockFrame, type OnThere } from './frame.tsx';
import './css/blocks.css';
import './css/attention.css';
import './css/risk.css';
import './css/lists.css';
import { useDashboard } from './use-dashboard.ts';

/** Where a link names a block, it is gone to once the block is there. */
const useAnchor = (isThere: boolean): void => {
  useEffect(() => {
    const id = window.location.hash.slice(1);
    if (isThere && /^[a-z-]+$/.test(id)) document.getElementById(id)?.scrollIntoView();
  }, [isThere]);
};

/** Which of the blocks that ask for their own data found any. */
const useFound = (): { found: ReadonlySet<string>; onThere: OnThere } => {
  const [found, setFound] = useState<ReadonlySet<string>>(new Set());
  const onThere = useCallback(
    (id: string, isThere: boolean) =>
      setFound((before) => {
        if (before.has(id) === isThere) return before;
        return new Set(isThere ? [...before, id] : [...before].filter((one) => one !== id));
      }),
    [],
  );
  return { found, onThere };
};

/** Blocks of the country (null), or of a place: those that say something. */
export const Blocks = ({ place, blocks }: { place: string | null; blocks: readonly Block[] }) => {
  const words = useWords();
  const scheme = useScheme();
  const themes = useThemesKnown();
  const search = useSearch();
  const asking = blocks.filter((block): block is AskingBlock => block.isAsking === true);
  const isAsking = asking.length === blocks.length;
  const { data, isError, refetch } = useDashboard(place, !isAsking);
  useAnchor(data !== undefined);
  const { found, onThere } = useFound();
  const given: Asking = { place, themes, words, scheme, search };
  if (isAsking)
    return (
      <div className="blocks">
        {asking.map((block) => (
          <AskingFrame key={block.id} block={block} given={given} />
        ))}
      </div>
    );
  if (isError) return <Failed retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const shown = blocks.filter((block) => block.isAsking || block.isThere(data));
  const seen = shown.filter(({ id, isAsking: isOwn }) => !isOwn || found.has(id));
  return (
    <>
      {seen.length > 2 && <Contents blocks={seen} />}
      <div className="blocks">
        {shown.map((block) => (
          <BlockFrame key={block.id} block={block} given={{ ...given, data }} onThere={onThere} />
        ))}
      </div>
      <p className="muted blocks-note">
        {words.say('dashboard.made', { moment: words.moment(data.madeAt) })}{' '}
        {words.say('dashboard.sampleNote')}
      </p>
    </>
  );
};
