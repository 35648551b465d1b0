import type { Services } from '../../server/services.ts';
import { planOf } from '../../server/tiles/plan.ts';
import { EDGE, nameOf, SIDE, type Sort } from './layers.ts';

const LAST = 14;
/** So many tiles across the layer at most: all of them at low zooms, a regular sample at high ones. */
const ACROSS = 6;

const xOf = (longitude: number, z: number): number => Math.floor(((longitude + 180) / 360) * 2 ** z);
const yOf = (latitude: number, z: number): number =>
  Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);

const spread = (from: number, to: number): number[] => {
  const count = Math.min(ACROSS, to - from + 1);
  return Array.from({ length: count }, (_, step) =>
    Math.round(count === 1 ? from : from + ((to - from) * step) / (count - 1)),
  );
};

/** Addresses of tiles spread over a synthetic layer. */
const addresses = (z: number): { x: number; y: number }[] => {
  const columns = spread(xOf(EDGE, z), xOf(EDGE + SIDE, z));
  const rows = spread(yOf(EDGE + SIDE, z), yOf(EDGE, z));
  return rows.flatMap((y) => columns.map((x) => ({ x, y })));
};

/** What tiles of a zoom cost and weigh, uncompressed. */
export type Zoom = { z: number; tiles: number; medianMs: number; slowestMs: number; largest: number };

const zoomOf = async (services: Services, sort: Sort, z: number): Promise<Zoom> => {
  const times: number[] = [];
  let largest = 0;
  const all = addresses(z);
  for (const { x, y } of all) {
    const plan = planOf(services.catalogue.now(), {
      layers: nameOf(sort),
      z: String(z),
      x: String(x),
      y: String(y),
    });
    const from = performance.now();
    const made = await services.tiles.make(plan.content, plan.key, 'identity', new AbortController().signal);
    times.push(performance.now() - from);
    largest = Math.max(largest, made.length);
  }
  times.sort((a, b) => a - b);
  const medianMs = times[Math.floor(times.length / 2)] as number;
  return { z, tiles: all.length, medianMs, slowestMs: times.at(-1) as number, largest };
};

/** Uncached tiles of every zoom, each made once, one after the other. */
export const zoomsOfLayer = async (services: Services, sort: Sort): Promise<Zoom[]> => {
  const zooms: Zoom[] = [];
  for (let z = 0; z <= LAST; z++) zooms.push(await zoomOf(services, sort, z));
  return zooms;
};

/** The zooms of a layer as a line of text each. */
export const zoomsTable = (sort: Sort, zooms: readonly Zoom[]): string => {
  const lines = zooms.map(
    ({ z, tiles, medianMs, slowestMs, largest }) =>
      `  z${String(z).padEnd(3)} ${String(tiles).padStart(2)} tiles, median ${medianMs.toFixed(1)} ms, ` +
      `slowest ${slowestMs.toFixed(1)} ms, largest ${(largest / 1000).toFixed(1)} kB`,
  );
  return [`tiles of ${nameOf(sort)}, uncached and uncompressed`, ...lines].join('\n');
};
