import { useQuery } from '@tanstack/react-query';
import type { Feature } from 'geojson';
import { useMemo } from 'react';
import type { LayerInfo } from '../../sql/model/api.ts';
import type { Text } from '../../sql/model/text.ts';
import { placeApi } from './api.ts';
import { boxOf, outlinePath, type Projection, projectionOf } from './outline.ts';
import { useLayersKnown } from './use-profile.ts';

/** Places as paths of a small map, and where their boundaries are from. */
export type Drawn = {
  projection: Projection;
  shapes: readonly { id: string; path: string }[];
  sources: readonly Text[];
};

const idOf = ({ layer: { place } }: LayerInfo, { properties }: Feature): string | null =>
  place ? `${place.level}:${place.scheme}:${String(properties?.[place.code])}` : null;

/** The places of a level, or of a layer, so many pixels high; null until they are known, or where there are none. */
export const useShapes = (of: { level: string } | { layer: string }, height: number): Drawn | null => {
  const info = useLayersKnown().find(({ layer }) =>
    'level' in of ? layer.place?.level === of.level : layer.id === of.layer,
  );
  const { data } = useQuery({
    queryKey: ['place-shapes', info?.layer.id, info?.revision],
    queryFn: ({ signal }) => placeApi.shapes(info?.links.items ?? '', signal),
    enabled: info !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const box = boxOf(data?.features ?? []);
    if (!box || !info || !data) return null;
    const projection = projectionOf(box, height);
    const shapes = data.features.map((feature) => ({
      id: idOf(info, feature) ?? String(feature.id),
      path: outlinePath(feature, projection),
    }));
    return { projection, shapes, sources: info.sources.map(({ title }) => title) };
  }, [data, info, height]);
};
