import { serveJobs } from '../../../sql/jobs/serve-jobs.ts';
import '../stacks.ts';
import { TEST_HANDLERS, TEST_KINDS } from './kinds.ts';

/** As `server/jobs/run.ts`, with the tests' own jobs. */
await serveJobs({ kinds: TEST_KINDS, handlers: TEST_HANDLERS });
