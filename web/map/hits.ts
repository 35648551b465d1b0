import type { MapGeoJSONFeature, Map as Maplibre } from 'maplibre-gl';
import { sourceOf } from '../../sql/model/style/layer-parts.ts';
import type { Hit, Point } from './handle.ts';

const TOLERANCE = 4;

const hitOf = (feature: MapGeoJSONFeature, at: Point): Hit => {
  const [lng = at.lng, lat = at.lat] =
    feature.geometry.type === 'Point' ? feature.geometry.coordinates : [at.lng, at.lat];
  return {
    layer: feature.sourceLayer ?? '',
    fid: Number(feature.id),
    properties: feature.properties,
    count: Number(feature.properties.point_count ?? 1),
    lng,
    lat,
  };
};

/** Features of the data layers around a point of the screen, topmost first, each once. */
export const hitsAt = (map: Maplibre, { x, y }: { x: number; y: number }): Hit[] => {
  const around: [[number, number], [number, number]] = [
    [x - TOLERANCE, y - TOLERANCE],
    [x + TOLERANCE, y + TOLERANCE],
  ];
  const at = map.unproject([x, y]);
  const seen = new Set<string>();
  return map
    .queryRenderedFeatures(around)
    .filter(({ sourceLayer, source }) => sourceLayer && source === sourceOf(sourceLayer))
    .filter(({ source, id }) => !seen.has(`${source} ${id}`) && seen.add(`${source} ${id}`))
    .map((feature) => hitOf(feature, at));
};
