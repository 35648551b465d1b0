import { useQuery } from '@tanstack/react-query';
import { schemeYlGnBu } from 'd3-scale-chromatic';
import type { Feature } from 'geojson';
import { useMemo } from 'react';
import type { LayerInfo } from '../../../sql/model/api.ts';
import { placeApi } from '../../place/api.ts';
import { boxOf, outlinePath, projectionOf } from '../../place/outline.ts';
import { useLayersKnown } from '../../place/use-profile.ts';
import { go } from '../../shell/go.ts';

/** A place with what it is coloured by. */
export type MapPart = { code: string | null; name: string; value: number | null };

const HEIGHT = 560;
const CLASSES = 5;
const COLORS = schemeYlGnBu[CLASSES]!;

const idOf = ({ layer: { place } }: LayerInfo, { properties }: Feature): string | null =>
  place ? `${place.level}:${place.scheme}:${String(properties?.[place.code])}` : null;

/** Limits that leave as many places in each class. */
export const quantiles = (values: readonly number[], classes: number): number[] => {
  const sorted = values.toSorted((a, b) => a - b);
  return Array.from(
    { length: classes - 1 },
    (_, at) => sorted[Math.floor(((at + 1) * sorted.length) / classes)] ?? 0,
  );
};

const useShapes = (level: string) => {
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
    const projection = projectionOf(box, HEIGHT);
    const shapes = data.features.map((feature) => ({
      id: idOf(info, feature) ?? String(feature.id),
      path: outlinePath(feature, projection),
    }));
    return { projection, shapes };
  }, [data, info]);
};

/** Places in colours of a value, by quantiles; the list beside it says the same and is reached by the keyboard. */
export const BudgetMap = ({
  level,
  parts,
  told,
  label,
  addressOf,
}: {
  level: string;
  parts: readonly MapPart[];
  /** A value as it is read. */
  told: (value: number) => string;
  label: string;
  addressOf?: (part: MapPart) => string;
}) => {
  const drawn = useShapes(level);
  const valued = parts.filter(({ code, value }) => code !== null && value !== null);
  const limits = quantiles(
    valued.map(({ value }) => value ?? 0),
    CLASSES,
  );
  const classOf = (value: number) => limits.filter((limit) => value >= limit).length;
  const byPlace = new Map(valued.map((part) => [part.code, part]));
  const text = (value: number | undefined) => (value === undefined ? '' : told(value));
  const ends = valued.map(({ value }) => value ?? 0);
  const bounds = [Math.min(...ends), ...limits, Math.max(...ends)];
  return (
    <div className="budget-map">
      {drawn && (
        <svg
          viewBox={`0 0 ${drawn.projection.width} ${drawn.projection.height}`}
          role="img"
          aria-label={label}
        >
          {drawn.shapes.map(({ id, path }) => {
            const part = byPlace.get(id);
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the list beside it is reached by the keyboard
              <path
                key={id}
                d={path}
                style={part ? { fill: COLORS[classOf(part.value ?? 0)] } : {}}
                onClick={() => part && addressOf && go(addressOf(part))}
              >
                <title>{part ? `${part.name} · ${text(part.value ?? 0)}` : id}</title>
              </path>
            );
          })}
        </svg>
      )}
      {valued.length > 0 && (
        <ul className="budget-map-legend">
          {COLORS.map((color, at) => (
            <li key={color}>
              <span className="swatch" style={{ background: color }} />
              <bdi>
                {text(bounds[at])} – {text(bounds[at + 1])}
              </bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
