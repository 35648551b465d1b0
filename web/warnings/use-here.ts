import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Here, hereOf, ownSubscription } from '../push.ts';
import { warningsApi } from './api.ts';

export const HERE_KEY = ['followed-here'] as const;
const SOON_MS = 2_000;

const proofOf = ({ endpoint, keys }: Here) => ({ endpoint, auth: keys.auth });

/** What this browser follows; nothing where it takes no notifications, without asking for any. */
const followedHere = async () => {
  const own = await ownSubscription();
  return own ? warningsApi.here(proofOf(hereOf(own))) : [];
};

const end = async (subscription: string): Promise<void> => {
  const own = await ownSubscription();
  if (!own) return;
  const { isKept } = await warningsApi.endHere({ ...proofOf(hereOf(own)), subscription });
  if (!isKept) await own.unsubscribe();
};

/** What this browser follows without an account, and how to end it. It is looked at again while an answer is waited for. */
export const useHere = () => {
  const client = useQueryClient();
  const { data = [] } = useQuery({
    queryKey: HERE_KEY,
    queryFn: followedHere,
    refetchInterval: ({ state }) => (state.data?.some((one) => !one.isConfirmed) ? SOON_MS : false),
  });
  const stop = useMutation({
    mutationFn: end,
    onSettled: () => client.invalidateQueries({ queryKey: HERE_KEY }),
  });
  return { followed: data, stop };
};
