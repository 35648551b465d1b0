import { flagNo } from '../model/observation.ts';

/** A value for a series, ready to be kept: in the parameter's unit, at a moment in milliseconds since 1970. */
export type Value = {
  /** Number of the series. */
  series: number;
  time: number;
  /** Minutes east of UTC of the clock that the time was told by. */
  offset: number;
  /** A limit of detection where `below`. */
  value: number;
  below: boolean;
  /** By number; null where nothing was said of it. */
  flag: number | null;
};

/** A value as it stands in the database; `since` in microseconds. */
export type Kept = {
  time: number;
  value: number;
  below: boolean;
  offset: number;
  flag: number;
  checks: number;
  version: number;
  since: number;
};

/** Stands in `checks` beside the bits of the checks: the flag was given, by a source or a review, so that checks leave it. */
export const FLAG_GIVEN = 1 << 14;

export const RAW = flagNo('raw');
export const SUSPECT = flagNo('suspect');
export const REJECTED = flagNo('rejected');

export type Why = 'corrected' | 'reviewed' | 'deleted';
export type Past = Kept & { why: Why };

/** What was said of a value by who gave or reviewed it; raw where nothing was. */
export const givenFlag = ({ flag, checks }: Pick<Kept, 'flag' | 'checks'>): number =>
  checks & FLAG_GIVEN ? flag : RAW;
