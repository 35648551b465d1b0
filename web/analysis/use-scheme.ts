import { useSyncExternalStore } from 'react';
import type { Scheme } from '../look.ts';

const watch = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-look'] });
  return () => observer.disconnect();
};
const look = (): Scheme => (document.documentElement.dataset.look === 'dark' ? 'dark' : 'light');

/** Whether the page is light or dark, as the map in it must be told. */
export const useScheme = (): Scheme => useSyncExternalStore(watch, look);
