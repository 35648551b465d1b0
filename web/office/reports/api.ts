import { ReportJobs, ReportList } from '../../../sql/model/api/briefs.ts';
import { read, write } from '../../api.ts';

/** The state of the environment in a year, as files. */
export const reportsApi = {
  all: async (signal?: AbortSignal) => (await read(ReportList, '/api/reports', signal)).reports,
  make: async (year: number) => (await write('POST', '/api/reports', { year }, ReportJobs)).jobs,
};
