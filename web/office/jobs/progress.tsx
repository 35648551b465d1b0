import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useWords } from '../../i18n/intl.tsx';
import { jobsApi } from '../api.ts';
import { Bar } from './bar.tsx';
import { isOpen, JOB_TITLES } from './words.ts';

const POLL_MS = 1500;

/** A job that was begun from here, until it ends; then what it changed is looked at again. */
export const JobProgress = ({ address, changes }: { address: string; changes: readonly string[] }) => {
  const { say, text } = useWords();
  const client = useQueryClient();
  const { data: job } = useQuery({
    queryKey: ['jobs', address],
    queryFn: async ({ signal }) => {
      const found = await jobsApi.at(address, signal);
      if (!isOpen(found.state))
        for (const name of changes) void client.invalidateQueries({ queryKey: [name] });
      return found;
    },
    // A colleague's job is not told of; that it ended shows in what it changed.
    refetchInterval: ({ state }) =>
      state.error || (state.data && !isOpen(state.data.state)) ? false : POLL_MS,
  });
  if (!job) return <Bar label={say('state.loading')} part={null} />;
  const label = `${text(job.title)}: ${say(JOB_TITLES[job.state].title)}`;
  return (
    <div className="job-now">
      <p>{label}</p>
      {isOpen(job.state) && <Bar label={label} part={job.state === 'running' ? job.progress : 0} />}
      {job.error && <p className="muted">{text(job.error.title)}</p>}
    </div>
  );
};
