import { type ReactNode, useEffect } from 'react';
import { useSession } from '../session.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { go, returnOf, signInAddress } from './go.ts';
import type { PageAccess } from './page.tsx';
import { Ended, Refused } from './states.tsx';

const GoTo = ({ address }: { address: string }) => {
  useEffect(() => go(address, { replace: true }), [address]);
  return <Loading />;
};

/** Whether somebody with these capabilities is let in. */
export const isLetIn = (access: PageAccess, capabilities: readonly string[]): boolean => {
  if (access === 'office') return capabilities.length > 0;
  return typeof access === 'object' ? capabilities.includes(access.may) : true;
};

/** Shows a page to whom it is for; others sign in first, are sent on, or are told that it is not for them. */
export const Guarded = ({ access, children }: { access: PageAccess; children: ReactNode }) => {
  const { state, account, capabilities, hasEnded, refresh } = useSession();
  if (access === 'public') return children;
  if (state === 'loading') return <Loading />;
  if (state === 'failed') return <Failed retry={() => void refresh()} />;
  const { pathname, search } = window.location;
  if (access === 'guest') return account ? <GoTo address={returnOf(search) ?? '/'} /> : children;
  if (!account) return hasEnded ? <Ended /> : <GoTo address={signInAddress(pathname, search)} />;
  return isLetIn(access, capabilities) ? children : <Refused />;
};
