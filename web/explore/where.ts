import type { Feature, Position } from 'geojson';
import type { Box } from '../map/handle.ts';

const positions = (value: unknown): Position[] => {
  if (!Array.isArray(value)) return [];
  return typeof value[0] === 'number' ? [value as Position] : value.flatMap(positions);
};

/** The box of a feature in degrees; null where it has no geometry. */
export const bboxOf = (feature: Feature): Box | null => {
  const all =
    feature.geometry && 'coordinates' in feature.geometry ? positions(feature.geometry.coordinates) : [];
  if (all.length === 0) return null;
  const [xs, ys] = [all.map(([x = 0]) => x), all.map(([, y = 0]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
