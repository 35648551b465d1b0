import type pg from 'pg';
import { ROLLUP_PERIODS } from '../../../sql/model/observation.ts';
import { Parameter } from '../../../sql/model/parameter.ts';
import { markIndicators } from '../../indicators/mark.ts';
import { markSeries } from '../../outlook/mark.ts';
import { type Spec, specOf } from '../buckets/spec.ts';
import { rollupsOf } from '../info.ts';
import { type Day, dropShorter, writeRollups } from './write.ts';

/** What one short transaction takes on: about a tenth of a second of the embedded engine, where everybody waits meanwhile. */
const MOST_SERIES = 20;
const MOST_DAYS = 400;

type SeriesRow = {
  no: number;
  layer: string;
  feature: string;
  parameter: string;
  averaging: string;
  every: string | null;
  stamp: 'begin' | 'end';
  time_zone: string;
  manifest: unknown;
};

/**
 * Series with days that are not up to date, locked against whoever writes their observations; those that somebody writes
 * at this moment are left to the job that he asks for.
 */
const TAKE = `select s.no, s.layer_id as layer, s.feature_id as feature, s.parameter_id as parameter, s.averaging, s.every,
    s.stamp, s.time_zone, p.manifest
  from series s join parameter p on p.id = s.parameter_id
  where s.no in (select distinct series_no from series_dirty) order by s.no limit ${MOST_SERIES}
  for no key update of s skip locked`;

const CLEAN = `delete from series_dirty d using (
    select series_no, day from series_dirty where series_no = any($1::int[]) order by series_no, day limit ${MOST_DAYS}
  ) t where d.series_no = t.series_no and d.day = t.day returning d.series_no as no, d.day::text as day`;

const DAY_MS = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/** A running mean of eight hours reaches into the day behind. */
const reached = (days: readonly Day[], specs: readonly Spec[]): Day[] => {
  const running = new Set(
    specs.filter(({ limits }) => limits.some(({ averaging }) => averaging === 'PT8H')).map(({ no }) => no),
  );
  return days.flatMap(({ no, day }) => [
    { no, day },
    ...(running.has(no) ? [{ no, day: dayAfter(day) }] : []),
  ]);
};

/** Days of a series, from the first to behind the last, of which values changed. */
export type TouchedSeries = {
  seriesNo: number;
  parameter: string;
  layer: string;
  feature: string;
  from: string;
  to: string;
};

const touchedOf = (rows: readonly SeriesRow[], days: readonly Day[]): TouchedSeries[] =>
  rows.flatMap(({ no, parameter, layer, feature }) => {
    const own = days
      .filter((day) => day.no === no)
      .map(({ day }) => day)
      .sort();
    const [from, last] = [own[0], own.at(-1)];
    return from && last ? [{ seriesNo: no, parameter, layer, feature, from, to: dayAfter(last) }] : [];
  });

/**
 * Brings the rollups of some days up to date in the caller's transaction, and no others; gives what was touched, nothing
 * where all is up to date or at work elsewhere.
 */
export const gatherChunk = async (client: pg.ClientBase): Promise<TouchedSeries[]> => {
  const { rows } = await client.query<SeriesRow>(TAKE);
  if (rows.length === 0) return [];
  const { rows: days } = await client.query<Day>(CLEAN, [rows.map(({ no }) => no)]);
  const series = rows.map((row) => ({
    spec: specOf(row, Parameter.parse(row.manifest)),
    kept: rollupsOf(row),
  }));
  const specs = series.map(({ spec }) => spec);
  const all = reached(days, specs);
  await dropShorter(client, series);
  for (const unit of ROLLUP_PERIODS) {
    const kept = series.filter((each) => each.kept.includes(unit));
    const nos = new Set(kept.map(({ spec }) => spec.no));
    const own = all.filter(({ no }) => nos.has(no));
    if (own.length > 0) await writeRollups(client, unit, kept, own);
  }
  const touched = touchedOf(rows, all);
  await markIndicators(client, touched);
  await markSeries(
    client,
    touched.map(({ seriesNo }) => seriesNo),
  );
  return touched;
};
