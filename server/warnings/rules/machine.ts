import { z } from 'zod';
import { secondsOf } from '../../../sql/model/duration.ts';
import type { RuleCondition, WarningRule } from '../../../sql/model/warning-rule.ts';

/**
 * Where a rule stands at a feature. `calm`: it is not so. `rising`: it is, not for long enough yet. `on`: the rule has fired.
 * `falling`: it is so no more, not for long enough yet. Times are milliseconds since 1970; `since` is when the phase began,
 * by the time of the value that began it.
 */
export const RuleState = z.strictObject({
  phase: z.enum(['calm', 'rising', 'on', 'falling']),
  since: z.number(),
  /** Time of the newest value that was seen. */
  last: z.number(),
});
export type RuleState = z.infer<typeof RuleState>;

/** A value that a rule looks at; `class` of an indicator. */
export type Sample = { time: number; value: number | null; class?: string | null };

/** The durations of a rule, ms. */
export type Spans = { lasts: number; calm: number; fresh: number };
export const spansOf = ({ lasts, calm, fresh }: Pick<WarningRule, 'lasts' | 'calm' | 'fresh'>): Spans => ({
  lasts: secondsOf(lasts) * 1000,
  calm: secondsOf(calm) * 1000,
  fresh: secondsOf(fresh) * 1000,
});

/** What happened: the rule fired, or is over. */
export type RuleEvent = { kind: 'begins' | 'ends'; time: number };
export type Stepped = { state: RuleState; events: RuleEvent[] };

/** Whether a value begins it, and whether one keeps it going: with hysteresis that is less. */
export const meets = (
  when: RuleCondition,
  { value, class: of }: Sample,
): { begins: boolean; holds: boolean } => {
  if (when.kind === 'classes') {
    const begins = of !== null && of !== undefined && when.on.includes(of);
    return { begins, holds: begins || (typeof of === 'string' && when.holds.includes(of)) };
  }
  if (value === null) return { begins: false, holds: false };
  const until = when.until ?? when.value;
  return when.kind === 'above'
    ? { begins: value >= when.value, holds: value >= until }
    : { begins: value <= when.value, holds: value <= until };
};

const enter = (phase: RuleState['phase'], time: number): RuleState => ({ phase, since: time, last: time });
const stay = (state: RuleState, time: number): RuleState => ({ ...state, last: time });

/** It is so: from now on, or for long enough by now. */
const rise = (state: RuleState, time: number, { lasts }: Spans): Stepped =>
  time - state.since >= lasts
    ? { state: { ...enter('on', time) }, events: [{ kind: 'begins', time }] }
    : { state: stay(state, time), events: [] };

/** It is so no more: from now on, or for long enough by now. */
const fall = (state: RuleState, time: number, { calm }: Spans): Stepped =>
  time - state.since >= calm
    ? { state: { ...enter('calm', time) }, events: [{ kind: 'ends', time }] }
    : { state: stay(state, time), events: [] };

/** After so long a silence nothing is known of what was between: what rose begins anew, what had fired is over. */
const afterSilence = (state: RuleState, { fresh }: Spans, time: number): Stepped => {
  if (time - state.last <= fresh) return { state, events: [] };
  const end = state.last + fresh;
  const wasOn = state.phase === 'on' || state.phase === 'falling';
  return {
    state: { phase: 'calm', since: end, last: state.last },
    events: wasOn ? [{ kind: 'ends', time: end }] : [],
  };
};

const stepNow = (state: RuleState, sample: Sample, when: RuleCondition, spans: Spans): Stepped => {
  const { begins, holds } = meets(when, sample);
  const { time } = sample;
  switch (state.phase) {
    case 'calm':
      return begins ? rise(enter('rising', time), time, spans) : { state: stay(state, time), events: [] };
    case 'rising':
      return begins ? rise(state, time, spans) : { state: enter('calm', time), events: [] };
    case 'on':
      return holds ? { state: stay(state, time), events: [] } : fall(enter('falling', time), time, spans);
    case 'falling':
      // Back again before it was over: it is the same, and nobody is told of it twice.
      return holds ? { state: enter('on', time), events: [] } : fall(state, time, spans);
  }
};

/**
 * Takes values, in the order of their times, to where the rule stands after them, with what happened on the way: begins and
 * ends take turns. A value that was seen before (up to `state.last`) changes nothing but what the newest one says, so that
 * looking twice is as looking once.
 */
export const run = (
  state: RuleState | null,
  samples: readonly Sample[],
  { when, spans }: { when: RuleCondition; spans: Spans },
): Stepped => {
  const events: RuleEvent[] = [];
  let now = state;
  for (const sample of samples) {
    if (now && sample.time < now.last) continue;
    const rested = now
      ? afterSilence(now, spans, sample.time)
      : { state: enter('calm', sample.time), events: [] };
    const stepped = stepNow(rested.state, sample, when, spans);
    events.push(...rested.events, ...stepped.events);
    now = stepped.state;
  }
  return { state: now ?? enter('calm', 0), events };
};

/** What the clock alone does to it: without new values for long, what had fired is over. */
export const wait = (state: RuleState, now: number, spans: Spans): Stepped => afterSilence(state, spans, now);

/** Whether the rule has fired and is not over. */
export const isOn = ({ phase }: RuleState): boolean => phase === 'on' || phase === 'falling';
