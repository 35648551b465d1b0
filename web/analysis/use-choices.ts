import { useQuery } from '@tanstack/react-query';
import type { LayerInfo } from '../../sql/model/api.ts';
import { api } from '../api.ts';
import { useCountry, useLayers, useThemes } from '../explore/data.ts';
import { useWords } from '../i18n/intl.tsx';
import type { Choice } from '../ui/select.tsx';
import { useSettled } from '../use-settled.ts';
import { analysisApi } from './api.ts';

const LONG = { staleTime: 300_000, retry: false };

/** Layers by their titles, in the order of the themes, each with its theme. */
export const useLayerChoices = (layers: readonly LayerInfo[]): Choice[] => {
  const { text } = useWords();
  const themes = useThemes().data ?? [];
  const titles = new Map(themes.map(({ id, title }) => [id, text(title)]));
  return layers.map(({ layer }) => ({
    id: layer.id,
    title: text(layer.title),
    note: titles.get(layer.theme) ?? '',
  }));
};

/** What trends can be looked for in: indicators, then what is measured. */
export const useFigures = (): Choice[] => {
  const { text, say } = useWords();
  const parameters = useQuery({
    queryKey: ['parameters'],
    queryFn: ({ signal }) => analysisApi.parameters(signal),
    ...LONG,
  });
  const indicators = (useLayers().data ?? []).filter(({ layer }) => layer.computed?.by.kind === 'indicator');
  return [
    ...indicators.map(({ layer }) => ({
      id: `indicator:${layer.id}`,
      title: text(layer.title),
      note: say('ask.indicator'),
    })),
    ...(parameters.data ?? []).map(({ id, title }) => ({
      id: `parameter:${id}`,
      title: text(title),
      note: say('ask.parameter'),
    })),
  ];
};

const LETTERS = 2;

/** Places by what is typed of their names. */
export const usePlaceChoices = (typed: string): Choice[] => {
  const { language } = useWords();
  const words = useSettled(typed.trim());
  const levels = useCountry().data?.levels ?? [];
  const { data = [] } = useQuery({
    queryKey: ['places', words, language],
    queryFn: ({ signal }) => api.places(words, language, signal),
    enabled: words.length >= LETTERS,
    ...LONG,
  });
  return data.map(({ id, level, name }) => ({
    id,
    title: name[language] ?? Object.values(name)[0] ?? id,
    note: levels.find((one) => one.id === level)?.title[language] ?? '',
  }));
};

/** What the chosen place is called; null where none is chosen. */
export const usePlaceName = (id: string | undefined): string | null => {
  const { language } = useWords();
  const { data } = useQuery({
    queryKey: ['place', id],
    queryFn: ({ signal }) => analysisApi.place(id ?? '', signal),
    enabled: Boolean(id),
    ...LONG,
  });
  if (!id) return null;
  return data ? (data.name[language] ?? Object.values(data.name)[0] ?? id) : id;
};
