import { useSyncExternalStore } from 'react';

/**
 * What links in mails carry behind `#`: it reaches no server and no log, and is taken out of the address at once, before a
 * page is drawn, so that it stays in no history and on no picture of the screen.
 */
const TOKEN = /^#((?:[0-9a-f-]{36}\.)?[A-Za-z0-9_-]{43})$/;

let token: string | null = null;
const listeners = new Set<() => void>();

const take = (): void => {
  const { hash, pathname, search } = window.location;
  const found = TOKEN.exec(hash)?.[1];
  if (found === undefined) return;
  token = found;
  window.history.replaceState(null, '', `${pathname}${search}`);
  for (const listener of listeners) listener();
};

/** Begins to look at the address: when the program starts, and when a link is opened in a tab that shows the page already. */
export const watchFragment = (): void => {
  take();
  window.addEventListener('hashchange', take);
};

/** The token that this page was opened with; null where there was none, or it was used. */
export const useToken = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => token,
  );

/** Forgets it: it is good once. */
export const forgetToken = (): void => {
  token = null;
  for (const listener of listeners) listener();
};
