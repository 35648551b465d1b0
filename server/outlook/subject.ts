import type pg from 'pg';
import { Indicator } from '../../sql/model/indicator.ts';
import type { OutlookWord } from '../../sql/model/outlook.ts';
import { Parameter } from '../../sql/model/parameter.ts';
import type { SignalRule } from '../../sql/model/signal.ts';
import { GENERAL_RULES } from '../../sql/model/signal.ts';
import type { Local } from '../indicators/time.ts';
import type { Worse } from '../methods/signals.ts';

export type Client = pg.ClientBase | pg.Pool;

/** A series as its outlook needs it. */
export type SeriesSubject = {
  kind: 'series';
  no: number;
  id: string;
  layer: string;
  feature: string;
  parameter: Parameter;
  averaging: string;
  every: string | null;
  timeZone: string;
  /** Of its last value, as its own clock shows it. */
  last: Local;
};

/** An indicator at a feature of its base layer; `layerNo` is that of its values. */
export type IndicatorSubject = {
  kind: 'indicator';
  id: string;
  layer: string;
  feature: string;
  indicator: Indicator;
  layerNo: number;
  timeZone: string;
};

export type Subject = SeriesSubject | IndicatorSubject;

/** The columns of `outlook` and `signal` that say what they are of. */
export const keysOf = (
  subject: Subject,
): [series: number | null, indicator: string | null, feature: string] =>
  subject.kind === 'series' ? [subject.no, null, subject.feature] : [null, subject.id, subject.feature];

/** What is declared of it. */
export const declaredOf = (subject: Subject): Parameter | Indicator =>
  subject.kind === 'series' ? subject.parameter : subject.indicator;

/** What a declaration says of bounds; a parameter that cannot be below zero by its range check is not forecast to be. */
export const wordOf = (subject: Subject): OutlookWord => {
  const declared = declaredOf(subject);
  const word = declared.outlook ?? { transform: { kind: 'none' } };
  const range =
    subject.kind === 'series' ? subject.parameter.checks.find(({ kind }) => kind === 'range') : null;
  const zero = range?.kind === 'range' && range.min === 0 ? 0 : undefined;
  return { ...word, least: word.least ?? zero };
};

export const rulesOf = (subject: Subject): readonly SignalRule[] =>
  declaredOf(subject).signals ?? GENERAL_RULES;

/** Which way is worse. */
export const worseOf = (subject: Subject): Worse => {
  const { direction } = declaredOf(subject);
  if (direction === 'neither') return null;
  return direction === 'higher-worse' ? 'above' : 'below';
};

const SERIES = `select s.no, s.id, s.layer_id as layer, s.feature_id as feature, s.averaging, s.every, s.time_zone as "timeZone",
    (extract(epoch from s.last_time at time zone s.time_zone) * 1000)::float8 as last, p.manifest
  from series s join parameter p on p.id = s.parameter_id where s.n > 0 and `;

type SeriesRow = Omit<SeriesSubject, 'kind' | 'parameter'> & { manifest: unknown };

const subjectOf = ({ manifest, ...row }: SeriesRow): SeriesSubject[] => {
  const parameter = Parameter.safeParse(manifest);
  return parameter.success ? [{ ...row, kind: 'series', parameter: parameter.data }] : [];
};

/** A series that has values; null where there is none, or its parameter cannot be read. */
export const seriesSubject = async (client: Client, no: number): Promise<SeriesSubject | null> => {
  const { rows } = await client.query<SeriesRow>(`${SERIES} s.no = $1`, [no]);
  return rows.flatMap(subjectOf)[0] ?? null;
};

/** The series of another parameter at the same feature that is as fine; null where there is none. */
export const drivingSeries = async (
  client: Client,
  { layer, feature }: SeriesSubject,
  parameter: string,
): Promise<SeriesSubject | null> => {
  const { rows } = await client.query<SeriesRow>(
    `${SERIES} s.layer_id = $1 and s.feature_id = $2 and s.parameter_id = $3 order by s.n desc limit 1`,
    [layer, feature, parameter],
  );
  return rows.flatMap(subjectOf)[0] ?? null;
};

const INDICATOR = `select i.manifest, l.no from indicator i join layer l on l.id = i.id and l.origin = 'computed' where i.id = $1`;

/** An indicator that has been computed, at a feature; `timeZone` is the country's. */
export const indicatorSubject = async (
  client: Client,
  id: string,
  feature: string,
  timeZone: string,
): Promise<IndicatorSubject | null> => {
  const { rows } = await client.query<{ manifest: unknown; no: number }>(INDICATOR, [id]);
  const [row] = rows;
  const indicator = Indicator.safeParse(row?.manifest);
  if (!row || !indicator.success) return null;
  return {
    kind: 'indicator',
    id,
    layer: indicator.data.base,
    feature,
    indicator: indicator.data,
    layerNo: row.no,
    timeZone,
  };
};
