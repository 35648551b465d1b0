import type pg from 'pg';
import { askForOutlook } from './ask.ts';

const OF_SERIES = 'insert into outlook_dirty (series_no) select distinct unnest($1::int[])';
const OF_INDICATOR = `insert into outlook_dirty (indicator_id, feature_id) select $1, f from unnest($2::text[]) f`;

/** Notes that what is expected of series may be another, in the transaction that brings their rollups up to date. */
export const markSeries = async (client: pg.ClientBase, series: readonly number[]): Promise<void> => {
  if (series.length === 0) return;
  await client.query(OF_SERIES, [series]);
  await askForOutlook(client);
};

/** Of more features than this, all of the indicator's are looked at. */
const MOST = 500;

/** The same of an indicator at features, in the transaction that publishes its values. */
export const markIndicator = async (
  client: pg.ClientBase,
  indicator: string,
  features: readonly string[],
): Promise<void> => {
  const own = [...new Set(features)];
  if (own.length === 0) return;
  await client.query(OF_INDICATOR, [indicator, own.length > MOST ? [''] : own]);
  await askForOutlook(client);
};
