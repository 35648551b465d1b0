import type { Position } from 'geojson';
import { feedRows, type Row, soundRows, textIn } from './gtfs-feed.ts';
import { type ReadItem, rejected } from './row.ts';

/** A shape that is being gathered: where it first stands, and its points with their places in the order. */
type Shape = { row: number; points: { at: number; position: Position }[] };

const addPoint = (shapes: Map<string, Shape>, item: Row): ReadItem | null => {
  const [id, sequence] = [textIn(item, 'shape_id'), textIn(item, 'shape_pt_sequence')];
  if (item.geometry?.type !== 'Point') return rejected(item.row, 'missing-coordinates');
  if (sequence === '' || !Number.isFinite(Number(sequence)))
    return rejected(item.row, 'not-a-number', { field: 'shape_pt_sequence', value: sequence });
  const shape = shapes.get(id) ?? { row: item.row, points: [] };
  shapes.set(id, shape);
  shape.points.push({ at: Number(sequence), position: item.geometry.coordinates });
  return null;
};

const lineOf = ({ points }: Shape): Position[] =>
  points.sort((a, b) => a.at - b.at).map(({ position }) => position);

/** The lines of `shapes.txt` by id, their points in the order of their numbers; and what was wrong with points. */
const gather = async (folder: string): Promise<{ shapes: Map<string, Shape>; problems: ReadItem[] }> => {
  const shapes = new Map<string, Shape>();
  const problems: ReadItem[] = [];
  for await (const item of feedRows(folder, 'shapes')) {
    const problem = item.kind === 'row' ? addPoint(shapes, item) : item;
    if (problem) problems.push(problem);
  }
  return { shapes, problems };
};

/** Which routes run along which shapes, as trips say. */
const pairsOf = async (folder: string): Promise<{ shape: string; route: string }[]> => {
  const pairs = new Map<string, { shape: string; route: string }>();
  for await (const trip of soundRows(folder, 'trips')) {
    const [shape, route] = [textIn(trip, 'shape_id'), textIn(trip, 'route_id')];
    if (shape !== '' && route !== '') pairs.set(JSON.stringify([shape, route]), { shape, route });
  }
  return [...pairs.values()];
};

const routesById = async (folder: string): Promise<Map<string, Record<string, unknown>>> => {
  const routes = new Map<string, Record<string, unknown>>();
  for await (const row of soundRows(folder, 'routes')) routes.set(textIn(row, 'route_id'), row.properties);
  return routes;
};

/**
 * Shapes as lines: a row each, with the ids of the routes along it (`route_ids`, with `;` between them) and the columns of the
 * first of these. Its number is that of its first point. All points are held in memory: some 100 bytes each.
 */
export const shapeRows = async function* (folder: string): AsyncGenerator<ReadItem> {
  const { shapes, problems } = await gather(folder);
  yield* problems;
  const [pairs, routes] = [await pairsOf(folder), await routesById(folder)];
  const along = new Map<string, string[]>();
  for (const { shape, route } of pairs) along.set(shape, [...(along.get(shape) ?? []), route]);
  for (const [id, shape] of shapes) {
    const coordinates = lineOf(shape);
    if (coordinates.length < 2) {
      yield rejected(shape.row, 'empty-geometry', { field: 'shape_id', value: id });
      continue;
    }
    const ids = along.get(id) ?? [];
    const properties = { shape_id: id, route_ids: ids.join(';'), ...routes.get(ids[0] ?? '') };
    yield { kind: 'row', row: shape.row, properties, geometry: { type: 'LineString', coordinates } };
  }
};

/** The lines that each route runs along; none without shapes. */
export const routeLines = async (folder: string): Promise<Map<string, Position[][]>> => {
  const { shapes } = await gather(folder);
  const lines = new Map<string, Position[][]>();
  for (const { shape, route } of await pairsOf(folder)) {
    const found = shapes.get(shape);
    if (found && found.points.length > 1) lines.set(route, [...(lines.get(route) ?? []), lineOf(found)]);
  }
  return lines;
};
