import type { Clock } from '../../../sql/model/records/clock.ts';
import type { Began } from '../../../sql/model/records/clock-words.ts';
import type { Workflow } from '../../../sql/model/records/workflow.ts';

/** What was done at a moment, as far as a reader is shown it. */
type Shown = { deed: string; at: string };

/**
 * What a clock began with, of the deeds that a reader is shown: the one that started it, in the words of its declaration; that
 * the case was received; `hidden` where it was something that is not for her.
 */
export const beganOf = (
  { deeds }: Pick<Workflow, 'deeds'>,
  { id, events }: Pick<Clock, 'id' | 'events'>,
  shown: readonly Shown[],
): Began => {
  const at = Date.parse(events[0]!.at);
  const then = shown.filter((event) => Date.parse(event.at) === at).map(({ deed }) => deed);
  const starts = deeds.find(
    (deed) =>
      then.includes(deed.id) && deed.clocks.some(({ clock, move }) => clock === id && move === 'start'),
  );
  if (starts) return starts.done;
  return then.includes('submit') ? 'received' : 'hidden';
};
