import { useQueries } from '@tanstack/react-query';
import type { PlaceInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { nameIn } from '../series/names.ts';
import type { Chosen } from './places-input.tsx';

const none = (): undefined => undefined;

/** Places with their names; undefined until all are known. One that there is not (any more) is called by its id. */
export const useNamedPlaces = (ids: readonly string[]): Chosen[] | undefined => {
  const { language } = useWords();
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['place-name', id],
      queryFn: async ({ signal }: { signal: AbortSignal }): Promise<PlaceInfo> =>
        (await import('../place/api.ts')).placeApi.one(id, signal),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  });
  if (found.some(({ isPending }) => isPending)) return none();
  return ids.map((id, at) => {
    const place = found[at]?.data;
    return { id, name: place ? nameIn(place.name, language, id) : id };
  });
};

/** One of them; its id until its name is known. */
export const useNamed = (id: string): string => useNamedPlaces([id])?.[0]?.name ?? id;
