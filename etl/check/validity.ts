import { type Finding, finding } from '../../sql/model/check-row.ts';
import { areaOf } from '../geometry/area.ts';
import type { Geos } from '../geometry/geos.ts';
import { isPlainPolygon } from '../geometry/plain-ring.ts';
import type { Shape } from '../geometry/wkb.ts';

/** The share of its area, on the ellipsoid, that a repair may change: 0.1 %. */
export const REPAIR_TOLERANCE = 0.001;

/** A valid shape, repaired where that leaves its area alone; or null with the finding that keeps the row out. */
export const checkValidity = (shape: Shape, geos: Geos): { shape: Shape | null; findings: Finding[] } => {
  const isDoubtful = (shape.type === 'Polygon' || shape.type === 'MultiPolygon') && !isPlainPolygon(shape);
  const fault = isDoubtful ? geos.fault(shape) : null;
  if (fault === null) return { shape, findings: [] };
  const made = geos.repair(shape);
  const before = areaOf(shape);
  if (!made || Math.abs(areaOf(made) - before) > REPAIR_TOLERANCE * before) {
    return { shape: null, findings: [finding('reject', 'invalid-geometry', { detail: fault })] };
  }
  return { shape: made, findings: [finding('repair', 'geometry-repaired', { detail: fault })] };
};
