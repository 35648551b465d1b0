import { openSession } from '../session.ts';
import type { Command } from './command.ts';
import { table } from './table.ts';

type Row = {
  theme: string;
  layer: string;
  revision: number;
  features: number;
  published: string | null;
  pack: string | null;
  state: string | null;
  at: string | null;
  error: string | null;
};

const QUERY = `
  select coalesce(layer.theme_id, '') as theme, layer.id as layer, layer.revision, layer.feature_count as features,
    to_char(layer.published_at, 'YYYY-MM-DD HH24:MI') as published, last.pack, last.state,
    to_char(coalesce(last.finished_at, last.started_at), 'YYYY-MM-DD HH24:MI') as at, last.error
  from layer left join theme on theme.id = layer.theme_id
    left join lateral (select * from load where load.layer_id = layer.id order by no desc limit 1) last on true
  order by theme.position, layer.position, layer.no`;

// Sets of observations are known by their loads and by what they declare.
const SETS = `
  select last.theme_id as theme, substr(m.origin, 5) as layer, 0 as revision,
    (select coalesce(sum(n), 0) from series where origin = m.origin)::bigint as features, null as published, last.pack, last.state,
    to_char(coalesce(last.finished_at, last.started_at), 'YYYY-MM-DD HH24:MI') as at, last.error
  from (select distinct origin from measure) m
    join lateral (select * from load where layer_id = 'observations/' || substr(m.origin, 5) order by no desc limit 1) last on true
  order by 1, 2`;

const HEAD = ['theme', 'layer', 'revision', 'rows', 'published (UTC)', 'last load', 'of pack', 'ended'];

/** What is published, and how each layer's last load ended. */
export const status: Command = {
  usage: 'status',
  about: 'tells what is loaded, and how the last load of each layer ended',
  run: async ({ env, print }) => {
    const session = await openSession(env);
    const read = async (): Promise<Row[]> => {
      const { pool } = session.db;
      return [...(await pool.query<Row>(QUERY)).rows, ...(await pool.query<Row>(SETS)).rows];
    };
    const found = await read().finally(session.close);
    const rows = found.map((row) => [
      row.theme,
      row.layer,
      row.revision,
      row.features,
      row.published ?? '-',
      row.state ?? '-',
      row.pack ?? '-',
      row.at ?? '-',
    ]);
    for (const line of table([HEAD, ...rows])) print(line);
    for (const { layer, error } of found) if (error) print(`${layer}: ${error}`);
    return 0;
  },
};
