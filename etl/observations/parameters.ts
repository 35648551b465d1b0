import type pg from 'pg';
import type { Parameter } from '../../sql/model/parameter.ts';
import { gatherAnew } from '../../sql/observations/gather-anew.ts';

const PUT = `insert into parameter (id, theme_id, position, manifest) values ($1, $2, $3, $4)
  on conflict (id) do update set theme_id = excluded.theme_id, position = excluded.position, manifest = excluded.manifest
  where (parameter.theme_id, parameter.position, parameter.manifest)
    is distinct from (excluded.theme_id, excluded.position, excluded.manifest)`;

// What rollups are made by: limits are counted in them, and values below detection count as a share.
const GATHERED = `select s.no from series s join parameter p on p.id = s.parameter_id
  where p.id = $1 and (p.manifest->'limits', p.manifest->'belowAs') is distinct from ($2::jsonb->'limits', $2::jsonb->'belowAs')`;

const putOne = async (
  client: pg.ClientBase,
  theme: string,
  parameter: Parameter,
  position: number,
): Promise<pg.QueryResult> => {
  const manifest = JSON.stringify(parameter);
  const { rows } = await client.query<{ no: number }>(GATHERED, [parameter.id, manifest]);
  if (rows.length > 0)
    await gatherAnew(
      client,
      rows.map(({ no }) => no),
    );
  return client.query(PUT, [parameter.id, theme, position, manifest]);
};

/** Publishes the parameters of a theme; those that it does not declare any more go, unless there are series of them. */
export const putParameters = async (
  client: pg.ClientBase,
  theme: string,
  parameters: readonly Parameter[],
): Promise<pg.QueryResult[]> => {
  const results: pg.QueryResult[] = [];
  for (const [position, parameter] of parameters.entries())
    results.push(await putOne(client, theme, parameter, position));
  const gone = await client.query(
    `delete from parameter p where theme_id = $1 and not id = any($2::text[])
       and not exists (select from series where parameter_id = p.id)`,
    [theme, parameters.map(({ id }) => id)],
  );
  return [...results, gone];
};
