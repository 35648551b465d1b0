import { type Amount, amountOf } from '../../../sql/model/records/basis.ts';
import type { Clock, ClockRule } from '../../../sql/model/records/clock.ts';
import type { ClockMove } from '../../../sql/model/records/workflow.ts';
import { statusOf } from './read-clock.ts';

export type Settings = Readonly<Record<string, number>>;

/** A clock that starts, by the rule and the settings of the day. */
const started = (rule: ClockRule, settings: Settings, at: string): Clock => ({
  id: rule.id,
  counted: rule.counted,
  length: amountOf(rule.length, settings),
  rollsOver: rule.rollsOver,
  skipsClosures: rule.skipsClosures,
  events: [{ kind: 'start', at }],
});

const amountIn = (amount: Amount | undefined, settings: Settings): number =>
  Math.max(1, amountOf(amount ?? 1, settings));

/**
 * The clocks of a case after a move; `null` where the move is none that such a clock can make (what stands cannot be
 * paused). A clock that stopped starts anew as another run beside the first, so that what was promised before is kept.
 */
export const moveClock = (
  clocks: readonly Clock[],
  move: ClockMove,
  rules: readonly ClockRule[],
  settings: Settings,
  at: string,
): Clock[] | null => {
  const index = clocks.findLastIndex(({ id }) => id === move.clock);
  const clock = clocks[index];
  const status = clock ? statusOf(clock) : 'stopped';
  const noted = (event: Clock['events'][number]): Clock[] =>
    clocks.map((one, place) => (place === index ? { ...one, events: [...one.events, event] } : one));
  switch (move.move) {
    case 'start': {
      const rule = rules.find(({ id }) => id === move.clock);
      return rule && status === 'stopped' ? [...clocks, started(rule, settings, at)] : null;
    }
    case 'pause':
      return status === 'running' ? noted({ kind: 'pause', at, ...(move.why && { why: move.why }) }) : null;
    case 'resume':
      return status === 'paused' ? noted({ kind: 'resume', at }) : null;
    case 'extend':
      return clock && status !== 'stopped'
        ? noted({ kind: 'extend', at, by: amountIn(move.by, settings) })
        : null;
    case 'stop':
      return clock && status !== 'stopped' ? noted({ kind: 'stop', at }) : null;
  }
};
