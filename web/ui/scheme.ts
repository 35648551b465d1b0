import { useSyncExternalStore } from 'react';
import type { Scheme } from '../look.ts';

const now = (): Scheme => (document.documentElement.dataset.look === 'dark' ? 'dark' : 'light');

const watch = (listener: () => void): (() => void) => {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-look'] });
  return () => observer.disconnect();
};

/** How the page looks now, for colours that are no tokens of the style sheet. */
export const useScheme = (): Scheme => useSyncExternalStore(watch, now);
