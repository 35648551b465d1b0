import {
  booleanPointInPolygon,
  coordAll,
  distance,
  pointToLineDistance,
  pointToPolygonDistance,
} from '@turf/turf';
import type { Feature, LineString, MultiLineString, MultiPolygon, Point, Polygon, Position } from 'geojson';
import type { Asked } from '../../sql/model/analysis.ts';

/** Features that a question names, by their layers; the place that it names, by itself. */
export type LocalData = { of: readonly Feature[]; other: readonly Feature[] };
/** What is found in the browser: which features, and, by place, the figure of each. */
export type LocalAnswer = {
  ids: string[];
  figures?: Map<string, number | null>;
  metres?: Map<string, number>;
};

const METRES = { units: 'meters' } as const;

const isPoint = (feature: Feature): feature is Feature<Point> => feature.geometry?.type === 'Point';
const isArea = (feature: Feature): feature is Feature<Polygon | MultiPolygon> =>
  feature.geometry?.type === 'Polygon' || feature.geometry?.type === 'MultiPolygon';

const idOf = ({ id }: Feature): string => String(id);

const linesOf = ({ geometry }: Feature<LineString | MultiLineString>): Position[][] =>
  geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;

/**
 * Metres from a point to a feature, 0 inside of an area. On a sphere, where the server measures on the ellipsoid: half a
 * percent apart at most.
 */
export const metresTo = (from: Position, to: Feature): number => {
  const { geometry } = to;
  if (!geometry) return Number.POSITIVE_INFINITY;
  switch (geometry.type) {
    case 'Point':
      return distance(from, geometry.coordinates, METRES);
    case 'MultiPoint':
      return Math.min(...geometry.coordinates.map((at) => distance(from, at, METRES)));
    case 'LineString':
    case 'MultiLineString':
      return Math.min(
        ...linesOf(to as Feature<LineString | MultiLineString>).map((coordinates) =>
          pointToLineDistance(from, { type: 'LineString', coordinates }, METRES),
        ),
      );
    case 'Polygon':
    case 'MultiPolygon':
      return Math.max(0, pointToPolygonDistance(from, geometry, METRES));
    default:
      return Number.POSITIVE_INFINITY;
  }
};

const others = (feature: Feature, all: readonly Feature[], isSame: boolean): readonly Feature[] =>
  isSame ? all.filter((one) => idOf(one) !== idOf(feature)) : all;

const nearestOf = (point: Feature<Point>, all: readonly Feature[]): number =>
  Math.min(...all.map((one) => metresTo(point.geometry.coordinates, one)));

const inside = (point: Feature<Point>, areas: readonly Feature[]): boolean =>
  areas.some((area) => isArea(area) && booleanPointInPolygon(point, area));

const gathered = (values: readonly number[], gather: string, count: number): number | null => {
  const sum = values.reduce((total, value) => total + value, 0);
  if (gather === 'count') return count;
  if (gather === 'sum') return values.length === 0 ? null : sum;
  return values.length === 0 ? null : sum / values.length;
};

const numbersOf = (points: readonly Feature[], property: string | undefined): number[] =>
  points.flatMap(({ properties }) => {
    const value = property === undefined ? null : properties?.[property];
    return typeof value === 'number' ? [value] : [];
  });

const byPlace = (
  question: Extract<Asked, { kind: 'by-place' }>,
  points: readonly Feature<Point>[],
  places: readonly Feature[],
): LocalAnswer | null => {
  const { gather = 'count', property } = question;
  if (gather !== 'count' && gather !== 'sum' && gather !== 'mean') return null;
  const figures = new Map(
    places.map((place) => {
      const found = points.filter((point) => inside(point, [place]));
      return [idOf(place), gathered(numbersOf(found, property), gather, found.length)] as const;
    }),
  );
  return { ids: [...figures.keys()], figures };
};

/** Pairs of a point and a corner that are measured at most: some tenths of a second. */
const MOST_PAIRS = 150_000;

const cornersOf = (features: readonly Feature[]): number =>
  features.reduce((sum, { geometry }) => sum + (geometry ? coordAll(geometry).length : 0), 0);

/**
 * Answers a small question about points here, without asking anybody; null for what only the server answers. What it finds is
 * what the server finds, but for points within half a percent of a distance.
 */
export const localAnswer = (question: Asked, { of, other }: LocalData): LocalAnswer | null => {
  if (!of.every(isPoint)) return null;
  const points = of as readonly Feature<Point>[];
  switch (question.kind) {
    case 'within':
      return { ids: points.filter((point) => inside(point, other)).map(idOf) };
    case 'intersect':
      if (question.cut || !other.every(isArea)) return null;
      return { ids: points.filter((point) => inside(point, other)).map(idOf) };
    case 'near':
    case 'nearest': {
      if (points.length * cornersOf(other) > MOST_PAIRS) return null;
      if (question.kind === 'nearest' && (question.k ?? 1) > 1) return null;
      const isSame = 'layer' in question.to && question.to.layer === question.of.layer;
      const found = points
        .map((point) => [idOf(point), nearestOf(point, others(point, other, isSame))] as const)
        .filter(([, metres]) => metres <= (question.kind === 'near' ? question.metres : Number.MAX_VALUE));
      return { ids: found.map(([id]) => id), metres: new Map(found) };
    }
    case 'by-place':
      return byPlace(question, points, other);
    default:
      return null;
  }
};
