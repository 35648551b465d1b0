import type pg from 'pg';
import { z } from 'zod';
import { Check } from '../model/parameter.ts';

type NeighboursCheck = Extract<Check, { kind: 'neighbours' }>;

/** A series that is compared with those around it. */
type Station = { no: number; parameter: string; at: readonly [number, number]; check: NeighboursCheck };

/** Which series are compared with which. */
export type Near = {
  /** The check of a series; undefined where it is not compared. */
  checkOf: (no: number) => NeighboursCheck | undefined;
  /** Those within the check's distance, itself not among them. */
  around: (no: number) => readonly number[];
};

const NOBODY: Near = { checkOf: () => undefined, around: () => [] };

// A station stands where its feature does as it is published now.
const STATIONS = `select s.no, s.parameter_id as parameter, st_x(c.point) as x, st_y(c.point) as y, p.manifest->'checks' as checks
  from parameter p join series s on s.parameter_id = p.id join layer l on l.id = s.layer_id
  join feature f on f.layer_no = l.no and f.id = s.feature_id
    and f.since_revision <= l.revision and f.until_revision > l.revision,
  lateral (select st_centroid(f.geom) as point) c
  where p.id = any(array(select distinct parameter_id from series where no = any($1::int[])))
    and p.manifest->'checks' @> '[{"kind":"neighbours"}]' order by s.no`;

const Checks = z.array(Check);

const stationsOf = async (client: pg.ClientBase, nos: readonly number[]): Promise<Map<number, Station>> => {
  const { rows } = await client.query<{
    no: number;
    parameter: string;
    x: number;
    y: number;
    checks: unknown;
  }>(STATIONS, [nos]);
  const stations = new Map<number, Station>();
  for (const { no, parameter, x, y, checks } of rows) {
    const check = Checks.parse(checks).find((one): one is NeighboursCheck => one.kind === 'neighbours')!;
    stations.set(no, { no, parameter, at: [x, y], check });
  }
  return stations;
};

const RADIANS = Math.PI / 180;
const EARTH_KM = 6371.0088;

/** Great-circle distance on a sphere, by the haversine formula. */
const kilometres = ([x1, y1]: Station['at'], [x2, y2]: Station['at']): number => {
  const half = (degrees: number): number => Math.sin((degrees * RADIANS) / 2) ** 2;
  const chord = half(y2 - y1) + Math.cos(y1 * RADIANS) * Math.cos(y2 * RADIANS) * half(x2 - x1);
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
};

/** What the series of some numbers are compared with, where their parameter asks for it. */
export const nearOf = async (client: pg.ClientBase, nos: readonly number[]): Promise<Near> => {
  const stations = await stationsOf(client, nos);
  if (stations.size === 0) return NOBODY;
  const known = new Map<number, readonly number[]>();
  const find = (no: number): number[] => {
    const station = stations.get(no);
    if (!station) return [];
    return [...stations.values()]
      .filter((one) => one.no !== no && one.parameter === station.parameter)
      .filter((one) => kilometres(one.at, station.at) <= station.check.km)
      .map((one) => one.no);
  };
  const around = (no: number): readonly number[] => {
    const found = known.get(no) ?? find(no);
    known.set(no, found);
    return found;
  };
  return { checkOf: (no) => stations.get(no)?.check, around };
};
