import type { SeriesInfo } from '../../sql/model/api/series.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import { FLAGS, ROLLUP_PERIODS, type RollupPeriod } from '../../sql/model/observation.ts';
import { itemUrl } from '../features/links.ts';
import { namesOf } from '../features/title.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import type { SeriesRow } from './row.ts';
import { inOffset } from './time.ts';

const LENGTH: Record<RollupPeriod, string> = { hour: 'PT1H', day: 'P1D', month: 'P1M', year: 'P1Y' };

/** The periods that rollups of a series exist for: those longer than what one value stands for. */
export const rollupsOf = ({ averaging, every }: Pick<SeriesRow, 'averaging' | 'every'>): RollupPeriod[] =>
  ROLLUP_PERIODS.filter((period) => secondsOf(LENGTH[period]) > secondsOf(every ?? averaging));

export const seriesUrl = (base: string, id: string): string => `${base}/api/series/${encodeURIComponent(id)}`;

/** The name of a series' feature, in the languages that have it. */
export const nameOf = (row: SeriesRow, { layers }: Snapshot): Record<string, string> => {
  const manifest = layers.get(row.layer_id)?.manifest;
  return manifest && row.properties !== null ? namesOf(manifest, row.properties) : {};
};

export const lastOf = (row: SeriesRow): SeriesInfo['last'] =>
  row.last_time === null || row.last_value === null
    ? null
    : {
        time: inOffset(row.last_time, row.last_offset ?? 0),
        value: row.last_value,
        below: row.last_below ?? false,
        flag: FLAGS[row.last_flag ?? 0]!,
      };

/** A series as it is told of. */
export const infoOf = (row: SeriesRow, snapshot: Snapshot, base: string): SeriesInfo => {
  const self = seriesUrl(base, row.id);
  return {
    id: row.id,
    layer: row.layer_id,
    feature: row.feature_id,
    name: nameOf(row, snapshot),
    parameter: row.parameter_id,
    procedure: row.procedure,
    unit: snapshot.parameters.get(row.parameter_id)?.manifest.unit ?? '',
    averaging: row.averaging,
    every: row.every,
    stamp: row.stamp,
    timeZone: row.time_zone,
    status: row.status,
    source: row.source_id,
    licence: snapshot.sources.get(row.source_id)?.licence ?? '',
    at: row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude],
    n: row.n,
    first: row.first_time === null ? null : inOffset(row.first_time, row.last_offset ?? 0),
    last: lastOf(row),
    revision: row.revision,
    rollups: rollupsOf(row),
    links: {
      self,
      observations: `${self}/observations`,
      feature: itemUrl(base, row.layer_id, row.feature_id),
    },
  };
};
