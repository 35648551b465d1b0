import { z } from 'zod';
import { Text } from '../text.ts';
import { Amount, Basis } from './basis.ts';
import { Day } from './day.ts';

/** What a clock counts: every day, the days on which offices are open, or hours as they pass. */
export const Counted = z.enum(['calendar', 'working', 'hours']);
export type Counted = z.infer<typeof Counted>;

export const ClockId = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** A period in which something is owed, as a module declares it. */
export const ClockRule = z.strictObject({
  id: ClockId,
  title: Text,
  counted: Counted,
  /** Its length, in what is counted. The day on which it starts is not counted. */
  length: Amount,
  /** What ends on a day when offices are closed ends on the next one when they are open. */
  rollsOver: z.boolean().default(false),
  /** Days on which the body was closed by decision are not counted, even where every day is. */
  skipsClosures: z.boolean().default(false),
  basis: Basis,
});
export type ClockRule = z.infer<typeof ClockRule>;

const Moment = z.iso.datetime({ offset: true });

/** What was done to a clock, in order. An extension has its length; a pause what it waits for. */
export const ClockEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start'), at: Moment }),
  z.strictObject({ kind: z.literal('pause'), at: Moment, why: Text.optional() }),
  z.strictObject({ kind: z.literal('resume'), at: Moment }),
  z.strictObject({ kind: z.literal('extend'), at: Moment, by: z.int().min(1) }),
  z.strictObject({ kind: z.literal('stop'), at: Moment }),
]);
export type ClockEvent = z.infer<typeof ClockEvent>;

/**
 * A clock of a case. It keeps the length and the way of counting that held when it started: a setting that changes later
 * changes nothing that was promised; the calendar does, as a holiday is one for every case.
 */
export const Clock = z.strictObject({
  id: ClockId,
  counted: Counted,
  length: z.int().min(0),
  rollsOver: z.boolean(),
  skipsClosures: z.boolean(),
  events: z.array(ClockEvent).min(1),
});
export type Clock = z.infer<typeof Clock>;

/** A day or several on which offices are closed: a holiday of all, or a closure that was decided (a strike, a flood). */
export const CalendarEntry = z
  .strictObject({
    from: Day,
    to: Day,
    kind: z.enum(['holiday', 'closure']),
    title: Text,
    /** Where it was read; `sample` where it was not. */
    source: z.string().min(1).max(500),
  })
  .refine(({ from, to }) => from <= to, { error: 'from is after to', path: ['to'] });
export type CalendarEntry = z.infer<typeof CalendarEntry>;

/** When offices of a country are closed. */
export const Calendar = z.strictObject({
  timeZone: z.string(),
  /** Days of the week, 0 for Sunday. */
  weekend: z.array(z.int().min(0).max(6)),
  entries: z.array(CalendarEntry),
});
export type Calendar = z.infer<typeof Calendar>;

/** One step of how a deadline was computed, in the order in which a person tells it. */
export const ClockStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('started'), on: Day }),
  z.strictObject({ kind: z.literal('length'), amount: z.int(), counted: Counted }),
  z.strictObject({ kind: z.literal('extended'), amount: z.int(), counted: Counted, on: Day }),
  z.strictObject({
    kind: z.literal('paused'),
    from: Day,
    /** null: it still is. */
    to: Day.nullable(),
    amount: z.int().nullable(),
    counted: Counted,
    why: Text.nullable(),
  }),
  z.strictObject({ kind: z.literal('closed'), title: Text, from: Day, to: Day, days: z.int() }),
  z.strictObject({ kind: z.literal('rolled'), from: Day, to: Day }),
  z.strictObject({ kind: z.literal('due'), on: Day, at: Moment }),
  z.strictObject({ kind: z.literal('stopped'), on: Day, late: z.int() }),
]);
export type ClockStep = z.infer<typeof ClockStep>;

export const ClockStatus = z.enum(['running', 'paused', 'stopped']);
export type ClockStatus = z.infer<typeof ClockStatus>;

/** What a clock says at a moment. */
export const ClockReading = z.strictObject({
  status: ClockStatus,
  /** The last day (of hours: the day of the last moment); null while it is paused before its end. */
  due: Day.nullable(),
  /** The moment after which it is late. */
  dueAt: Moment.nullable(),
  /** Whole days that it is late, or was when it stopped; 0 where it is not. */
  late: z.int().min(0),
  isOverdue: z.boolean(),
  steps: z.array(ClockStep),
});
export type ClockReading = z.infer<typeof ClockReading>;
