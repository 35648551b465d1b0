import { useQuery } from '@tanstack/react-query';
import type { Feature } from 'geojson';
import { useMemo } from 'react';
import type { LayerInfo } from '../../sql/model/api.ts';
import { placeAddress } from '../place/address.ts';
import { placeApi } from '../place/api.ts';
import { boxOf, outlinePath, projectionOf } from '../place/outline.ts';
import { useLayersKnown } from '../place/use-profile.ts';
import { go } from '../shell/go.ts';

const HEIGHT = 460;

const idOf = ({ layer: { place } }: LayerInfo, { properties }: Feature): string | null =>
  place ? `${place.level}:${place.scheme}:${String(properties?.[place.code])}` : null;

/** The places of a layer as shapes, each in its colour: a drawing, so that it prints as sharp as it is seen. */
export const PlacesMap = ({
  layer,
  colors,
  label,
}: {
  layer: string;
  colors: ReadonlyMap<string, string>;
  label: string;
}) => {
  const info = useLayersKnown().find((one) => one.layer.id === layer);
  const { data } = useQuery({
    queryKey: ['place-shapes', layer, info?.revision],
    queryFn: ({ signal }) => placeApi.shapes(info?.links.items ?? '', signal),
    enabled: info !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const drawn = useMemo(() => {
    const box = boxOf(data?.features ?? []);
    if (!box || !info || !data) return null;
    const projection = projectionOf(box, HEIGHT);
    const shapes = data.features.map((feature) => ({
      id: idOf(info, feature) ?? String(feature.id),
      path: outlinePath(feature, projection),
    }));
    return { projection, shapes };
  }, [data, info]);
  if (!drawn) return <div className="places-map" aria-hidden="true" />;
  const { width, height } = drawn.projection;
  return (
    <div className="places-map">
      <svg viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img" aria-label={label}>
        {drawn.shapes.map(({ id, path }) => (
          // The list beside it says the same, and is reached by the keyboard.
          // biome-ignore lint/a11y/noStaticElementInteractions: see above
          <path key={id} d={path} fill={colors.get(id)} onClick={() => go(placeAddress(id))} />
        ))}
      </svg>
    </div>
  );
};
