import type { VersionList } from '../../sql/model/api/observe.ts';
import { CHECKS, checkBit, FLAGS } from '../../sql/model/observation.ts';

export type Version = VersionList['versions'][number];

/** A row of a value as it is or was; `until` null: it holds. */
export type VersionRow = {
  time: Date;
  version: number;
  value: number;
  below: boolean;
  flag: number;
  checks: number;
  since: Date;
  until: Date | null;
  why: string | null;
  offset: number;
};

const OWN = 'time, version, value, below, flag, checks, since';

/** SQL of all versions of values of the series `$1`, those that hold and those of the past, by a condition on `time`. */
export const versionsSql = (condition: string): string => `select ${OWN}, until, why, utc_offset as offset
    from observation_past where series_no = $1 and ${condition}
  union all
  select ${OWN}, null, null, utc_offset from observation where series_no = $1 and ${condition}
  order by time desc, version desc`;

export const versionOf = (row: VersionRow): Version => ({
  version: row.version,
  value: row.value,
  below: row.below,
  flag: FLAGS[row.flag]!,
  checks: CHECKS.filter((check) => row.checks & checkBit(check)),
  since: row.since.toISOString(),
  until: row.until?.toISOString() ?? null,
  why: row.why,
});
