import { useQuery } from '@tanstack/react-query';
import type { Feature } from 'geojson';
import { useMemo } from 'react';
import type { LayerInfo } from '../../sql/model/api.ts';
import { placeApi } from './api.ts';
import { boxOf, outlinePath, projectionOf } from './outline.ts';
import { useLayersKnown } from './use-profile.ts';

const idOf = ({ layer: { place } }: LayerInfo, { properties }: Feature): string | null =>
  place ? `${place.level}:${place.scheme}:${String(properties?.[place.code])}` : null;

/** The places of a level as paths of a small map so many pixels high; null until they are known, or where there are none. */
export const useShapes = (level: string, height: number) => {
  const info = useLayersKnown().find(({ layer }) => layer.place?.level === level);
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
    return { projection, shapes };
  }, [data, info, height]);
};
