import { z } from 'zod';

/** The durations that series and indicators are told in (ISO 8601): one unit each, so that no sum of units is ambiguous. */
export const Duration = z.string().regex(/^P(T(0S|[1-9]\d{0,3}[SMH])|[1-9]\d{0,2}[DWMY])$/);
export type Duration = z.infer<typeof Duration>;

const FORM = /^P(T?)(\d+)([SMHDWY])$/;
const SECONDS: Record<string, number> = {
  TS: 1,
  TM: 60,
  TH: 3600,
  D: 86_400,
  W: 604_800,
  // The mean month and year of the Gregorian calendar: for comparing lengths, never for adding to a date.
  M: 2_629_746,
  Y: 31_556_952,
};

/** About how many seconds a duration lasts; throws for what is none. */
export const secondsOf = (duration: Duration): number => {
  const [, time = '', count = '', unit = ''] = FORM.exec(duration) ?? [];
  const seconds = SECONDS[time + unit];
  if (seconds === undefined) throw new Error(`no duration: ${duration}`);
  return Number(count) * seconds;
};
