import type { LayerInfo } from '../../sql/model/api.ts';
import { secondsOf } from '../../sql/model/duration.ts';
import type { Gather } from '../../sql/model/observation.ts';
import { gatherOf } from './asked-time.ts';
import { momentOf, STEP_UNITS, type StepUnit, unitOf, unitOfTime } from './times.ts';

/** Stops in time, from the first to the last, counted from 0. */
export type Steps = { unit: StepUnit; from: string; count: number };

/** The layers that time makes a difference to. */
export const timedOf = (layers: readonly LayerInfo[]): LayerInfo[] =>
  layers.filter(({ layer, timeExtent }) => layer.time && timeExtent);

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The length of a layer's own periods; what was so from one day to another is gone through by years. */
const stepOf = ({ layer }: LayerInfo): StepUnit =>
  layer.time?.step ? unitOf(secondsOf(layer.time.step)) : 'year';

/** When it is that a layer shows: seconds since 1970, and how exactly that is told; null where there is nothing to tell. */
export type Shows = { moment: number; unit: StepUnit; gather: Gather | null };

export const shownTime = (info: LayerInfo, time: string | null): Shows | null => {
  const { time: own, computed } = info.layer;
  if (!own) return null;
  // What was so from one day to another was so on that day.
  const unit = own.step ? stepOf(info) : 'day';
  if (time !== null) {
    const gather = gatherOf(info, time);
    return { moment: momentOf(time), unit: gather === null ? unit : unitOfTime(time), gather };
  }
  if (computed?.present === undefined || own.step === undefined) return null;
  // The middle of the period, which begins on the clocks of a place: by any clock it is the same period.
  return { moment: Date.parse(computed.present) / 1000 + secondsOf(own.step) / 2, unit, gather: null };
};

/** The units that layers can be gone through by, from the finest that one of them has. */
export const unitsOf = (layers: readonly LayerInfo[]): StepUnit[] => {
  const finest = Math.min(...timedOf(layers).map((info) => STEP_UNITS.indexOf(stepOf(info))));
  return Number.isFinite(finest) ? STEP_UNITS.slice(finest) : [];
};

const LENGTHS: Record<StepUnit, number> = { year: 4, month: 7, day: 10, hour: 13 };
const FULL = '0000-01-01T00';

/** The begin of the step that a time lies in: 2024, 2024-05, 2024-05-01, 2024-05-01T13. */
const beginOf = (time: string, unit: StepUnit): string =>
  `${time}${FULL.slice(time.length)}`.slice(0, LENGTHS[unit]);

const dateOf = (begin: string): Date => new Date(`${begin}${FULL.slice(begin.length)}:00:00Z`);

const moved = (begin: string, unit: StepUnit, by: number): string => {
  const date = dateOf(begin);
  if (unit === 'year') date.setUTCFullYear(date.getUTCFullYear() + by);
  else if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + by);
  else date.setTime(date.getTime() + by * (unit === 'day' ? DAY : HOUR) * 1000);
  return date.toISOString().slice(0, LENGTHS[unit]);
};

/** How many steps lie between two begins. */
const between = (from: string, to: string, unit: StepUnit): number => {
  const [a, b] = [dateOf(from), dateOf(to)];
  const years = b.getUTCFullYear() - a.getUTCFullYear();
  if (unit === 'year') return years;
  if (unit === 'month') return years * 12 + b.getUTCMonth() - a.getUTCMonth();
  return Math.round((b.getTime() - a.getTime()) / ((unit === 'day' ? DAY : HOUR) * 1000));
};

/** The last step that a layer has something of: where periods end is where the next would begin. */
const lastOf = (info: LayerInfo, unit: StepUnit, now: string): string => {
  const to = info.timeExtent?.[1] ?? now;
  if (!info.layer.time?.step) return beginOf(to > now ? to : now, unit);
  const begin = beginOf(to, unit);
  return dateOf(begin).getTime() === dateOf(to.slice(0, LENGTHS.hour)).getTime()
    ? moved(begin, unit, -1)
    : begin;
};

/** The stops through all that the layers with time speak of; null where there is nothing to choose. */
export const stepsOf = (
  layers: readonly LayerInfo[],
  unit: StepUnit,
  now = new Date().toISOString(),
): Steps | null => {
  const timed = timedOf(layers);
  const from = timed.map(({ timeExtent }) => beginOf(timeExtent?.[0] ?? now, unit)).sort()[0];
  const to = timed
    .map((info) => lastOf(info, unit, now))
    .sort()
    .at(-1);
  if (!from || !to || from >= to) return null;
  return { unit, from, count: between(from, to, unit) + 1 };
};

/** The time that stands for a stop: the year, month or day that it is, or the middle of its hour. */
export const timeAt = ({ unit, from }: Steps, at: number): string =>
  moved(from, unit, at) + (unit === 'hour' ? ':30:00Z' : '');

/** The stop that a time belongs to, or is nearest to; the last one where no time is said. */
export const stopOf = ({ unit, from, count }: Steps, time: string | null): number =>
  time === null ? count - 1 : Math.max(0, Math.min(count - 1, between(from, beginOf(time, unit), unit)));
