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

const HEAD = ['theme', 'layer', 'revision', 'features', 'published (UTC)', 'last load', 'of pack', 'ended'];

/** What is published, and how each layer's last load ended. */
export const status: Command = {
  usage: 'status',
  about: 'tells what is loaded, and how the last load of each layer ended',
  run: async ({ env, print }) => {
    const session = await openSession(env);
    const found = await session.db.pool.query<Row>(QUERY).finally(session.close);
    const rows = found.rows.map((row) => [
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
    for (const { layer, error } of found.rows) if (error) print(`${layer}: ${error}`);
    return 0;
  },
};
