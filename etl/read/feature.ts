import { createRequire } from 'node:module';
import type { Feature, Geometry } from 'geojson';
import type { Project } from './crs.ts';
import { type ReadItem, rejected } from './row.ts';
import { placedRow } from './table.ts';

type Validator = { isFeature: (value: unknown, trace: boolean) => string[] | boolean };
const validator = createRequire(import.meta.url)('geojson-validation') as Validator;

/** What makes a value no feature by RFC 7946; null when it is one. */
const faultOf = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'it is no object';
  const found = validator.isFeature(value, true);
  // The validator takes a list for an object.
  if ('properties' in value && Array.isArray(value.properties)) return 'its properties are a list';
  return Array.isArray(found) ? (found[0] ?? null) : null;
};

const hasId = (value: object): value is { id: string | number } => 'id' in value && value.id !== null;

/**
 * A value that should be a GeoJSON feature, as a row. An `id` outside of the properties is given as `id` where they have
 * none of that name.
 */
export const featureRow = (value: unknown, row: number, project: Project): ReadItem => {
  const fault = faultOf(value);
  if (fault !== null) return rejected(row, 'not-a-feature', { detail: fault });
  const feature = value as Feature<Geometry | null>;
  const properties = { ...(hasId(feature) ? { id: feature.id } : {}), ...feature.properties };
  return placedRow(row, properties, feature.geometry, project);
};
