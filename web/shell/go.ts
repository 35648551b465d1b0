import { navigate, usePathname, useSearch } from 'wouter/use-browser-location';
import { withLook, withoutLook } from '../look.ts';

/** Below it stand pages that others put into theirs. */
export const EMBED = '/embed';
/** First steps of the addresses that may stand there: pages that are `isEmbeddable`. */
export const EMBEDDABLE: ReadonlySet<string> = new Set(['budget', 'dashboard', 'risk', 'sdg']);

const isEmbedded = (address: string): boolean => /^\/embed(?:[/?#]|$)/.test(address);

/** Where a page of ours is for somebody who is at a path: in the page of others where she is in one, as far as it may stand there. */
export const placedFor = (path: string, to: string): string =>
  isEmbedded(path) && EMBEDDABLE.has(to.split(/[/?#]/, 2)[1] ?? '') ? `${EMBED}${to}` : to;

/**
 * Goes to a page of ours; language and look go along. `replace` leaves no step to come back to. From a page in one of others,
 * what may not stand there opens beside it.
 */
export const go = (to: string, options: { replace?: boolean } = {}): void => {
  const { pathname, search } = window.location;
  const address = withLook(placedFor(pathname, to), search);
  if (isEmbedded(pathname) && !isEmbedded(address)) window.open(address, '_blank', 'noopener');
  else navigate(address, options);
};

/** The address behind a link of ours, as it is shown and copied. */
export const useHref = (to: string): string => withLook(placedFor(usePathname(), to), useSearch());

/** A page of ours, or null: what the address says comes from anywhere, and must lead nowhere else. */
const pageOf = (to: string | null): string | null =>
  to !== null && /^\/(?![/\\])[^\\\s]*$/.test(to) && !/^\/(api|auth|tiles|styles)\b/.test(to) ? to : null;

/** Where a person goes on after signing in. */
export const returnOf = (search: string): string | null => pageOf(new URLSearchParams(search).get('return'));

/** The sign-in page that leads back to where one is. */
export const signInAddress = (path: string, search: string): string => {
  const here = withoutLook(`${path}${search}`);
  return here === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(here)}`;
};
