import type { Db } from '../../sql/db.ts';
import { type Flag, flagNo } from '../../sql/model/observation.ts';
import { Parameter, type ParameterDeclaration } from '../../sql/model/parameter.ts';
import { type MeasureDeclaration, seriesId } from '../../sql/model/series.ts';
import { ensureErasOf } from '../../sql/observations/eras.ts';
import type { Value } from '../../sql/observations/value.ts';
import { type Written, writeValues } from '../../sql/observations/write-values.ts';
import { transaction } from '../../sql/transaction.ts';

const words = (text: string) => ({ ar: text, fr: text, en: text });

/** A parameter for a test; what matters to it is said. */
export const parameterOf = (given: Partial<ParameterDeclaration> & { id: string }): Parameter =>
  Parameter.parse({
    title: words(given.id),
    unit: '1',
    decimals: 1,
    gather: 'mean',
    direction: 'neither',
    classes: { ramp: 'viridis', breaks: [1, 2], method: words('of the test') },
    ...given,
  });

const TEST_THEME = {
  id: 'test-theme',
  title: words('Test'),
  description: words('Of the tests'),
  icon: 'water',
};
const TEST_SOURCE = {
  id: 'test-source',
  title: words('Test'),
  publisher: 'Tests',
  licence: 'test-licence',
  citation: 'Of the tests',
};
const TEST_LICENCE = {
  id: 'test-licence',
  title: words('Test'),
  url: 'https://example.org/licence',
  redistribution: true,
};

/** Puts parameters into a test database, with a theme and a source that they and their series stand on. */
export const declareParameters = async (db: Db, parameters: readonly Parameter[]): Promise<void> => {
  const put = (table: string, columns: string, values: unknown[]): Promise<unknown> =>
    db.pool.query(
      `insert into ${table} (${columns}) values (${values.map((_, at) => `$${at + 1}`)}) on conflict (id) do nothing`,
      values.map((value) => (typeof value === 'object' ? JSON.stringify(value) : value)),
    );
  await put('licence', 'id, manifest', [TEST_LICENCE.id, TEST_LICENCE]);
  await put('source', 'id, licence_id, manifest', [TEST_SOURCE.id, TEST_LICENCE.id, TEST_SOURCE]);
  await put('theme', 'id, position, manifest', [TEST_THEME.id, 99, TEST_THEME]);
  for (const parameter of parameters)
    await db.pool.query(
      `insert into parameter (id, theme_id, manifest) values ($1, $2, $3)
       on conflict (id) do update set manifest = excluded.manifest`,
      [parameter.id, TEST_THEME.id, JSON.stringify(parameter)],
    );
};

type NewSeries = MeasureDeclaration & {
  layer: string;
  feature: string;
  source?: string;
  status?: 'real' | 'sample';
};

/** Makes a series of a parameter that is there. */
export const addSeries = async (db: Db, given: NewSeries): Promise<{ no: number; id: string }> => {
  const { layer, feature, parameter, procedure = '', timeZone = 'Africa/Tunis' } = given;
  const id = seriesId({ layer, feature, parameter, procedure });
  const { rows } = await db.pool.query<{ no: number }>(
    `insert into series (id, layer_id, feature_id, parameter_id, procedure, averaging, every, stamp, time_zone, source_id,
       status, origin)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'test') returning no`,
    [
      id,
      layer,
      feature,
      parameter,
      procedure,
      given.averaging,
      given.every,
      given.stamp,
      timeZone,
      given.source ?? TEST_SOURCE.id,
      given.status ?? 'sample',
    ],
  );
  return { no: rows[0]!.no, id };
};

/** A value as tests write it. */
export type TestValue = {
  series: number;
  /** RFC 3339, or milliseconds. */
  time: string | number;
  value: number;
  below?: boolean;
  flag?: Flag;
  offset?: number;
};

export const testValue = ({ series, time, value, below, flag, offset }: TestValue): Value => ({
  series,
  time: typeof time === 'number' ? time : Date.parse(time),
  offset: offset ?? 60,
  value,
  below: below ?? false,
  flag: flag === undefined ? null : flagNo(flag),
});

/** Writes values by the product's own writer, in one transaction. */
export const observe = async (db: Db, values: readonly TestValue[]): Promise<Written> => {
  const all = values.map(testValue);
  await ensureErasOf(
    db,
    all.map(({ time }) => time),
  );
  return transaction(db, (client) => writeValues(client, all));
};
