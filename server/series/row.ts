/** A series as it is read, with the feature that it hangs on where the layer has it. */
export type SeriesRow = {
  no: number;
  id: string;
  layer_id: string;
  feature_id: string;
  parameter_id: string;
  procedure: string;
  averaging: string;
  every: string | null;
  stamp: 'begin' | 'end';
  time_zone: string;
  source_id: string;
  status: 'real' | 'sample';
  first_time: Date | null;
  last_time: Date | null;
  n: number;
  last_value: number | null;
  last_below: boolean | null;
  last_flag: number | null;
  last_offset: number | null;
  revision: number;
  changed_at: Date | null;
  properties: Record<string, unknown> | null;
  longitude: number | null;
  latitude: number | null;
};

/** The columns of a series `s` that make such a row, but for those of the feature. */
export const SERIES_COLUMNS = `s.no, s.id, s.layer_id, s.feature_id, s.parameter_id, s.procedure, s.averaging, s.every, s.stamp,
  s.time_zone, s.source_id, s.status, s.first_time, s.last_time, s.n, s.last_value, s.last_below, s.last_flag, s.last_offset,
  s.revision, s.changed_at`;
