import { useState } from 'react';
import { useWords } from '../i18n/intl.tsx';
import { limitKey, limitsOf, markOf } from './limits.ts';
import type { Line } from './line.ts';

/** Limits that are drawn: those that the values are held against, until a person chooses. */
export const useLimits = (lines: readonly Line[]) => {
  const words = useWords();
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({});
  const limits = limitsOf(lines);
  const drawn = new Set(limits.filter((one) => chosen[limitKey(one)] ?? one.isHeld).map(limitKey));
  const marks = limits.filter((one) => drawn.has(limitKey(one))).map((one) => markOf(one, words));
  const setDrawn = (key: string, isDrawn: boolean) => setChosen((now) => ({ ...now, [key]: isDrawn }));
  return { limits, drawn, marks, setDrawn };
};
export type Limits = ReturnType<typeof useLimits>;
