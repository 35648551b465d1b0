import { z } from 'zod';
import { CalendarEntry } from '../records/clock.ts';
import { Day } from '../records/day.ts';
import { Text } from '../text.ts';

export const KeptEntry = CalendarEntry.safeExtend({ no: z.int() });
export type KeptEntry = z.infer<typeof KeptEntry>;

/** `GET /api/office/calendar`: what administrators entered, and what closes offices without that. */
export const OfficeCalendar = z.strictObject({
  entries: z.array(KeptEntry),
  /** Days of the week on which offices are closed, 0 for Sunday. */
  weekend: z.array(z.int().min(0).max(6)),
  /** Holidays that come every year on their day. */
  yearly: z.array(
    z.strictObject({
      month: z.int().min(1).max(12),
      day: z.int().min(1).max(31),
      title: Text,
      source: z.string(),
    }),
  ),
});
export type OfficeCalendar = z.infer<typeof OfficeCalendar>;

/** A change of the calendar that is looked at before it is made: days that are entered, or an entry that is taken back. */
export const CalendarChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('add'), entry: CalendarEntry }),
  z.strictObject({ kind: z.literal('remove'), no: z.int().min(1).max(1e15) }),
]);
export type CalendarChange = z.infer<typeof CalendarChange>;

/** Which open deadlines a change moves. */
export const CalendarPreview = z.strictObject({
  /** Open cases with a deadline that were looked at. */
  looked: z.int(),
  moved: z.int(),
  /** There are more open cases than were looked at. */
  isPart: z.boolean(),
  /** Some of those that move. */
  cases: z.array(z.strictObject({ number: z.string(), module: z.string(), from: Day, to: Day })),
});
export type CalendarPreview = z.infer<typeof CalendarPreview>;
