import { type RefCallback, useRef } from 'react';
import { useWords } from '../i18n/intl.tsx';
import type { Line } from './line.ts';
import type { Drawing } from './save.ts';
import { type Seasons, seasonsInWords } from './use-seasons.ts';

/** The drawings that stand on a chart's part of the screen, for whoever takes a picture along. */
export const useDrawn = () => {
  const words = useWords();
  const kept = useRef(new Map<string, SVGSVGElement>());
  const keep =
    (id: string): RefCallback<SVGSVGElement> =>
    (svg) => {
      if (svg) kept.current.set(id, svg);
      else kept.current.delete(id);
    };
  /** All that are drawn: of several seasons each with its name and what it says. */
  const list = (seasons: readonly Seasons[] | null, name: (line: Line) => string): Drawing[] => {
    if (seasons === null) return [...kept.current.values()].map((svg) => ({ svg, head: null }));
    return seasons.flatMap((one) => {
      const svg = kept.current.get(one.line.one.series.id);
      const head = seasons.length > 1 ? `${name(one.line)} · ${seasonsInWords(one, words)}` : null;
      return svg ? [{ svg, head }] : [];
    });
  };
  return { keep, list };
};
