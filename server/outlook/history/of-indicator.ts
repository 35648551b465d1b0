import { partitionOf } from '../../../sql/partition.ts';
import { zoneOf } from '../../indicators/zone.ts';
import type { Client, IndicatorSubject } from '../subject.ts';
import { type History, historyOf, type Sample } from './history.ts';

/** A value of the revision that is published: of the next some may be written already. */
const seen = (layerNo: number): string => {
  const revision = `(select revision from layer where no = ${Math.trunc(layerNo)})`;
  return `v.since_revision <= ${revision} and v.until_revision > ${revision}`;
};

const VALUES = (
  layerNo: number,
): string => `select (extract(epoch from v.valid_from at time zone $2) * 1000)::float8 as at, v.value,
    (v.properties->>'coverage')::float8 as share
  from ${partitionOf('computed_value', layerNo)} v
  where v.feature_id = $1 and ${seen(layerNo)} and v.value is not null and v.valid_from is not null
  order by v.valid_from`;

/** What an indicator has of each period at a feature; the last one may not be over, and counts where it has enough. */
export const historyOfIndicator = async (
  client: Client,
  { indicator: { period }, layerNo, feature, timeZone }: IndicatorSubject,
): Promise<History | null> => {
  if (period === 'none') return null;
  const { rows } = await client.query<Sample>(VALUES(layerNo), [feature, zoneOf(period, timeZone)]);
  const last = rows.at(-1);
  // What was there before counted by the indicator's own rule.
  const samples = rows.map((row) => (row === last ? row : { ...row, share: null }));
  return historyOf(period, samples);
};

/** Features that an indicator has values of. */
export const featuresOf = async (client: Client, layerNo: number): Promise<string[]> => {
  const { rows } = await client.query<{ id: string }>(
    `select distinct v.feature_id as id from ${partitionOf('computed_value', layerNo)} v
     where ${seen(layerNo)} and v.value is not null order by 1`,
  );
  return rows.map(({ id }) => id);
};
