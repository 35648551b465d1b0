import type { Duration } from '../../sql/model/duration.ts';
import type { Words } from '../i18n/intl.tsx';

const UNITS = {
  TS: 'duration.second',
  TM: 'duration.minute',
  TH: 'duration.hour',
  D: 'duration.day',
  W: 'duration.week',
  M: 'duration.month',
  Y: 'duration.year',
} as const;

/** A duration as a person says it; null for that of an instant. */
export const durationInWords = (duration: Duration, { say }: Words): string | null => {
  const [, time = '', count = '0', unit = ''] = /^P(T?)(\d+)([SMHDWY])$/.exec(duration) ?? [];
  const key = UNITS[`${time}${unit}` as keyof typeof UNITS];
  return key && Number(count) > 0 ? say(key, { count: Number(count) }) : null;
};
