import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import { serveJobs } from '../../sql/jobs/serve-jobs.ts';
import { HANDLERS } from './index.ts';

/** The process that does the server's jobs; a worker forks it. */
await serveJobs({ kinds: JOB_KINDS, handlers: HANDLERS });
