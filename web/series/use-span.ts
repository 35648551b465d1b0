import { useEffect, useRef, useState } from 'react';
import type { Span } from './span.ts';

const SETTLE_MILLISECONDS = 300;
const MINUTE = 60;

/** Links tell time to the minute. */
const rounded = ([from, to]: Span): Span => [
  Math.round(from / MINUTE) * MINUTE,
  Math.max(Math.round(from / MINUTE) * MINUTE + MINUTE, Math.round(to / MINUTE) * MINUTE),
];
const keyOf = (span: Span | null): string => span?.join() ?? '';

/** The stretch that is shown: it follows the hand at once, and the link when the hand rests. */
export const useSpan = (linked: Span | null, onLinked: (span: Span | null) => void) => {
  const [live, setLive] = useState(linked);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const told = useRef(onLinked);
  told.current = onLinked;
  const key = keyOf(linked);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a link that says the same is the same
  useEffect(() => setLive(linked), [key]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const setSpan = (span: Span | null) => {
    const next = span && rounded(span);
    setLive(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => told.current(next), SETTLE_MILLISECONDS);
  };
  return { span: live, setSpan };
};
