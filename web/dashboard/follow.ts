import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { Subscription, Subscriptions } from '../../sql/model/api/warnings.ts';
import type { Language } from '../../sql/model/text.ts';
import { path, read, write } from '../api.ts';
import { useSession } from '../session.tsx';
import { FOLLOWED_KEY } from '../warnings/followed-key.ts';
import { setFollowed, useFollowed } from './followed.ts';

const followApi = {
  all: async (signal?: AbortSignal) =>
    (await read(Subscriptions, '/api/account/warnings', signal)).subscriptions,
  follow: (place: string, language: Language) =>
    write(
      'POST',
      '/api/account/warnings',
      { channel: 'mail', language, filter: { places: [place] } },
      Subscription,
    ),
  unfollow: (id: string) => write('DELETE', path`/api/account/warnings/${id}`, undefined, z.null()),
};

/** The subscriptions to warnings of whoever is signed in; none of who is not. */
const useSubscriptions = () => {
  const { account } = useSession();
  const { data } = useQuery({
    queryKey: FOLLOWED_KEY,
    queryFn: ({ signal }) => followApi.all(signal),
    enabled: account !== null,
    staleTime: 60_000,
  });
  return data ?? [];
};

/** The places that are followed: by an account, and on this device. */
export const useFollowing = (): string[] => {
  const own = useFollowed();
  const subscribed = useSubscriptions().flatMap(({ filter }) => filter.places);
  return [...new Set([...subscribed, ...own])];
};

/**
 * Following a place: who is signed in is sent its warnings, by a subscription that names this place alone; for others it is kept
 * on the device.
 */
export const useFollow = (place: string, language: Language) => {
  const { account } = useSession();
  const client = useQueryClient();
  const own = useFollowed();
  // What names other places beside it is ended where it was made, on the page of warnings.
  const alone = useSubscriptions().filter(
    ({ filter: { places } }) => places.length === 1 && places[0] === place,
  );
  const turn = useMutation({
    mutationFn: async (isFollowed: boolean) => {
      if (account && isFollowed) await followApi.follow(place, language);
      if (!isFollowed) for (const { id } of alone) await followApi.unfollow(id);
      setFollowed(place, isFollowed && !account);
    },
    onSettled: () => client.invalidateQueries({ queryKey: FOLLOWED_KEY }),
  });
  return {
    // What this device keeps sends no mail: who signed in since then may still ask for it.
    isFollowed: account ? alone.length > 0 : own.includes(place),
    /** By mail, where there is an account. */
    isByMail: account !== null,
    turn: (isFollowed: boolean) => turn.mutate(isFollowed),
    isTurning: turn.isPending,
    error: turn.error,
  };
};
