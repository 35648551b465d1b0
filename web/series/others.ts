import type { SeriesList } from '../../sql/model/api/series.ts';
import type { LayerInfo } from '../../sql/model/api.ts';
import { api } from '../api.ts';
import { layersWithIndicators } from '../explore/with-indicators.ts';
import type { Words } from '../i18n/intl.tsx';
import { seriesApi } from './api.ts';
import { type Charted, periodAt, refOf } from './charted.ts';
import { featureName, nameIn } from './names.ts';

/** What can be put on a chart: its id, what it is called in its group, and its unit. */
export type Other = { id: string; title: string; unit: string };
type Others = { here: Other[]; elsewhere: Other[] };

const measuredHere = ({ series, parameters }: SeriesList, { text }: Words): Other[] =>
  series.map(({ id, parameter, procedure, unit }) => {
    const known = parameters.find((one) => one.id === parameter);
    return {
      id,
      unit,
      title: [known ? text(known.title) : parameter, procedure].filter(Boolean).join(' · '),
    };
  });

/** An indicator of no period has no line. */
const computedHere = async (place: string, { text }: Words, signal: AbortSignal): Promise<Other[]> =>
  (await seriesApi.computedAt(place, signal)).indicators
    .filter(({ period }) => period !== 'none')
    .map(({ indicator, title, unit }) => ({ id: refOf(indicator, place), title: text(title), unit }));

const computedElsewhere = async (
  { series, computed }: Charted,
  { language }: Words,
  signal: AbortSignal,
): Promise<Other[]> => {
  if (!computed || !series.last) return [];
  const { id, present, period, unit } = computed.info;
  const newest = present ?? periodAt(Date.parse(series.last.time) / 1000, period, series.timeZone);
  const { values } = await seriesApi.computedIn(id, newest, signal);
  return [...new Map(values.map((one) => [one.place, one])).values()]
    .map(({ place, name }) => ({ id: refOf(id, place), title: nameIn(name, language, place), unit }))
    .sort((a, b) => a.title.localeCompare(b.title, language));
};

const measuredElsewhere = async (
  { series }: Charted,
  { language }: Words,
  signal: AbortSignal,
): Promise<Other[]> =>
  (await seriesApi.of(series.parameter, signal)).series
    .filter(({ feature, layer }) => feature !== series.feature || layer !== series.layer)
    .map((info) => ({ id: info.id, title: featureName(info, language), unit: info.unit }));

/** Under which id indicators of a series' feature are told; null where nothing is computed for its layer. */
const placeOf = async (
  { series: { layer, feature }, computed }: Charted,
  layers: readonly LayerInfo[],
  signal: AbortSignal,
): Promise<string | null> => {
  if (computed) return computed.place;
  const info = layers.find((one) => one.layer.id === layer);
  if (!info || !layersWithIndicators(layers).has(layer)) return null;
  const { place } = info.layer;
  if (!place) return `${layer}:${feature}`;
  const { properties } = await api.item(layer, feature, null, signal);
  return `${place.level}:${place.scheme}:${String(properties?.[place.code] ?? feature)}`;
};

/** Others that a chart may hold: what is measured or computed at the same feature, and the same thing at others. */
export const othersOf = async (
  first: Charted,
  { layers, words }: { layers: readonly LayerInfo[]; words: Words },
  signal: AbortSignal,
): Promise<Others> => {
  const { series, computed } = first;
  const place = await placeOf(first, layers, signal);
  const [measured, here, elsewhere] = await Promise.all([
    seriesApi.at(series.layer, series.feature, signal),
    place === null ? [] : computedHere(place, words, signal),
    computed ? computedElsewhere(first, words, signal) : measuredElsewhere(first, words, signal),
  ]);
  return { here: [...measuredHere(measured, words), ...here], elsewhere };
};
