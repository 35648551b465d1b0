import { useCallback, useSyncExternalStore } from 'react';
import { EMPTY, formatView, parseView, type ViewState } from './url.ts';

/** Changes of the state that a person can step back over; moving the map is not one. */
const CHANGED = 'biatouna-view';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('popstate', listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(CHANGED, listener);
  };
};

const search = (): string => window.location.search;

/** The state of the page, which is its address, and how to change parts of it. */
export const useView = (): {
  view: ViewState;
  change: (part: Partial<ViewState>, how?: 'push' | 'replace') => void;
} => {
  const text = useSyncExternalStore(subscribe, search);
  const change = useCallback((part: Partial<ViewState>, how: 'push' | 'replace' = 'push') => {
    const next = `${window.location.pathname}${formatView({ ...EMPTY, ...parseView(search()), ...part })}${window.location.hash}`;
    window.history[how === 'push' ? 'pushState' : 'replaceState'](null, '', next);
    window.dispatchEvent(new Event(CHANGED));
  }, []);
  return { view: parseView(text), change };
};
