import type pg from 'pg';
import { dropComputed } from '../../../sql/computed.ts';
import { Layer } from '../../../sql/model/layer.ts';
import { Parameter } from '../../../sql/model/parameter.ts';
import { latestLayerId } from '../../../sql/model/series.ts';
import { publishComputed } from '../../computed/publish.ts';
import { latestManifest } from './manifest.ts';
import { newestValues } from './newest.ts';

type Pair = {
  no: number;
  base: unknown;
  parameter: unknown;
  theme: string;
  position: number;
  is_sample: boolean;
  sources: string[];
  every: string | null;
  lengths: string[];
  history: string;
  first: Date;
  last: Date;
};

/** Parameters that are mapped at the features of a layer, where the name is not another layer's. */
const PAIRS = `select l.no, l.manifest as base, p.manifest as parameter, p.theme_id as theme, p.position,
    bool_or(s.status = 'sample') as is_sample, array_agg(distinct s.source_id) as sources,
    (array_agg(coalesce(s.every, nullif(s.averaging, 'PT0S')) order by s.id))[1] as every,
    array_agg(distinct s.averaging) || coalesce(array_agg(distinct s.every) filter (where s.every is not null), '{}') as lengths,
    left(md5(string_agg(s.no || '.' || s.revision, ' ' order by s.no)), 12) as history,
    min(s.first_time - case s.stamp when 'end' then s.averaging::interval else interval '0' end) as first,
    max(s.last_time + case when s.stamp = 'begin' then s.averaging::interval else interval '0' end
      + case s.averaging when 'PT0S' then interval '1 second' else interval '0' end) as last
  from series s join layer l on l.id = s.layer_id and l.revision > 0 and l.origin in ('theme', 'api')
  join parameter p on p.id = s.parameter_id
  where s.map and s.last_time is not null and not exists (
    select from layer other where other.id = s.layer_id || '-' || s.parameter_id
      and other.manifest->'computed'->'by'->>'kind' is distinct from 'latest')
  group by l.id, p.id order by l.no, p.id`;

const HISTORY = `update layer set history = $2, time_from = $3, time_to = $4
  where id = $1 and (history, time_from, time_to) is distinct from ($2, $3::timestamptz, $4::timestamptz)`;

/** Notes what was measured before, too: a late value is none of the newest, but what the layer tells of its time is another. */
const noteHistory = async (
  client: pg.PoolClient,
  id: string,
  { history, first, last }: Pair,
): Promise<void> => {
  const { rowCount } = await client.query(HISTORY, [id, history, first, last]);
  if (rowCount) await client.query('update publication set version = version + 1');
};

/** Behind the layers that the theme has itself. */
const FIRST_POSITION = 500;
/** What a layer can be called, at the longest. */
const LONGEST_ID = 60;

const publishPair = async (client: pg.PoolClient, pair: Pair): Promise<string | null> => {
  const base = Layer.parse(pair.base);
  const parameter = Parameter.parse(pair.parameter);
  const id = latestLayerId(base.id, parameter.id);
  if (id.length > LONGEST_ID) return null;
  const { theme, sources, every, lengths } = pair;
  const outcome = await publishComputed(
    client,
    {
      id,
      theme,
      position: FIRST_POSITION + pair.position,
      base: base.id,
      isQuiet: true,
      timeZone: 'UTC',
      manifest: async () =>
        latestManifest({ base, parameter, theme, sources, every, lengths, isSample: pair.is_sample }),
    },
    await newestValues(client, { no: pair.no, id: base.id }, parameter),
    null,
  );
  if (outcome) await noteHistory(client, id, pair);
  return id;
};

/** Takes away layers of what is mapped no more. */
const dropOthers = async (client: pg.PoolClient, kept: readonly string[]): Promise<void> => {
  const { rows } = await client.query<{ no: number }>(
    `select no from layer where manifest->'computed'->'by'->>'kind' = 'latest' and id <> all($1::text[]) order by no`,
    [kept],
  );
  for (const { no } of rows) {
    await dropComputed(client, no);
    await client.query('delete from layer where no = $1', [no]);
  }
  if (rows.length > 0) await client.query('update publication set version = version + 1');
};

/** Publishes the newest values of all parameters that are mapped, in the caller's transaction; what is as it was stays so. */
export const publishLatest = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<Pair>(PAIRS);
  const kept: string[] = [];
  for (const pair of rows) {
    const id = await publishPair(client, pair);
    if (id !== null) kept.push(id);
  }
  await dropOthers(client, kept);
};
