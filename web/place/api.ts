import type { FeatureCollection } from 'geojson';
import { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import { SeriesList } from '../../sql/model/api/series.ts';
import { PlaceInfo, PlaceList } from '../../sql/model/api.ts';
import type { Language } from '../../sql/model/text.ts';
import { api, path, read } from '../api.ts';
import { seriesApi } from '../series/api.ts';
import { featureIn } from './address.ts';

/** Peers are drawn and listed where there are no more of them. */
const MOST_PEERS = 60;
const MOST_SERIES = 200;

export const placeApi = {
  one: (id: string, signal?: AbortSignal) => read(PlaceInfo, path`/api/places/${id}`, signal),
  indicators: (id: string, signal?: AbortSignal) =>
    read(PlaceIndicators, path`/api/places/${id}/indicators`, signal),
  /** Series of what lies in a place, or at a feature. */
  series: (id: string, signal?: AbortSignal) => {
    const feature = featureIn(id);
    return feature
      ? seriesApi.at(feature.layer, feature.feature, signal)
      : read(SeriesList, path`/api/series?place=${id}&limit=${String(MOST_SERIES)}`, signal);
  },
  named: async (words: string, language: Language, signal?: AbortSignal) =>
    (await read(PlaceList, path`/api/places?limit=12&q=${words}&lang=${language}`, signal)).places,
  /** The places of a layer with their shapes. */
  shapes: async (items: string, signal?: AbortSignal): Promise<FeatureCollection> =>
    api.page(`${items}?limit=${MOST_PEERS}`, signal),
};
export { MOST_PEERS };
