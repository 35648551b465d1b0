import { Button } from 'react-aria-components';
import type { Job } from '../../../sql/model/api/jobs.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import type { Column } from '../parts/list-table.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { Ago, When } from '../parts/when.tsx';
import { Bar } from './bar.tsx';
import { JOB_TITLES } from './words.ts';

type OnJob = (job: Job) => void;

const State = ({ job }: { job: Job }) => {
  const { say, text } = useWords();
  const { title, tone } = JOB_TITLES[job.state];
  return (
    <span className="outcome">
      <Pill tone={job.isCancelling ? 'warn' : tone}>{say(job.isCancelling ? 'jobs.cancelling' : title)}</Pill>
      {job.state === 'running' && <Bar label={text(job.title)} part={job.progress} />}
      {job.error !== null && job.state !== 'done' && <span className="muted">{text(job.error.title)}</span>}
    </span>
  );
};

/** When it ended, else when it runs or ran. */
const Times = ({ job }: { job: Job }) => {
  const { say } = useWords();
  if (job.state === 'waiting')
    return (
      <span>
        {say('jobs.next')} <Ago at={job.runAt} />
      </span>
    );
  if (job.state === 'running' && job.startedAt !== null)
    return (
      <span>
        {say('jobs.since')} <When at={job.startedAt} />
      </span>
    );
  return <When at={job.finishedAt ?? job.createdAt} />;
};

const Actions = ({ job, onCancel, onRetry }: { job: Job; onCancel: OnJob; onRetry: OnJob }) => {
  const { say, text } = useWords();
  const about = { title: text(job.title), no: job.id };
  if (job.mayRetry)
    return (
      <Button className="button" aria-label={say('jobs.retryNamed', about)} onPress={() => onRetry(job)}>
        {say('jobs.retry')}
      </Button>
    );
  if (!job.mayCancel || job.isCancelling) return null;
  return (
    <Button className="button" aria-label={say('jobs.cancelNamed', about)} onPress={() => onCancel(job)}>
      {say('jobs.cancel')}
    </Button>
  );
};

export const jobColumns = ({ say, text, number }: Words, onCancel: OnJob, onRetry: OnJob): Column<Job>[] => [
  {
    id: 'job',
    title: say('jobs.job'),
    cell: ({ id, title, payload }) => (
      <span className="who">
        <span>{text(title)}</span>
        <span className="muted">
          <Code>#{id}</Code>
          {typeof payload.layer === 'string' && (
            <>
              {' · '}
              <Code>{payload.layer}</Code>
            </>
          )}
        </span>
      </span>
    ),
  },
  { id: 'state', title: say('users.state'), kind: 'wide', cell: (job) => <State job={job} /> },
  {
    id: 'attempts',
    title: say('jobs.fails'),
    kind: 'number',
    cell: ({ fails, mostFails }) =>
      mostFails === null
        ? number(fails)
        : say('jobs.failsOf', { fails: number(fails), most: number(mostFails) }),
  },
  { id: 'at', title: say('audit.when'), cell: (job) => <Times job={job} /> },
  {
    id: 'actions',
    title: say('list.actions'),
    kind: 'actions',
    cell: (job) => <Actions {...{ job, onCancel, onRetry }} />,
  },
];
