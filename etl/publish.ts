import type pg from 'pg';
import { z } from 'zod';
import type { Db } from '../sql/db.ts';
import { freshenIndicators, putIndicators } from '../sql/indicators/put.ts';
import { Indicator } from '../sql/model/indicator.ts';
import { Institution } from '../sql/model/institution.ts';
import { Parameter } from '../sql/model/parameter.ts';
import { Licence, Source } from '../sql/model/source.ts';
import { ThemeManifest } from '../sql/model/theme.ts';
import { WarningRule } from '../sql/model/warning-rule.ts';
import { transaction } from '../sql/transaction.ts';
import { putRules } from '../sql/warnings/put-rules.ts';
import { putParameters } from './observations/parameters.ts';
import type { Theme } from './theme.ts';

const Published = z.object({
  ...ThemeManifest.shape,
  licences: z.array(Licence),
  sources: z.array(Source),
  institutions: z.array(Institution).default([]),
  parameters: z.array(Parameter).default([]),
  indicators: z.array(Indicator).default([]),
  warningRules: z.array(WarningRule).default([]),
});
type Published = z.infer<typeof Published>;

const putLicence = (client: pg.PoolClient, licence: Licence): Promise<pg.QueryResult> =>
  client.query(
    `insert into licence (id, manifest) values ($1, $2) on conflict (id) do update
     set manifest = excluded.manifest, origin = excluded.origin
     where licence.manifest <> excluded.manifest or licence.origin <> excluded.origin`,
    [licence.id, JSON.stringify(licence)],
  );

const putSource = (client: pg.PoolClient, source: Source): Promise<pg.QueryResult> =>
  client.query(
    `insert into source (id, licence_id, manifest) values ($1, $2, $3)
     on conflict (id) do update
     set licence_id = excluded.licence_id, manifest = excluded.manifest, origin = excluded.origin
     where source.manifest <> excluded.manifest or source.origin <> excluded.origin`,
    [source.id, source.licence, JSON.stringify(source)],
  );

const putTheme = (client: pg.PoolClient, theme: ThemeManifest, position: number): Promise<pg.QueryResult> =>
  client.query(
    `insert into theme (id, position, manifest) values ($1, $2, $3)
     on conflict (id) do update set position = excluded.position, manifest = excluded.manifest
     where theme.manifest <> excluded.manifest or theme.position <> excluded.position`,
    [theme.id, position, JSON.stringify(theme)],
  );

const putInstitution = (client: pg.PoolClient, body: Institution): Promise<pg.QueryResult> =>
  client.query(
    `insert into institution (id, name, kind, status, place_id, valid_from, valid_to, successor_id, manifest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (id) do update set name = excluded.name, kind = excluded.kind, status = excluded.status,
       place_id = excluded.place_id, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
       successor_id = excluded.successor_id, manifest = excluded.manifest
     where institution.manifest <> excluded.manifest`,
    [
      body.id,
      JSON.stringify(body.name),
      body.kind,
      body.status,
      body.place ?? null,
      body.validFrom ?? null,
      body.validTo ?? null,
      body.successor ?? null,
      JSON.stringify(body),
    ],
  );

const putAll = async (client: pg.PoolClient, theme: Published, position: number): Promise<number> => {
  const { id, title, description, icon } = theme;
  const results: pg.QueryResult[] = [];
  for (const licence of theme.licences) results.push(await putLicence(client, licence));
  for (const source of theme.sources) results.push(await putSource(client, source));
  results.push(await putTheme(client, { id, title, description, icon }, position));
  for (const body of theme.institutions) results.push(await putInstitution(client, body));
  results.push(...(await putParameters(client, id, theme.parameters)));
  const indicators = await putIndicators(client, id, theme.indicators);
  const rules = await putRules(client, id, theme.warningRules);
  return results.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), indicators + rules);
};

/**
 * Publishes what a theme says of itself, its licences, sources, institutions, parameters and indicators, whole or not at all; gives
 * the number of rows that this changed. Throws a ZodError, or the database's, where a declaration does not hold.
 */
export const publishTheme = async (db: Db, theme: Theme, position: number): Promise<number> => {
  const checked = Published.parse(theme);
  return transaction(db, async (client) => {
    const changed = await putAll(client, checked, position);
    await freshenIndicators(client);
    if (changed > 0) await client.query('update publication set version = version + 1');
    return changed;
  });
};
