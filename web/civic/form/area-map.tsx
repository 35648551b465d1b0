import { useQuery } from '@tanstack/react-query';
import { bbox } from '@turf/turf';
import type { Feature, FeatureCollection } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import type { AreaAnswer } from '../../../sql/model/records/read-form.ts';
import { path, read } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { Box, MapHandle } from '../../map/handle.ts';
import { BaseMap, NOTHING_HIDDEN } from '../fields/base-map.tsx';

const PlaceFeature = z.looseObject({ geometry: z.looseObject({ type: z.string() }) });

const polygonOf = (corners: readonly (readonly [number, number])[]): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Polygon', coordinates: [[...corners, corners[0]!].map((corner) => [...corner])] },
});

/** The shape of an area: what was drawn, or that of the place. */
const useShape = (area: AreaAnswer): FeatureCollection | null => {
  const place = area.kind === 'place' ? area.place : null;
  const { data } = useQuery({
    queryKey: ['place-shape', place],
    queryFn: ({ signal }) => read(PlaceFeature, path`/api/places/${place ?? ''}?f=geojson`, signal),
    enabled: place !== null,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return useMemo(() => {
    const found = area.kind === 'drawn' ? polygonOf(area.corners) : (data as unknown as Feature | undefined);
    if (!found) return null;
    const { geometry } = found;
    return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry }] };
  }, [area, data]);
};

/** A map of an area among the borders of the country; it is looked at, not worked with. */
export const AreaMap = ({ area }: { area: AreaAnswer }) => {
  const { say } = useWords();
  const [map, setMap] = useState<MapHandle | null>(null);
  const shape = useShape(area);
  useEffect(() => {
    if (!map || !shape) return;
    map.draw(shape);
    map.fit(bbox(shape).slice(0, 4) as unknown as Box, NOTHING_HIDDEN);
  }, [map, shape]);
  return <BaseMap className="area-map" label={say('civic.areaMap')} onReady={setMap} />;
};
