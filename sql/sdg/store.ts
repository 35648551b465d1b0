import type pg from 'pg';
import { type Actor, audit } from '../audit.ts';
import type { OpenSdgTable, SdgDatasetHead } from '../model/sdg/dataset.ts';

/** A file that is kept. */
export type StoredDataset = OpenSdgTable & SdgDatasetHead & { indicator: string; importedAt: Date };

const PIECE = 2000;

/** Whether an indicator that is computed here reports a number, so that no file may say otherwise. Risks speak of a target and report nothing. */
export const isComputed = async (client: pg.ClientBase | pg.Pool, indicator: string): Promise<boolean> => {
  const { rows } = await client.query(
    `select from indicator where manifest->>'sdg' = $1 and manifest->'method'->>'kind' <> 'risk' limit 1`,
    [indicator],
  );
  return rows.length > 0;
};

const INSERT = `insert into sdg_value (indicator, row, period, year, cells, geo_code, value)
  select $1, v.row, v.period, v.year, array(select jsonb_array_elements_text(v.cells)), v."geoCode", v.value
  from jsonb_to_recordset($2::jsonb) as v(row int, period text, year int, cells jsonb, "geoCode" text, value double precision)`;

/** Puts a file in the place of what is kept of an indicator, in the caller's transaction, with its row of the trail. */
export const storeDataset = async (
  client: pg.ClientBase,
  actor: Actor,
  { indicator, columns, rows, progress, source, isSample }: Omit<StoredDataset, 'importedAt'>,
): Promise<void> => {
  const { rowCount } = await client.query('delete from sdg_dataset where indicator = $1', [indicator]);
  await client.query(
    'insert into sdg_dataset (indicator, columns, progress, source, is_sample) values ($1, $2, $3, $4, $5)',
    [indicator, columns, progress && JSON.stringify(progress), JSON.stringify(source), isSample],
  );
  for (let from = 0; from < rows.length; from += PIECE)
    await client.query(INSERT, [indicator, JSON.stringify(rows.slice(from, from + PIECE))]);
  await audit(client, {
    actor,
    action: rowCount ? 'sdg.replace' : 'sdg.import',
    object: { kind: 'sdg', id: indicator },
    after: { rows: rows.length, columns: columns.join(', '), source, isSample },
  });
};

/** Takes an indicator's file away; says whether there was one. */
export const removeDataset = async (
  client: pg.ClientBase,
  actor: Actor,
  indicator: string,
): Promise<boolean> => {
  const { rowCount } = await client.query('delete from sdg_dataset where indicator = $1', [indicator]);
  if (rowCount) await audit(client, { actor, action: 'sdg.remove', object: { kind: 'sdg', id: indicator } });
  return rowCount === 1;
};

type Row = {
  indicator: string;
  columns: string[];
  progress: SdgDatasetHead['progress'];
  source: SdgDatasetHead['source'];
  isSample: boolean;
  importedAt: Date;
  rows: OpenSdgTable['rows'];
};

const DATASETS = `select d.indicator, d.columns, d.progress, d.source, d.is_sample as "isSample", d.imported_at as "importedAt",
    (select coalesce(json_agg(json_build_object('row', v.row, 'period', v.period, 'year', v.year, 'cells', v.cells,
      'geoCode', v.geo_code, 'value', v.value) order by v.row), '[]') from sdg_value v where v.indicator = d.indicator) as rows
  from sdg_dataset d where $1::text is null or d.indicator = $1 order by d.indicator`;

/** What is kept: of all indicators, or of one. */
export const readDatasets = async (
  client: pg.ClientBase | pg.Pool,
  indicator: string | null = null,
): Promise<StoredDataset[]> => (await client.query<Row>(DATASETS, [indicator])).rows;
