import type { JobKinds } from '../../../sql/model/api/jobs.ts';
import type { JobState } from '../../../sql/model/job.ts';
import type { MessageKey } from '../../i18n/messages.ts';
import type { Tone } from '../parts/pill.tsx';

/** The state of one job, and of several: the two differ in gender and number. */
export const JOB_TITLES: Record<JobState, { title: MessageKey; several: MessageKey; tone: Tone }> = {
  waiting: { title: 'jobs.one.waiting', several: 'jobs.state.waiting', tone: 'plain' },
  running: { title: 'jobs.one.running', several: 'jobs.state.running', tone: 'busy' },
  done: { title: 'jobs.one.done', several: 'jobs.state.done', tone: 'good' },
  dead: { title: 'jobs.one.dead', several: 'jobs.state.dead', tone: 'bad' },
  cancelled: { title: 'jobs.one.cancelled', several: 'jobs.state.cancelled', tone: 'plain' },
};

/** Whether it may still change by itself. */
export const isOpen = (state: JobState): boolean => state === 'waiting' || state === 'running';

/** How many jobs of these kinds are in a state. */
export const countOf = (kinds: JobKinds['kinds'], state: JobState): number =>
  kinds.reduce((sum, { counts }) => sum + (counts[state] ?? 0), 0);
