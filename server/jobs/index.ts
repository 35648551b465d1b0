import type { Handlers } from '../../sql/jobs/handler.ts';
import { runAnalysis } from '../analysis/job.ts';
import { makeReport } from '../briefs/report/job.ts';
import { computeIndicator } from '../indicators/job.ts';
import { MODULES } from '../modules/index.ts';
import { findTwins } from '../modules/information/twins/find.ts';
import { tellOfPetition } from '../modules/petitions/news.ts';
import { deliver } from '../outbox/deliver.ts';
import { runOutlook } from '../outlook/job.ts';
import { lookAtFile } from '../records/files/job.ts';
import { caseCalendar, caseTime } from '../records/jobs.ts';
import { publishRecords } from '../records/publish/job.ts';
import { gather } from '../series/gather/gather.ts';
import { fetchIncoming } from '../warnings/incoming/job.ts';
import { evaluateWarnings, expireDue } from '../warnings/jobs.ts';
import { sendDigests } from '../warnings/subscriptions/digest.ts';
import { notifyFollowers } from '../warnings/subscriptions/notify.ts';
import { retentionOf } from './retention.ts';

/** What the server's runner does, one line a kind (`sql/jobs/kinds.ts`). */
export const HANDLERS: Handlers<'server'> = {
  'analysis.run': runAnalysis,
  'cases.calendar': caseCalendar(MODULES),
  'cases.file': lookAtFile,
  'cases.publish': publishRecords(MODULES),
  'cases.time': caseTime(MODULES),
  deliver,
  'indicator.compute': computeIndicator,
  'information.twins': findTwins,
  'outlook.run': runOutlook,
  'petitions.tell': tellOfPetition,
  'report.make': makeReport,
  retention: retentionOf(MODULES),
  'series.gather': gather,
  'warnings.digest': sendDigests,
  'warnings.evaluate': evaluateWarnings,
  'warnings.expire': expireDue,
  'warnings.fetch': fetchIncoming,
  'warnings.notify': notifyFollowers,
};
