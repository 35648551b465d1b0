import { useQuery } from '@tanstack/react-query';
import type { Feature } from 'geojson';
import { useMemo } from 'react';
import type { LayerInfo, PlaceInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { nameIn } from '../series/names.ts';
import { go } from '../shell/go.ts';
import { placeAddress } from './address.ts';
import { MOST_PEERS, placeApi } from './api.ts';
import { boxOf, outlinePath, projectionOf } from './outline.ts';
import { useLayersKnown } from './use-profile.ts';

const HEIGHT = 220;

/** The layer whose places are drawn around one: those of its own level where they are few, else the country's regions. */
const layerFor = (place: PlaceInfo, layers: readonly LayerInfo[]): LayerInfo | undefined => {
  const drawn = layers.filter(
    ({ layer, featureCount }) => layer.geometry === 'polygon' && layer.place && featureCount <= MOST_PEERS,
  );
  return (
    drawn.find(({ layer }) => layer.place?.level === place.level) ??
    drawn.find(({ layer }) => layer.basemap?.role === 'admin')
  );
};

const idOf = ({ layer: { place } }: LayerInfo, { properties }: Feature): string | null =>
  place ? `${place.level}:${place.scheme}:${String(properties?.[place.code])}` : null;

/** A small map of where a place is among its peers, those that it is compared with in their colours; another one is gone to by pressing it. */
export const Locator = ({ place, compared }: { place: PlaceInfo; compared: readonly string[] }) => {
  const { say, language } = useWords();
  const info = layerFor(place, useLayersKnown());
  const { data } = useQuery({
    queryKey: ['place-shapes', info?.layer.id, info?.revision],
    queryFn: ({ signal }) => placeApi.shapes(info?.links.items ?? '', signal),
    enabled: info !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const drawn = useMemo(() => {
    const box = boxOf(data?.features ?? []);
    if (!box || !info || !data) return null;
    const projection = projectionOf(box, HEIGHT);
    const shapes = data.features.map((feature) => ({
      id: idOf(info, feature),
      path: outlinePath(feature, projection),
    }));
    return { projection, shapes };
  }, [data, info]);
  if (!drawn) return <div className="locator" aria-hidden="true" />;
  const { projection, shapes } = drawn;
  const isAmong = shapes.some(({ id }) => id === place.id);
  const [x, y] = projection.of(place.point);
  return (
    <div className="locator">
      <svg
        viewBox={`0 0 ${projection.width} ${projection.height}`}
        width={projection.width}
        height={projection.height}
        role="img"
        aria-label={say('place.locator', { name: nameIn(place.name, language, place.id) })}
      >
        {shapes.map(({ id, path }) => (
          // By keyboard other places are gone to by the search.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <path
            key={id}
            d={path}
            data-here={id === place.id}
            {...(compared.length > 1 && id && compared.includes(id)
              ? { 'data-tone': compared.indexOf(id) }
              : {})}
            onClick={() => id && id !== place.id && go(placeAddress(id))}
          />
        ))}
        {!isAmong && <circle cx={x} cy={y} r="5" />}
      </svg>
    </div>
  );
};
