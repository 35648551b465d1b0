import { useQuery } from '@tanstack/react-query';
import type { Feature, Geometry } from 'geojson';
import { useMemo } from 'react';
import type { CapSeverity } from '../../sql/model/cap.ts';
import { SEVERITY_COLORS } from '../../sql/model/cap-words.ts';
import { placeApi } from '../place/api.ts';
import { boxOf, outlinePath, projectionOf } from '../place/outline.ts';
import { useLayersKnown } from '../place/use-profile.ts';
import { go } from '../shell/go.ts';
import './warnings.css';

/** An area that is warned of; `id` where it is gone to by pressing it. */
export type Warned = { id: string | null; severity: CapSeverity; geometry: Geometry };

const HEIGHT = 360;

const featureOf = (geometry: Geometry): Feature => ({ type: 'Feature', properties: null, geometry });

/** The country's regions, and the areas that are warned of in the colours of how grave that is. */
export const AreaMap = ({ label, warned }: { label: string; warned: readonly Warned[] }) => {
  const layers = useLayersKnown();
  const admin = layers.find(({ layer }) => layer.basemap?.role === 'admin' && layer.geometry === 'polygon');
  const { data } = useQuery({
    queryKey: ['place-shapes', admin?.layer.id, admin?.revision],
    queryFn: ({ signal }) => placeApi.shapes(admin?.links.items ?? '', signal),
    enabled: admin !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const drawn = useMemo(() => {
    const around = data?.features ?? [];
    const box = boxOf(around.length > 0 ? around : warned.map(({ geometry }) => featureOf(geometry)));
    if (!box) return null;
    const projection = projectionOf(box, HEIGHT);
    return { projection, regions: around.map((feature) => outlinePath(feature, projection)) };
  }, [data, warned]);
  if (!drawn) return <div className="warned-map" aria-hidden="true" />;
  const { projection, regions } = drawn;
  return (
    <div className="warned-map">
      <svg viewBox={`0 0 ${projection.width} ${projection.height}`} role="img" aria-label={label}>
        {regions.map((path) => (
          <path key={path} className="warned-region" d={path} />
        ))}
        {warned.map(({ id, severity, geometry }, at) => (
          // By keyboard they are gone to by the list.
          <path
            key={id ?? at}
            className="warned-area"
            d={outlinePath(featureOf(geometry), projection)}
            style={{ fill: SEVERITY_COLORS[severity] }}
            {...(id === null ? {} : { 'data-link': true, onClick: () => go(`/warnings/${id}`) })}
          />
        ))}
      </svg>
    </div>
  );
};
