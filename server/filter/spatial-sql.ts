import type { Expression, Relation, Shape } from './expression.ts';
import { toMercator, wider } from './mercator.ts';
import { type Context, place } from './operand-sql.ts';

const FUNCTIONS: Record<Relation, string> = {
  s_intersects: 'ST_Intersects',
  s_contains: 'ST_Contains',
  s_crosses: 'ST_Crosses',
  s_disjoint: 'ST_Disjoint',
  s_equals: 'ST_Equals',
  s_overlaps: 'ST_Overlaps',
  s_touches: 'ST_Touches',
  s_within: 'ST_Within',
};

const WEB_MERCATOR = 3857;
type Drawn = Extract<Shape, { kind: 'shape' }>;

/** The feature's geometry in the CRS of the other side, so that straight lines are straight where they were drawn. */
const ownGeometry = ({ table }: Context, srid: number): string => {
  if (srid === 4326) return `${table}.geom`;
  return srid === WEB_MERCATOR ? `${table}.geom_3857` : `ST_Transform(${table}.geom, ${Math.trunc(srid)})`;
};

/** What people draw may cross itself; GEOS would not relate it to anything. */
const drawn = (context: Context, { wkt, srid }: Drawn): string =>
  `ST_MakeValid(ST_GeomFromText(${place(context, wkt)}::text, ${Math.trunc(srid)}))`;

const sideOf = (context: Context, shape: Shape, srid: number): string =>
  shape.kind === 'geometry' ? ownGeometry(context, srid) : drawn(context, shape);

/** The index on Web Mercator finds candidates, where the box of what was drawn is known there. */
const near = (context: Context, { srid, box }: Drawn): string => {
  if (srid !== 4326 && srid !== WEB_MERCATOR) return '';
  const places = wider(srid === 4326 ? toMercator(box) : box).map(
    (edge) => `${place(context, edge)}::float8`,
  );
  return `${context.table}.geom_3857 && ST_MakeEnvelope(${places.join(', ')}, ${WEB_MERCATOR}) and `;
};

/** The condition that two geometries lie as a spatial function of CQL2 says. */
export const writeSpatial = (
  context: Context,
  { relation, left, right }: Extract<Expression, { kind: 'spatial' }>,
): string => {
  const other = [left, right].find((shape) => shape.kind === 'shape');
  const srid = other?.srid ?? 4326;
  const isOwn = left.kind === 'geometry' || right.kind === 'geometry';
  const candidates = other && isOwn && relation !== 's_disjoint' ? near(context, other) : '';
  const [first, second] = [sideOf(context, left, srid), sideOf(context, right, srid)];
  return `(${candidates}${FUNCTIONS[relation]}(${first}, ${second}))`;
};
