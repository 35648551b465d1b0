import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../i18n/intl.tsx';
import { ownSubscription, pushTrouble, subscribeHere } from '../push.ts';
import { accountApi } from './api.ts';

const hashOf = async (text: string): Promise<string> =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** The browsers that one is written to, and which of them this is. */
const known = async (signal?: AbortSignal) => {
  const [server, own] = await Promise.all([accountApi.push(signal), ownSubscription()]);
  const hash = own ? await hashOf(own.endpoint) : null;
  return { ...server, own: server.subscriptions.find(({ endpointHash }) => endpointHash === hash) ?? null };
};

const KEY = ['push'];

/** Messages to this browser while no page of ours is open: whether they can be had, on, off, and a trial. */
export const usePush = () => {
  const { language } = useWords();
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery({ queryKey: KEY, queryFn: ({ signal }) => known(signal) });
  const again = () => client.invalidateQueries({ queryKey: KEY });
  const turnOn = useMutation({
    mutationFn: async () =>
      accountApi.subscribe({ ...(await subscribeHere(data?.publicKey ?? '')), language }),
    onSettled: again,
  });
  const turnOff = useMutation({
    mutationFn: async (id: string) => {
      if (id === data?.own?.id) await (await ownSubscription())?.unsubscribe();
      await accountApi.unsubscribe(id);
    },
    onSettled: again,
  });
  return { data, isError, refetch, turnOn, turnOff, trouble: pushTrouble() };
};
