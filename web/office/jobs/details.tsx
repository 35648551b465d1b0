import { Link } from 'react-aria-components';
import type { Job } from '../../../sql/model/api/jobs.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { Fact } from '../parts/fact.tsx';
import { Code } from '../parts/pill.tsx';
import { When } from '../parts/when.tsx';

/** What a job carries and gave: as programs write it, for who looks after the server. */
const Written = ({ title, value }: { title: string; value: unknown }) => {
  const text = JSON.stringify(value ?? null, null, 1);
  return text === 'null' || text === '{}' ? null : (
    <Fact title={title}>
      <Code>{text}</Code>
    </Fact>
  );
};

/** All that is known of a job. */
export const JobDetails = ({ job }: { job: Job }) => {
  const { say } = useWords();
  const { capabilities } = useSession();
  return (
    <div className="entry">
      <dl className="pairs">
        <Fact title={say('jobs.kind')}>
          <Code>{job.kind}</Code>
        </Fact>
        <Fact title={say('jobs.createdAt')}>
          <When at={job.createdAt} />
        </Fact>
        <Fact title={say('jobs.startedAt')}>{job.startedAt && <When at={job.startedAt} />}</Fact>
        <Fact title={say('jobs.finishedAt')}>{job.finishedAt && <When at={job.finishedAt} />}</Fact>
        <Fact title={say('jobs.errorDetail')}>
          {job.error && <Code>{[job.error.code, job.error.detail].filter(Boolean).join(': ')}</Code>}
        </Fact>
        <Fact title={say('jobs.note')}>{job.note && <Code>{job.note}</Code>}</Fact>
        <Written title={say('jobs.payload')} value={job.payload} />
        <Written title={say('jobs.result')} value={job.result} />
      </dl>
      {capabilities.includes('audit.read') && (
        <ul className="link-row">
          <li>
            <Link href={`/office/audit?objectKind=job&objectId=${job.id}`}>{say('jobs.deeds')}</Link>
          </li>
        </ul>
      )}
    </div>
  );
};
