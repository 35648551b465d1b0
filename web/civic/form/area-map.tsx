import { useQuery } from '@tanstack/react-query';
import { bbox } from '@turf/turf';
import type { Feature, FeatureCollection } from 'geojson';
import { useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import type { AreaAnswer } from '../../../sql/model/records/read-form.ts';
import { path, read } from '../../api.ts';
import { useCountry, useLayers } from '../../explore/data.ts';
import { MapView } from '../../explore/map-view.tsx';
import { useWords } from '../../i18n/intl.tsx';
import type { Box, MapHandle } from '../../map/handle.ts';
import { useScheme } from '../../ui/scheme.ts';
import '../../ui/viewer.css';

const NOTHING = { start: 0, bottom: 0 };
const NONE: readonly never[] = [];
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
  const [country, layers] = [useCountry().data, useLayers().data];
  const scheme = useScheme();
  const [map, setMap] = useState<MapHandle | null>(null);
  const [hasWebgl, setHasWebgl] = useState(true);
  const shape = useShape(area);
  const base = useMemo(() => (layers ?? []).filter(({ layer }) => layer.basemap), [layers]);
  useEffect(() => {
    if (!map || !shape) return;
    map.draw(shape);
    map.fit(bbox(shape).slice(0, 4) as unknown as Box, NOTHING);
  }, [map, shape]);
  if (!hasWebgl) return <p className="muted">{say('map.noWebgl')}</p>;
  if (!country || !layers) return <div className="area-map" aria-hidden="true" />;
  return (
    <section className="area-map draw-stage" aria-label={say('civic.areaMap')}>
      <MapView
        {...{ country, scheme }}
        layers={base}
        shown={NONE}
        camera={null}
        time={null}
        selected={null}
        hidden={NOTHING}
        onMoved={() => undefined}
        onClicked={() => undefined}
        onReady={setMap}
        onNoWebgl={() => setHasWebgl(false)}
      />
    </section>
  );
};
