import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import type { SessionInfo } from '../sql/model/api/session.ts';
import type { Capability } from '../sql/model/roles.ts';
import { api } from './api.ts';

export type Account = Extract<SessionInfo, { kind: 'account' }>;

/** Who is signed in, what she may do; and whether that is known yet. */
export type Session = {
  state: 'loading' | 'failed' | 'known';
  account: Account | null;
  capabilities: readonly Capability[];
  /** Of which of those only for some themes, and for which. */
  within: Account['within'];
  /** Somebody without an account, who acts with a confirmed address. */
  byEmail: Extract<SessionInfo, { kind: 'email' }> | null;
  /** Somebody was signed in on this page, and is no more, without having asked for it here. */
  hasEnded: boolean;
  /** Asks again: after signing in or out, or after a change of one's own account. */
  refresh: () => Promise<void>;
  /** Takes over what an answer said about who is signed in now. */
  enter: (info: SessionInfo) => void;
};

const KEY = ['session'] as const;
/** What is the same for everybody. */
const FOR_ALL = new Set<unknown>(['session', 'country', 'privacy']);

const Context = createContext<Session>({
  state: 'loading',
  account: null,
  capabilities: [],
  within: {},
  byEmail: null,
  hasEnded: false,
  refresh: () => Promise.resolve(),
  enter: () => undefined,
});

/** Who is signed in. */
export const useSession = (): Session => useContext(Context);

/** Tells the other tabs of this browser that somebody signed in or out, and hears it from them. */
const useOtherTabs = (onChange: () => void): (() => void) => {
  const channel = useRef<BroadcastChannel | null>(null);
  const heard = useRef(onChange);
  heard.current = onChange;
  useEffect(() => {
    channel.current = new BroadcastChannel('biatouna-session');
    channel.current.onmessage = () => heard.current();
    return () => channel.current?.close();
  }, []);
  return () => channel.current?.postMessage('changed');
};

const NOBODY_YET = { identity: null, hasEnded: false };

/** Who somebody is to the server: what is seen depends on it. */
const identityOf = (info: SessionInfo): string =>
  info.kind === 'account' ? `${info.id} ${info.capabilities.join()}` : '';

/**
 * Knows who is signed in, for all that is below. When that changes, all that was fetched is dropped: what one sees, layers
 * and themes too, depends on who asks.
 */
export const SessionProvider = ({ isAsked, children }: { isAsked: boolean; children: ReactNode }) => {
  const client = useQueryClient();
  const { data, isError } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => api.session(signal),
    enabled: isAsked,
    refetchOnWindowFocus: 'always',
  });
  const refresh = () => client.invalidateQueries({ queryKey: KEY });
  const enter = (info: SessionInfo) => void client.setQueryData(KEY, info);
  const tellOthers = useOtherTabs(() => void refresh());
  const identity = data ? identityOf(data) : null;
  const [known, setKnown] = useState<{ identity: string | null; hasEnded: boolean }>(NOBODY_YET);
  // While it is drawn, before any page below could send somebody away who is to be told that her session ended.
  if (identity !== null && identity !== known.identity)
    setKnown({ identity, hasEnded: Boolean(known.identity) && identity === '' });
  const told = useRef<string | null>(null);
  useEffect(() => {
    const was = told.current;
    told.current = known.identity;
    if (was === null || was === known.identity) return;
    tellOthers();
    void client.resetQueries({ predicate: ({ queryKey }) => !FOR_ALL.has(queryKey[0]) });
  });
  const { hasEnded } = known;
  const state = data || !isAsked ? 'known' : isError ? 'failed' : 'loading';
  const account = data?.kind === 'account' ? data : null;
  const session: Session = {
    ...{ state, account, hasEnded, refresh, enter },
    capabilities: account?.capabilities ?? [],
    within: account?.within ?? {},
    byEmail: data?.kind === 'email' ? data : null,
  };
  return <Context value={session}>{children}</Context>;
};
