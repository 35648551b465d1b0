import { type ReactNode, useEffect } from 'react';
import { type Session, useSession } from '../session.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { go, returnOf, signInAddress } from './go.ts';
import type { PageAccess } from './page.tsx';
import { Ended, Refused } from './states.tsx';

const GoTo = ({ address }: { address: string }) => {
  useEffect(() => go(address, { replace: true }), [address]);
  return <Loading />;
};

/** Whether somebody with these capabilities is let in. */
export const isLetIn = (
  access: PageAccess,
  { capabilities, within }: Pick<Session, 'capabilities' | 'within'>,
): boolean => {
  if (access === 'office') return capabilities.length > 0;
  if (typeof access === 'string') return true;
  const { may, theme } = access;
  const themes = theme === undefined ? undefined : within[may];
  return capabilities.includes(may) && (!themes || themes.includes(theme ?? ''));
};

/** Shows a page to whom it is for; others sign in first, are sent on, or are told that it is not for them. */
export const Guarded = ({ access, children }: { access: PageAccess; children: ReactNode }) => {
  const session = useSession();
  const { state, account, hasEnded, refresh } = session;
  if (access === 'public') return children;
  if (state === 'loading') return <Loading />;
  if (state === 'failed') return <Failed retry={() => void refresh()} />;
  const { pathname, search } = window.location;
  if (access === 'guest') return account ? <GoTo address={returnOf(search) ?? '/'} /> : children;
  if (!account) return hasEnded ? <Ended /> : <GoTo address={signInAddress(pathname, search)} />;
  return isLetIn(access, session) ? children : <Refused />;
};
