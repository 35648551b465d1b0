import { useMemo } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { limitKey, limitsOf, markOf } from './limits.ts';
import type { Line } from './line.ts';

/** Limits that are drawn: those that the values are held against, until a person chooses. */
export const useLimits = (
  lines: readonly Line[],
  chosen: Readonly<Record<string, boolean>>,
  onChosen: (chosen: Readonly<Record<string, boolean>>) => void,
) => {
  const words = useWords();
  const limits = limitsOf(lines);
  const drawn = new Set(limits.filter((one) => chosen[limitKey(one)] ?? one.isHeld).map(limitKey));
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const all = useMemo(() => limitsOf(lines).map((one) => markOf(one, words)), [lines, words.language]);
  const marks = all.filter(({ id }) => drawn.has(id));
  const setDrawn = (key: string, isDrawn: boolean) => onChosen({ ...chosen, [key]: isDrawn });
  const isChosen = (key: string, isOtherwise: boolean): boolean => chosen[key] ?? isOtherwise;
  return { limits, drawn, marks, setDrawn, isChosen };
};
export type Limits = ReturnType<typeof useLimits>;
