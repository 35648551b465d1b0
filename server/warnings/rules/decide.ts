import type { WarningState } from '../../../sql/model/warning.ts';

/** The newest warning of a rule for a place, as far as what is to be done depends on it. */
export type Standing = {
  id: string;
  state: WarningState;
  /** Since when the rule says that it is over, ms. */
  overSince: number | null;
  endedAt: number | null;
  expires: number;
};

/** The durations of a rule that matter here, ms. */
export type Terms = { merges: number; expires: number };

/**
 * What is to be done for a place. `draft`: a new warning. `reopen`: the one that ended a while ago, again. `again`: it is so
 * again, of one that is open. `over`: it is so no more. `extend`: it goes on, or is so again, and its end is near.
 */
export type Decision =
  | { kind: 'none' }
  | { kind: 'draft' }
  | { kind: 'reopen' | 'again' | 'over' | 'extend'; id: string };

const NONE: Decision = { kind: 'none' };

/** An open warning is extended once three quarters of its time are gone. */
const NEAR = 0.25;

const ofOpen = ({ id, overSince, expires }: Standing, isOn: boolean, terms: Terms, now: number): Decision => {
  if (!isOn) return overSince === null ? { kind: 'over', id } : NONE;
  if (expires - now <= terms.expires * NEAR) return { kind: 'extend', id };
  return overSince === null ? NONE : { kind: 'again', id };
};

/**
 * One that ended not long ago stands for the same event: it comes back, unless an officer ended it while it was so, whose
 * word holds for that time.
 */
const ofEnded = ({ id, state, overSince }: Standing): Decision =>
  state === 'expired' || overSince !== null ? { kind: 'reopen', id } : NONE;

/**
 * What is to be done of a rule for one place: by whether it is so there now, and the newest warning of it. It asks for what is
 * and not for what happened, so that a look that was missed, or made twice, changes nothing; and of what it asks for there is
 * never more than one open warning.
 */
export const decide = (newest: Standing | null, isOn: boolean, terms: Terms, now: number): Decision => {
  if (newest && (newest.state === 'draft' || newest.state === 'published'))
    return ofOpen(newest, isOn, terms, now);
  if (!isOn) return NONE;
  const isLate = newest === null || newest.endedAt === null || now - newest.endedAt > terms.merges;
  return isLate ? { kind: 'draft' } : ofEnded(newest);
};
