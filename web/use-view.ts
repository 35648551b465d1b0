import { useCallback } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { EMPTY, formatView, parseView, type ViewState } from './url.ts';

/** The state of the map's page, which is its address, and how to change parts of it. */
export const useView = (): {
  view: ViewState;
  change: (part: Partial<ViewState>, how?: 'push' | 'replace') => void;
} => {
  const text = useSearch();
  const change = useCallback((part: Partial<ViewState>, how: 'push' | 'replace' = 'push') => {
    const { pathname, search, hash } = window.location;
    const next = `${pathname}${formatView({ ...EMPTY, ...parseView(search), ...part })}${hash}`;
    // A step that a person can go back over; moving the map is not one.
    navigate(next, { replace: how === 'replace' });
  }, []);
  return { view: parseView(text), change };
};
