import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf, type Property } from '../../sql/model/property.ts';
import type { Language } from '../../sql/model/text.ts';

const typeOf = (property: Property, language: Language): object => {
  switch (property.type) {
    case 'string':
      return {
        type: 'string',
        ...(property.format ? { format: property.format } : {}),
        ...(property.maxLength ? { maxLength: property.maxLength } : {}),
        ...(property.codes
          ? { oneOf: property.codes.map(({ value, title }) => ({ const: value, title: title[language] })) }
          : {}),
      };
    case 'text':
    case 'place':
      return { type: 'string' };
    case 'number':
    case 'integer':
      return {
        type: property.type,
        ...(property.min === undefined ? {} : { minimum: property.min }),
        ...(property.max === undefined ? {} : { maximum: property.max }),
        ...(property.unit ? { 'x-ogc-unit': property.unit, 'x-ogc-unitLang': 'UCUM' } : {}),
      };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
  }
};

const columnSchemas = (property: Property, language: Language): [string, object][] =>
  columnsOf(property).map((name) => [
    name,
    {
      title: property.title[language] + (property.type === 'text' ? ` (${name.slice(-2)})` : ''),
      ...(property.description ? { description: property.description[language] } : {}),
      ...typeOf(property, language),
    },
  ]);

const head = (manifest: Layer, id: string, language: Language) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: id,
  type: 'object',
  title: manifest.title[language],
  description: manifest.description[language],
});

const declaredSchemas = (manifest: Layer, language: Language): Record<string, object> =>
  Object.fromEntries(manifest.properties.flatMap((property) => columnSchemas(property, language)));

const GEOMETRIES: Record<Layer['geometry'], string> = {
  point: 'geometry-point-or-multipoint',
  line: 'geometry-linestring-or-multilinestring',
  polygon: 'geometry-polygon-or-multipolygon',
};

const validitySchemas = ({ time }: Layer): Record<string, object> => {
  if (!time) return {};
  const format = time.resolution === 'day' ? 'date' : 'date-time';
  return {
    valid_from: { type: 'string', format, 'x-ogc-role': 'primary-interval-start' },
    valid_to: { type: 'string', format, 'x-ogc-role': 'primary-interval-end', description: 'Exclusive.' },
  };
};

const geometrySchema = ({ geometry }: Layer): object => ({
  format: GEOMETRIES[geometry],
  'x-ogc-role': 'primary-geometry',
});

/** What `filter` and `property=value` may ask for, as JSON Schema (OGC API - Features part 3, queryables). */
export const queryablesOf = (manifest: Layer, id: string, language: Language): object => ({
  ...head(manifest, id, language),
  properties: {
    ...declaredSchemas(manifest, language),
    ...validitySchemas(manifest),
    geometry: geometrySchema(manifest),
  },
  additionalProperties: false,
});

/** What features hold, as JSON Schema (OGC API - Features part 5). */
export const schemaOf = (manifest: Layer, id: string, language: Language): object => ({
  ...head(manifest, id, language),
  properties: {
    ...declaredSchemas(manifest, language),
    ...validitySchemas(manifest),
    geometry: geometrySchema(manifest),
  },
});
