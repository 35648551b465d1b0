import type pg from 'pg';
import { Parameter } from '../model/parameter.ts';
import { type SeriesKey, seriesId } from '../model/series.ts';
import { type Zone, zoneOf } from './zone.ts';

/** A series that values may be put into: one that is there, or that comes into being with its first value (`no` is null). */
export type Target = {
  no: number | null;
  id: string;
  key: SeriesKey;
  zone: Zone;
  parameter: Pick<Parameter, 'unit' | 'conversions'>;
};

type Row = {
  no: number | null;
  id: string;
  layer: string;
  feature: string;
  parameter: string;
  procedure: string;
  timeZone: string;
  manifest: unknown;
};

const Units = Parameter.pick({ unit: true, conversions: true });

const targetOf = ({ no, id, timeZone, manifest, ...key }: Row): Target => ({
  no,
  id,
  key,
  zone: zoneOf(timeZone),
  parameter: Units.strip().parse(manifest),
});

const THERE = `select s.no, s.id, s.layer_id as layer, s.feature_id as feature, s.parameter_id as parameter, s.procedure,
    s.time_zone as "timeZone", p.manifest
  from series s join parameter p on p.id = s.parameter_id where s.id = any($1::text[])`;

const FEATURE_THERE = `exists (select from layer l join feature f on f.layer_no = l.no
    where l.id = k.layer and f.id = k.feature and f.since_revision <= l.revision and f.until_revision > l.revision)`;

const KEYS = `unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) k (id, layer, feature, parameter, procedure)
  join measure m on m.layer_id = k.layer and m.parameter_id = k.parameter and m.procedure = k.procedure`;

const DECLARED = `select null::int as no, k.id, k.layer, k.feature, k.parameter, k.procedure, m.time_zone as "timeZone", p.manifest,
    ${FEATURE_THERE} as there
  from ${KEYS} join parameter p on p.id = k.parameter`;

const MAKE = `insert into series (id, layer_id, feature_id, parameter_id, procedure, averaging, every, stamp, time_zone,
    source_id, status, map, origin)
  select k.id, k.layer, k.feature, k.parameter, k.procedure, m.averaging, m.every, m.stamp, m.time_zone, m.source_id, m.status,
    m.map, $6
  from ${KEYS} order by k.id on conflict do nothing`;

const columnsOf = (keys: readonly SeriesKey[]): string[][] => [
  keys.map(seriesId),
  keys.map(({ layer }) => layer),
  keys.map(({ feature }) => feature),
  keys.map(({ parameter }) => parameter),
  keys.map(({ procedure }) => procedure),
];

type Client = pg.ClientBase | pg.Pool;

/** Why values cannot be put into a series of some name. */
export type NoTarget = 'unknown-measure' | 'unknown-feature';

/** The series of some names, by their ids: those that are there, and those that a theme declares how to make. */
export const findTargets = async (
  client: Client,
  keys: readonly SeriesKey[],
): Promise<Map<string, Target | NoTarget>> => {
  const ids = keys.map(seriesId);
  const found = new Map<string, Target | NoTarget>(ids.map((id) => [id, 'unknown-measure']));
  const there = await client.query<Row>(THERE, [ids]);
  for (const row of there.rows) found.set(row.id, targetOf(row));
  const missing = keys.filter((key) => typeof found.get(seriesId(key)) === 'string');
  if (missing.length === 0) return found;
  const declared = await client.query<Row & { there: boolean }>(DECLARED, columnsOf(missing));
  for (const { there, ...row } of declared.rows) found.set(row.id, there ? targetOf(row) : 'unknown-feature');
  return found;
};

/**
 * Makes those of some series that are not there yet, in the caller's transaction; from then on each has its number. `origin`
 * is what brings them: a theme's set, or `api`.
 */
export const makeTargets = async (
  client: Client,
  targets: readonly Target[],
  origin: string,
): Promise<void> => {
  const missing = targets.filter(({ no }) => no === null);
  if (missing.length === 0) return;
  await client.query(MAKE, [...columnsOf(missing.map(({ key }) => key)), origin]);
  const { rows } = await client.query<{ id: string; no: number }>(
    'select id, no from series where id = any($1::text[])',
    [missing.map(({ id }) => id)],
  );
  const nos = new Map(rows.map(({ id, no }) => [id, no]));
  for (const target of missing) target.no = nos.get(target.id) ?? null;
};
