import type { CaseLine } from '../../../sql/model/api/records.ts';
import type { ClockReading } from '../../../sql/model/records/clock.ts';
import type { State } from '../../../sql/model/records/workflow.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Tone } from '../../office/parts/pill.tsx';

type Told = { key: MessageKey; tone: Tone };

/** Where a deadline stands, in a word and a tone. */
export const clockStanding = ({ status, isOverdue, late, due }: ClockReading): Told => {
  if (status === 'stopped')
    return late > 0
      ? { key: 'civic.clock.doneLate', tone: 'warn' }
      : { key: 'civic.clock.done', tone: 'good' };
  if (status === 'paused') return { key: 'civic.clock.paused', tone: 'plain' };
  if (isOverdue) return { key: late > 0 ? 'civic.clock.late' : 'civic.clock.justLate', tone: 'bad' };
  return { key: due ? 'civic.clock.due' : 'civic.clock.running', tone: 'open' };
};

/** Whose turn it is in a state. */
export const turnOf = (kind: State['kind']): Told => {
  switch (kind) {
    case 'open':
      return { key: 'civic.turn.open', tone: 'open' };
    case 'waiting':
      return { key: 'civic.turn.waiting', tone: 'warn' };
    case 'closed':
      return { key: 'civic.turn.closed', tone: 'plain' };
  }
};

/** The tone in which a case stands in a list: overdue before all. */
export const lineTone = ({ isOverdue, state }: Pick<CaseLine, 'isOverdue' | 'state'>): Tone =>
  isOverdue && state.kind !== 'closed' ? 'bad' : turnOf(state.kind).tone;

/** The last day of a deadline that ends at a moment, which is the first of the next day somewhere. */
export const lastMoment = (dueAt: string): string => new Date(Date.parse(dueAt) - 1).toISOString();
