import { useQueries, useQuery } from '@tanstack/react-query';
import type { LayerInfo } from '../../sql/model/api.ts';
import { ApiError, api } from '../api.ts';
import type { ShownLayer, ViewState } from '../url.ts';
import { countAddress, dayOf } from './table/address.ts';

const KEEP = { staleTime: 60_000 };

/** What is published, for the whole page. */
export const useCountry = () =>
  useQuery({
    queryKey: ['country'],
    queryFn: ({ signal }) => api.country(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
export const useLayers = () =>
  useQuery({ queryKey: ['layers'], queryFn: ({ signal }) => api.layers(signal), ...KEEP });

// Always the same function, so that the same answers are the same list.
const foundOf = (found: readonly { data?: LayerInfo | undefined }[]): LayerInfo[] =>
  found.flatMap(({ data }) => data ?? []);

/** Layers that a link names and no list does: the answers to questions. Those that are gone are left out. */
export const useAnswers = (
  named: ViewState['layers'],
  listed: readonly LayerInfo[] | undefined,
): LayerInfo[] => {
  const known = new Set((listed ?? []).map(({ layer }) => layer.id));
  const missing = listed ? (named ?? []).filter(({ id }) => !known.has(id)) : [];
  return useQueries({
    queries: missing.map(({ id }) => ({
      queryKey: ['layer', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => api.layer(id, signal),
      retry: false,
      staleTime: Number.POSITIVE_INFINITY,
    })),
    combine: foundOf,
  });
};
export const useThemes = () =>
  useQuery({ queryKey: ['themes'], queryFn: ({ signal }) => api.themes(signal), ...KEEP });

/** A feature as it was at a time; what was not there then is shown as it is. */
const itemAt = async (layer: string, id: string, time: string | null, signal: AbortSignal) => {
  try {
    return await api.item(layer, id, time, signal);
  } catch (error) {
    if (time === null || !(error instanceof ApiError) || error.status !== 404) throw error;
    return api.item(layer, id, null, signal);
  }
};

export const useItem = (selection: ViewState['selection'], time: string | null) =>
  useQuery({
    queryKey: ['item', selection?.layer, selection?.id, time],
    queryFn: ({ signal }) => itemAt(selection?.layer ?? '', selection?.id ?? '', time, signal),
    enabled: selection !== null,
    retry: false,
    // While time goes on, the card changes its values, not its height.
    placeholderData: (before, query) =>
      query?.queryKey[1] === selection?.layer && query?.queryKey[2] === selection?.id ? before : undefined,
  });

/** How many features a layer has on the day that is seen, versions of other days not counted; null until it is known. */
export const useFeatureCount = (info: LayerInfo, time: string | null): number | null => {
  const day = dayOf(info, time);
  const address = countAddress(info, day);
  const { data } = useQuery({
    queryKey: ['count', info.revision, address],
    queryFn: async ({ signal }) => (await api.page(address, signal)).numberMatched ?? null,
    enabled: day !== null,
    ...KEEP,
  });
  return day === null ? info.featureCount : (data ?? null);
};

/** The layers that are drawn as data, from the top of the map down: the link's, else those that the manifests begin with. */
export const shownLayers = (view: ViewState, layers: readonly LayerInfo[]): ShownLayer[] => {
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const chosen =
    view.layers ??
    layers.filter(({ layer }) => layer.initial).map(({ layer }) => ({ id: layer.id, opacity: 100 }));
  return chosen.filter(({ id }) => known.has(id));
};
