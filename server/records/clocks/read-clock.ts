import type {
  Calendar,
  CalendarEntry,
  Clock,
  ClockEvent,
  ClockReading,
  ClockStatus,
  ClockStep,
} from '../../../sql/model/records/clock.ts';
import {
  addDays,
  type Day,
  dayOf,
  daysBetween,
  endOfDay,
  weekdayOf,
} from '../../../sql/model/records/day.ts';
import type { Text } from '../../../sql/model/text.ts';

const HOUR_MS = 3_600_000;
/** Longer than any period of a law: a clock that nothing counts must not be looked for to the end of days. */
const LONGEST_DAYS = 20_000;

type Pause = { from: string; to: string | null; why: Text | null };

/** The pauses of a clock, one after the other; one that lasts has no end. */
const pausesOf = (events: readonly ClockEvent[]): Pause[] => {
  const pauses: Pause[] = [];
  for (const event of events) {
    const open = pauses.at(-1);
    if (event.kind === 'pause') pauses.push({ from: event.at, to: null, why: event.why ?? null });
    if ((event.kind === 'resume' || event.kind === 'stop') && open && open.to === null) open.to = event.at;
  }
  return pauses;
};

/** Whether a clock runs, waits or has stopped. */
export const statusOf = ({ events }: Pick<Clock, 'events'>): ClockStatus => {
  const last = events.filter(({ kind }) => kind !== 'extend').at(-1)?.kind;
  if (last === 'stop') return 'stopped';
  return last === 'pause' ? 'paused' : 'running';
};

const startOf = ({ events }: Pick<Clock, 'events'>): string => events[0]!.at;
const stopOf = ({ events }: Pick<Clock, 'events'>): string | null =>
  events.find(({ kind }) => kind === 'stop')?.at ?? null;
const extensionsOf = ({ events }: Pick<Clock, 'events'>) => events.filter((event) => event.kind === 'extend');

/** What a clock has to count in all. */
const totalOf = (clock: Pick<Clock, 'length' | 'events'>): number =>
  clock.length + extensionsOf(clock).reduce((sum, { by }) => sum + by, 0);

/** Looks days up in a calendar. */
const calendarLook = ({ weekend, entries }: Calendar) => {
  const entryOf = (day: Day): CalendarEntry | undefined =>
    entries.find(({ from, to }) => from <= day && day <= to);
  const isWeekend = (day: Day): boolean => weekend.includes(weekdayOf(day));
  return { entryOf, isWeekend, isOpen: (day: Day): boolean => !isWeekend(day) && !entryOf(day) };
};
type Look = ReturnType<typeof calendarLook>;

/** Whether a clock counts a day, and the entry of the calendar for which it does not. */
const countsOn = (clock: Clock, look: Look, day: Day): { counts: boolean; entry: CalendarEntry | null } => {
  const entry = look.entryOf(day) ?? null;
  if (clock.counted === 'working') {
    if (look.isWeekend(day)) return { counts: false, entry: null };
    return { counts: entry === null, entry };
  }
  const isSkipped = clock.skipsClosures && entry?.kind === 'closure';
  return { counts: !isSkipped, entry: isSkipped ? entry : null };
};

type Count = { due: Day | null; skipped: Map<CalendarEntry, number> };

/** Goes through the days after the start until all are counted; null where a pause that lasts comes first. */
const countDays = (clock: Clock, look: Look, timeZone: string, pauses: readonly Pause[]): Count => {
  const skipped = new Map<CalendarEntry, number>();
  const spans = pauses.map(({ from, to }) => ({
    from: dayOf(from, timeZone),
    to: to && dayOf(to, timeZone),
  }));
  const total = totalOf(clock);
  let day = dayOf(startOf(clock), timeZone);
  let counted = 0;
  for (let step = 0; counted < total && step < LONGEST_DAYS; step++) {
    const next = addDays(day, 1);
    const span = spans.find(({ from, to }) => from < next && (to === null || next <= to));
    if (span?.to === null) return { due: null, skipped };
    day = next;
    if (span) continue;
    const { counts, entry } = countsOn(clock, look, day);
    if (counts) counted += 1;
    else if (entry) skipped.set(entry, (skipped.get(entry) ?? 0) + 1);
  }
  return { due: counted < total ? null : day, skipped };
};

/** The first day from this one on when offices are open. */
const nextOpen = (day: Day, { isOpen }: Look): Day => {
  let open = day;
  for (let step = 0; !isOpen(open) && step < LONGEST_DAYS; step++) open = addDays(open, 1);
  return open;
};

/** How many of the days of a pause would have been counted. */
const pausedDays = (clock: Clock, look: Look, from: Day, to: Day): number => {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (countsOn(clock, look, day).counts) days += 1;
  return days;
};

const pausedAmount = (clock: Clock, look: Look, timeZone: string, { from, to }: Pause): number | null => {
  if (to === null) return null;
  if (clock.counted === 'hours') return Math.round((Date.parse(to) - Date.parse(from)) / HOUR_MS);
  return pausedDays(clock, look, dayOf(from, timeZone), dayOf(to, timeZone));
};

const countHours = (clock: Clock, pauses: readonly Pause[]): string | null => {
  let end = Date.parse(startOf(clock)) + totalOf(clock) * HOUR_MS;
  for (const { from, to } of pauses) {
    if (Date.parse(from) >= end) break;
    if (to === null) return null;
    end += Date.parse(to) - Date.parse(from);
  }
  return new Date(end).toISOString();
};

type End = { due: Day; dueAt: string; rolledFrom: Day | null };

const endOf = (clock: Clock, look: Look, timeZone: string, due: Day): End => {
  const end = clock.rollsOver ? nextOpen(due, look) : due;
  return { due: end, dueAt: endOfDay(end, timeZone), rolledFrom: end === due ? null : due };
};

const told = (
  clock: Clock,
  look: Look,
  timeZone: string,
  pauses: readonly Pause[],
  skipped: Map<CalendarEntry, number>,
): ClockStep[] => {
  const { counted } = clock;
  const on = (at: string) => dayOf(at, timeZone);
  return [
    { kind: 'started', on: on(startOf(clock)) },
    { kind: 'length', amount: clock.length, counted },
    ...extensionsOf(clock).map(
      ({ by, at }): ClockStep => ({ kind: 'extended', amount: by, counted, on: on(at) }),
    ),
    // A pause in which nothing would have been counted moves nothing, and is not told.
    ...pauses.flatMap((pause): ClockStep[] => {
      const amount = pausedAmount(clock, look, timeZone, pause);
      if (amount === 0) return [];
      const [from, to] = [on(pause.from), pause.to && on(pause.to)];
      return [{ kind: 'paused', from, to, amount, counted, why: pause.why }];
    }),
    ...[...skipped].map(
      ([{ title, from, to }, days]): ClockStep => ({ kind: 'closed', title, from, to, days }),
    ),
  ];
};

/** Whole days from a deadline to a moment after it; 0 where it is not past. */
const lateBy = (end: End | null, at: string, timeZone: string): number =>
  end === null || Date.parse(at) < Date.parse(end.dueAt)
    ? 0
    : Math.max(1, daysBetween(end.due, dayOf(at, timeZone)));

/**
 * What a clock says at a moment (RFC 3339), with each step of how it was computed. The day on which it starts is not
 * counted, nor are those after the day of a pause up to the day on which it goes on: paused on the 7th and resumed on the
 * 11th are four days. What was late before it was paused stays late.
 */
export const readClock = (clock: Clock, calendar: Calendar, now: string): ClockReading => {
  const { timeZone } = calendar;
  const look = calendarLook(calendar);
  const pauses = pausesOf(clock.events);
  const isHours = clock.counted === 'hours';
  const { due, skipped }: Count = isHours
    ? { due: null, skipped: new Map() }
    : countDays(clock, look, timeZone, pauses);
  const dueAt = isHours ? countHours(clock, pauses) : null;
  const end: End | null = dueAt
    ? { due: dayOf(dueAt, timeZone), dueAt, rolledFrom: null }
    : due
      ? endOf(clock, look, timeZone, due)
      : null;
  const status = statusOf(clock);
  const stop = stopOf(clock);
  const late = lateBy(end, stop ?? now, timeZone);
  const steps = told(clock, look, timeZone, pauses, skipped);
  if (end?.rolledFrom) steps.push({ kind: 'rolled', from: end.rolledFrom, to: end.due });
  if (end) steps.push({ kind: 'due', on: end.due, at: end.dueAt });
  if (stop) steps.push({ kind: 'stopped', on: dayOf(stop, timeZone), late });
  return {
    status,
    due: end?.due ?? null,
    dueAt: end?.dueAt ?? null,
    late,
    isOverdue: status !== 'stopped' && late > 0,
    steps,
  };
};
