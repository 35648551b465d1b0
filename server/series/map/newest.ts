import type pg from 'pg';
import { FLAGS } from '../../../sql/model/observation.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import { partitionOf } from '../../../sql/partition.ts';
import type { ComputedValue } from '../../computed/values.ts';
import { inOffset } from '../time.ts';
import { classOf } from './classes.ts';

type NewestRow = {
  id: string;
  feature: string;
  vid: number;
  time: Date;
  value: number;
  below: boolean;
  flag: number;
  offset: number;
};

/** Of several series of a feature (other procedures) the one with the newest value. */
const NEWEST = (
  base: number,
): string => `select distinct on (s.feature_id) s.id, s.feature_id as feature, f.vid,
    s.last_time as time, s.last_value as value, s.last_below as below, s.last_flag as flag, s.last_offset as offset
  from series s
  cross join lateral (
    select f.vid from ${partitionOf('feature', base)} f, layer l
    where l.no = $3 and f.id = s.feature_id and f.since_revision <= l.revision and f.until_revision > l.revision
    order by f.valid_from desc nulls last limit 1
  ) f
  where s.layer_id = $1 and s.parameter_id = $2 and s.map and s.last_time is not null
  order by s.feature_id, s.last_time desc, s.id`;

const REJECTED = 'rejected';

const computedOf = (row: NewestRow, parameter: Parameter): ComputedValue => {
  const flag = FLAGS[row.flag]!;
  // That there was one is told; what it says was found to be wrong.
  const value = flag === REJECTED ? null : row.value;
  const time = inOffset(row.time, row.offset);
  return {
    feature: row.feature,
    baseVid: row.vid,
    from: null,
    to: null,
    value,
    properties: {
      feature: row.feature,
      value,
      time,
      class: value === null ? null : classOf(value, parameter),
      flag,
      below: row.below,
      series: row.id,
    },
    inputs: [{ series: row.id, time, value: row.value }],
  };
};

/** The newest value of a parameter at each feature of a layer, from the series themselves. */
export const newestValues = async (
  client: pg.ClientBase,
  base: { no: number; id: string },
  parameter: Parameter,
): Promise<ComputedValue[]> => {
  const { rows } = await client.query<NewestRow>(NEWEST(base.no), [base.id, parameter.id, base.no]);
  return rows.map((row) => computedOf(row, parameter));
};
