import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/intl.tsx';
import type { Choice } from '../../ui/select.tsx';
import { dutyApi } from './api.ts';

/** Who warns, to choose from; undefined until it is known. */
export const useAuthorities = (): readonly Choice[] | undefined => {
  const { text } = useWords();
  const { data } = useQuery({
    queryKey: ['warning-authorities'],
    queryFn: ({ signal }) => dutyApi.authorities(signal),
  });
  return data?.authorities.map(({ id, name }) => ({ id, title: text(name) }));
};
