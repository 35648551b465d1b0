import type pg from 'pg';
import { furthest, ownChecks } from './checks/index.ts';
import type { SeriesState } from './state.ts';
import type { Window } from './timeline.ts';
import { type Kept, REJECTED } from './value.ts';

/** A period of a series that is to be looked at. */
export type Period = { state: SeriesState; from: number; to: number };

/** Columns of `observation o` as `keptOf` reads them, behind a number. */
export const COLUMNS = `(extract(epoch from o.time) * 1000)::float8, o.value, o.below, o.utc_offset, o.flag, o.checks, o.version,
  (extract(epoch from o.since) * 1000000)::float8`;

// Each part is a walk along the primary key from a known place: nothing is looked through.
const AROUND = `select r.at::int, o.* from
  unnest($1::int[], $2::timestamptz[], $3::timestamptz[], $4::int[]) with ordinality r (no, begin, stop, rows, at),
  lateral (
    (select ${COLUMNS} from observation o
      where o.series_no = r.no and o.time < r.begin and o.flag <> ${REJECTED} order by o.time desc limit r.rows)
    union all
    (select ${COLUMNS} from observation o where o.series_no = r.no and o.time between r.begin and r.stop)
    union all
    (select ${COLUMNS} from observation o
      where o.series_no = r.no and o.time > r.stop and o.flag <> ${REJECTED} order by o.time limit r.rows)
  ) o`;

const DELETED = `select r.at::int, (extract(epoch from p.time) * 1000)::float8, p.version from
  unnest($1::int[], $2::timestamptz[], $3::timestamptz[]) with ordinality r (no, begin, stop, at),
  lateral (select time, max(version) as version from observation_past
    where series_no = r.no and time between r.begin and r.stop and why = 'deleted' group by time) p`;

export type Stored = [number, number, number, boolean, number, number, number, number, number];

export const keptOf = ([, time, value, below, offset, flag, checks, version, since]: Stored): Kept => ({
  time,
  value,
  below,
  offset,
  flag,
  checks,
  version,
  since,
});

const moment = (time: number): string => new Date(time).toISOString();

/** What is stored in periods, and around them as far as the checks of their series look, one for each. */
export const windowsOf = async (client: pg.ClientBase, periods: readonly Period[]): Promise<Window[]> => {
  const reaches = periods.map(({ state }) => furthest(ownChecks(state.checks)));
  const nos = periods.map(({ state }) => state.no);
  const kept: Kept[][] = periods.map(() => []);
  const versions = periods.map(() => new Map<number, number>());
  const around = await client.query<Stored>({
    text: AROUND,
    values: [
      nos,
      periods.map(({ from }, at) => moment(from - 2 * reaches[at]!.ms)),
      periods.map(({ to }, at) => moment(to + 2 * reaches[at]!.ms)),
      reaches.map(({ rows }) => 2 * rows),
    ],
    rowMode: 'array',
  });
  for (const row of around.rows) kept[row[0] - 1]!.push(keptOf(row));
  const deleted = await client.query<[number, number, number]>({
    text: DELETED,
    values: [nos, periods.map(({ from }) => moment(from)), periods.map(({ to }) => moment(to))],
    rowMode: 'array',
  });
  for (const [at, time, version] of deleted.rows) versions[at - 1]!.set(time, version);
  return periods.map((_, at) => ({ kept: kept[at]!, versions: versions[at]! }));
};
