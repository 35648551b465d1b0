import { useSyncExternalStore } from 'react';

/** The places that are followed on this device: a list of ids, the newest first. */
const KEY = 'biatouna-followed';
const MOST = 30;

const listeners = new Set<() => void>();

/** What is kept, or none where it cannot be read: what is kept may have been written by anybody. */
export const parseFollowed = (text: string | null): string[] => {
  if (text === null || !/^\[.*\]$/s.test(text)) return [];
  return [...text.matchAll(/"((?:[a-z-]+:[a-z0-9-]+:[^"\\\s]{1,60}))"/g)]
    .map(([, id]) => id ?? '')
    .slice(0, MOST);
};

/** The list with a place in front, or without it. */
export const turned = (list: readonly string[], place: string, isFollowed: boolean): string[] =>
  [...(isFollowed ? [place] : []), ...list.filter((id) => id !== place)].slice(0, MOST);

const stored = (): string => window.localStorage.getItem(KEY) ?? '[]';

export const setFollowed = (place: string, isFollowed: boolean): void => {
  window.localStorage.setItem(KEY, JSON.stringify(turned(parseFollowed(stored()), place, isFollowed)));
  for (const listener of listeners) listener();
};

const listen = (listener: () => void) => {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
};

/** The places that are followed on this device. */
export const useFollowed = (): string[] => parseFollowed(useSyncExternalStore(listen, stored));
