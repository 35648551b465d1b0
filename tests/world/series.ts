import { gatherChunk } from '../../server/series/gather/chunk.ts';
import type { Db } from '../../sql/db.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import type { Flag } from '../../sql/model/observation.ts';
import { Parameter, type ParameterDeclaration } from '../../sql/model/parameter.ts';
import { type MeasureDeclaration, seriesId } from '../../sql/model/series.ts';
import { transaction } from '../../sql/transaction.ts';
import { observe } from '../harness/observe.ts';
import { untilSeen } from '../harness/until-seen.ts';
import { text } from './layers.ts';

/** Particles in the air, with a limit for each averaging that there is. */
export const pm10: ParameterDeclaration = {
  id: 'pm10',
  title: text('الجسيمات العالقة', 'Particules en suspension', 'Particles'),
  symbol: 'PM10',
  unit: 'ug/m3',
  decimals: 1,
  gather: 'mean',
  direction: 'higher-worse',
  limits: (['PT1H', 'PT8H', 'P1D', 'P1M', 'P1Y'] as const).map((averaging, at) => ({
    id: averaging.toLowerCase(),
    title: text('حدّ', 'Limite', 'Limit'),
    value: 90 - 10 * at,
    averaging,
    authority: text('اختبار', 'Essai', 'Test'),
    text: text('نص للاختبار', 'Texte d’essai', 'Text for tests'),
    certainty: 'read',
  })),
  classes: { ramp: 'YlOrRd', breaks: [20, 40, 80], method: text('للاختبار', 'Pour l’essai', 'For tests') },
};

export const rain: ParameterDeclaration = {
  id: 'rain',
  title: text('الأمطار', 'Pluie', 'Rain'),
  unit: 'mm',
  decimals: 1,
  gather: 'sum',
  direction: 'neither',
  classes: { ramp: 'Blues', breaks: [10, 50, 100], method: text('للاختبار', 'Pour l’essai', 'For tests') },
};

export const putParameter = async (
  db: Db,
  declared: ParameterDeclaration,
  theme = 'monitoring',
): Promise<void> => {
  await db.pool.query(
    `insert into parameter (id, theme_id, manifest) values ($1, $2, $3)
     on conflict (id) do update set manifest = excluded.manifest`,
    [declared.id, theme, JSON.stringify(Parameter.parse(declared))],
  );
  await db.pool.query('update publication set version = version + 1');
  await untilSeen(db);
};

export type NewSeries = Partial<MeasureDeclaration> & {
  layer: string;
  feature: string;
  parameter: string;
  status?: 'real' | 'sample';
};

/** Makes a series, hourly means in local time where nothing else is said; gives its number. */
export const putSeries = async (db: Db, given: NewSeries): Promise<number> => {
  const { layer, feature, parameter, procedure = '' } = given;
  const { rows } = await db.pool.query<{ no: number }>(
    `insert into series (id, layer_id, feature_id, parameter_id, procedure, averaging, every, stamp, time_zone, source_id,
       status, map, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'world', $10, $11, 'test') returning no`,
    [
      seriesId({ layer, feature, parameter, procedure }),
      layer,
      feature,
      parameter,
      procedure,
      given.averaging ?? 'PT1H',
      given.every === undefined ? (given.averaging ?? 'PT1H') : given.every,
      given.stamp ?? 'begin',
      given.timeZone ?? 'Africa/Lagos',
      given.status ?? 'real',
      given.map ?? false,
    ],
  );
  return rows[0]!.no;
};

/** `time` RFC 3339 with its offset. */
export type NewValue = { time: string; value: number; below?: boolean; flag?: Flag };

const offsetOf = (time: string): number => {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)$/.exec(time) ?? [];
  return (sign === '-' ? -1 : 1) * (60 * Number(hours) + Number(minutes));
};

/** Writes values of a series, new ones or in place of what there is. */
export const putValues = async (db: Db, series: number, values: readonly NewValue[]): Promise<void> => {
  await observe(
    db,
    values.map((value) => ({ ...value, series, offset: offsetOf(value.time) })),
  );
};

/** Values at equal steps from a moment on. */
export const everyStep = (from: string, step: string, values: readonly number[]): NewValue[] =>
  values.map((value, at) => ({
    time: new Date(Date.parse(from) + at * secondsOf(step) * 1000).toISOString(),
    value,
  }));

/** Has all rollups brought up to date, as the job would that was asked for, and which is not needed then; nor is a forecast. */
export const gatherAll = async (db: Db): Promise<void> => {
  while ((await transaction(db, gatherChunk)).length > 0);
  await db.pool.query(`delete from job where kind in ('series.gather', 'outlook.run')`);
  await untilSeen(db);
};

/** Hourly values of two days, and rain of ten years. */
export const fillSeries = async (db: Db): Promise<void> => {
  await putParameter(db, pm10);
  await putParameter(db, rain);
  for (const feature of ['S001', 'S002']) {
    const no = await putSeries(db, { layer: 'stations', feature, parameter: 'pm10' });
    const values = Array.from({ length: 48 }, (_, hour) => 30 + 10 * Math.sin(hour / 4));
    await putValues(db, no, everyStep('2024-03-01T00:00:00+01:00', 'PT1H', values));
  }
  const no = await putSeries(db, { layer: 'regions', feature: '11', parameter: 'rain', averaging: 'P1M' });
  const months = Array.from({ length: 120 }, (_, month) => ({
    time: `${2014 + Math.floor(month / 12)}-${String(1 + (month % 12)).padStart(2, '0')}-01T00:00:00+01:00`,
    value: month % 12,
  }));
  await putValues(db, no, months);
  await gatherAll(db);
};
