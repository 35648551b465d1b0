import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { usersApi, workApi } from '../api.ts';

/** The layers that one works on; looked at again while a job works on one of them. */
export const useWorkLayers = () =>
  useQuery({
    queryKey: ['work'],
    queryFn: ({ signal }) => workApi.layers(signal),
    refetchInterval: ({ state }) => (state.data?.some(({ draft }) => draft?.job) ? 3000 : false),
  });

/** Names of themes and institutions by their ids; the id itself while they are not known. */
export const useNames = () => {
  const { text } = useWords();
  const themes = useQuery({ queryKey: ['themes'], queryFn: ({ signal }) => api.themes(signal) });
  const institutions = useQuery({
    queryKey: ['institutions'],
    queryFn: ({ signal }) => usersApi.institutions(signal),
  });
  const named = (found: { ar: string; fr: string; en: string } | undefined, id: string): string =>
    found ? text(found) : id;
  return {
    themes: themes.data ?? [],
    themeName: (id: string) => named(themes.data?.find((theme) => theme.id === id)?.title, id),
    ownerName: (id: string) => named(institutions.data?.find((one) => one.id === id)?.name, id),
  };
};
