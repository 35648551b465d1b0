import { FLAGS, flagNo, measuredOf } from '../../model/observation.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Reason } from '../../model/reasons.ts';
import type { Value } from '../value.ts';
import type { Zone } from '../zone.ts';
import { momentOf } from './time.ts';

/** A value as a file or a client has it. Whose it is, is known by then. */
export type Told = { time: unknown; value: unknown; unit?: unknown; flag?: unknown };

/** Why a value is not taken. */
export type Fault = { field: string; reason: Reason; value?: unknown; detail?: string };

/** What has to be known of a series to read its values. */
export type Reading = { no: number; zone: Zone; parameter: Pick<Parameter, 'unit' | 'conversions'> };

const isNothing = (given: unknown): boolean => given === undefined || given === null || given === '';

/** Converts from a unit that is not the parameter's, if the parameter says how. */
const converted = (value: number, unit: unknown, { parameter }: Reading): number | Fault => {
  if (isNothing(unit) || unit === parameter.unit) return value;
  const conversion = parameter.conversions.find(({ from }) => from === unit);
  if (conversion) return value * conversion.factor + conversion.offset;
  const known = [parameter.unit, ...parameter.conversions.map(({ from }) => from)].join(', ');
  return { field: 'unit', reason: 'unknown-unit', value: unit, detail: known };
};

const flagOf = (given: unknown): number | null | Fault => {
  if (isNothing(given)) return null;
  const flag = FLAGS.find((one) => one === given);
  return flag
    ? flagNo(flag)
    : { field: 'flag', reason: 'unknown-flag', value: given, detail: FLAGS.join(', ') };
};

/** Reads a value, or says why it is none. */
export const readValue = (told: Told, reading: Reading, now: number): Value | Fault => {
  const moment = momentOf(told.time, reading.zone, now);
  if (typeof moment === 'string') return { field: 'time', reason: moment, value: told.time };
  if (isNothing(told.value)) return { field: 'value', reason: 'missing-value' };
  const measured = measuredOf(told.value);
  if (!measured) return { field: 'value', reason: 'not-a-measurement', value: told.value };
  const value = converted(measured.value, told.unit, reading);
  if (typeof value === 'object') return value;
  if (!Number.isFinite(value)) return { field: 'value', reason: 'not-a-measurement', value: told.value };
  const flag = flagOf(told.flag);
  if (typeof flag === 'object' && flag !== null) return flag;
  const { time, offset } = moment;
  return { series: reading.no, time, offset, value, below: measured.below, flag };
};

export const isFault = (one: Value | Fault): one is Fault => 'reason' in one;
