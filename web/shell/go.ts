import { navigate, useSearch } from 'wouter/use-browser-location';
import { withLook, withoutLook } from '../look.ts';

/** Goes to a page of ours; language and look go along. `replace` leaves no step to come back to. */
export const go = (to: string, options: { replace?: boolean } = {}): void =>
  navigate(withLook(to, window.location.search), options);

/** The address behind a link of ours, as it is shown and copied. */
export const useHref = (to: string): string => withLook(to, useSearch());

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
