import type { Report } from '../report.ts';

/** Now, as a name of a file. */
export const stamp = (): string => new Date().toISOString().replace(/[-:]|\.\d+/g, '');

/** Closes a report and prints how many problems of each kind there were, and where they all are. */
export const printReport = async (report: Report, print: (line: string) => void): Promise<void> => {
  const { path, counts } = await report.close();
  if (path === null) return;
  for (const [kind, count] of Object.entries(counts)) print(`  ${count} x ${kind}`);
  print(`  all of them: ${path}.csv, .jsonl`);
};
