import type { Geometry, Position } from 'geojson';

type Nested = Position | Nested[];

const isPosition = (nested: Nested): nested is Position => typeof nested[0] !== 'object';

const each = (nested: Nested, visit: (position: Position) => void): void => {
  if (isPosition(nested)) {
    if (nested.length > 0) visit(nested);
  } else for (const inner of nested) each(inner, visit);
};

const map = (nested: Nested, move: (position: Position) => Position): Nested => {
  if (isPosition(nested)) return nested.length > 0 ? move(nested) : nested;
  return nested.map((inner) => map(inner, move));
};

/** Visits every position of a geometry, collections opened. */
export const eachPosition = (geometry: Geometry, visit: (position: Position) => void): void => {
  if (geometry.type === 'GeometryCollection')
    for (const part of geometry.geometries) eachPosition(part, visit);
  else each(geometry.coordinates as Nested, visit);
};

/** The geometry with every position replaced by what `move` gives for it, in the order of `eachPosition`. */
export const mapPositions = (geometry: Geometry, move: (position: Position) => Position): Geometry =>
  geometry.type === 'GeometryCollection'
    ? { type: geometry.type, geometries: geometry.geometries.map((part) => mapPositions(part, move)) }
    : ({ type: geometry.type, coordinates: map(geometry.coordinates as Nested, move) } as Geometry);
