import { useQuery } from '@tanstack/react-query';
import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import type { PlaceInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { seriesApi } from '../series/api.ts';
import { nameIn } from '../series/names.ts';
import { placeApi } from './api.ts';

/** Who can stand beside: id, name, and what kind of place it is where that is to be told. */
export type Candidate = { id: string; title: string; note?: string };
export type Candidates = { found: readonly Candidate[]; isFetching: boolean };

const LEAST_LETTERS = 2;

/** Places of the same level, by what is typed. */
export const usePlaces = (place: PlaceInfo | null, wanted: string): Candidates => {
  const { language } = useWords();
  const { data, isFetching } = useQuery({
    queryKey: ['places-named', wanted, language],
    queryFn: ({ signal }) => placeApi.named(wanted, language, signal),
    enabled: place !== null && wanted.length >= LEAST_LETTERS,
  });
  const found = (data ?? []).filter(({ level }) => level === place?.level);
  return {
    isFetching,
    found: found.map(({ id, name, levelTitle }) => ({
      ...{ id, title: nameIn(name, language, id), note: levelTitle[language] },
    })),
  };
};

/** Letters of a name that are compared: without case and marks. */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Features of the same layer: those that have a value of the first indicator in the same period; all while nothing is typed. */
export const useFeatures = (indicators: PlaceIndicators | undefined, wanted: string): Candidates => {
  const { language } = useWords();
  const [first] = indicators?.indicators ?? [];
  const { data, isFetching } = useQuery({
    queryKey: ['computed-in', first?.indicator, first?.newest.period],
    queryFn: ({ signal }) => seriesApi.computedIn(first?.indicator ?? '', first?.newest.period ?? '', signal),
    enabled: first !== undefined,
    staleTime: 60_000,
  });
  const found = (data?.values ?? [])
    .map(({ place, name }) => ({ id: place, title: nameIn(name, language, place) }))
    .filter(({ title }) => plain(title).includes(plain(wanted)))
    .sort((a, b) => a.title.localeCompare(b.title, language));
  return { isFetching, found };
};
