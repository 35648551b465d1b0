import { useEffect, useRef, useState } from 'react';

/** The map needs about so long to show a state, and a person to see it. */
const STEP_MILLISECONDS = 1200;
/** Who wants less motion sees each state for longer. */
const CALM_MILLISECONDS = 2600;

const isCalm = (): boolean => window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Goes on by itself, step by step, until the last one. */
export const usePlay = (at: number, last: number, go: (at: number) => void) => {
  const [isPlaying, setIsPlaying] = useState(false);
  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    if (!isPlaying) return;
    if (at >= last) return setIsPlaying(false);
    const timer = setTimeout(() => latest.current(at + 1), isCalm() ? CALM_MILLISECONDS : STEP_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [isPlaying, at, last]);
  const toggle = () => {
    // From the end there is only the way from the beginning.
    if (!isPlaying && at >= last) go(0);
    setIsPlaying(!isPlaying);
  };
  return { isPlaying, toggle, stop: () => setIsPlaying(false) };
};
