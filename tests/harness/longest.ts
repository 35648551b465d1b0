/**
 * What takes longest of each project, by a run on a quiet machine, and is no large file: Vitest goes by size where nothing
 * ran before, and a minute of one file at the end is a minute in which all other places are empty.
 */
export const LONGEST = [
  'tests/start.db',
  'tests/themes.db',
  'sql/embedded/start.db',
  'tests/conformance/exports.db',
  'sql/backup.cli.db',
  'sql/backup/busy.db',
  'server/jobs/worker/',
  'etl/verify.cli.db',
  'etl/run.db',
  'etl/read/memory',
  'tests/browser/dashboard',
  'tests/browser/civic',
  'tests/browser/viewer',
];
