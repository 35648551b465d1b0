import type { LineString, MultiLineString, Position } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Shape } from '../geometry/wkb.ts';

type Arc = Position[];

const before = (a: Position, b: Position): boolean => a[0]! < b[0]! || (a[0] === b[0] && a[1]! < b[1]!);
const equal = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** A closed arc begins where it is westernmost, so that the lines read before it do not decide which point stays. */
const fromWest = (arc: Arc): Arc => {
  const first = arc.slice(0, -1).reduce((least, each, i) => (before(each, arc[least]!) ? i : least), 0);
  return [...arc.slice(first, -1), ...arc.slice(0, first + 1)];
};

/** Every arc from west to east, and how to turn it back: what is simplified away must not hang on who came first. */
const oriented = (arc: Arc): { arc: Arc; turned: boolean } => {
  const start = equal(arc[0]!, arc.at(-1)!) ? fromWest(arc) : arc;
  const turned =
    before(start.at(-1)!, start[0]!) ||
    (equal(start[0]!, start.at(-1)!) && start.length > 3 && before(start.at(-2)!, start[1]!));
  return { arc: turned ? [...start].reverse() : start, turned };
};

const named = (shapes: readonly Shape[]): { all: GeometryCollection } =>
  ({ all: { type: 'GeometryCollection', geometries: shapes } }) as unknown as { all: GeometryCollection };

/**
 * Simplifies lines together (Visvalingam-Whyatt, triangles of less than `area` go): points where lines meet stay, and what two
 * lines have in common stays common. One result for each, in their order.
 */
export const simplifyLines = (shapes: readonly Shape[], area: number): Shape[] => {
  const made = topology(named(shapes) as unknown as Parameters<typeof topology>[0]);
  const arcs = made.arcs.map((arc) => oriented(arc as Arc));
  const turned = { ...made, arcs: arcs.map(({ arc }) => arc) } as Topology<{ all: GeometryCollection }>;
  const simple = simplify(presimplify(turned), area);
  const back = simple.arcs.map((arc, i) => (arcs[i]!.turned ? [...arc].reverse() : arc));
  const collection = feature({ ...simple, arcs: back } as typeof simple, simple.objects.all);
  return collection.features.map(({ geometry }) => geometry as LineString | MultiLineString);
};
