import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Problem } from '../sql/model/problem.ts';

/** Problems that one load may print; the files have them all. */
export const SHOWN_PROBLEMS = 20;

/** Where a load's problems are gathered. */
export type Report = {
  problem: (problem: Problem) => void;
  /** Closes the files; their path without ending, and how many problems of each severity and reason. */
  close: () => Promise<{ path: string | null; counts: Record<string, number> }>;
};

const FIELDS = ['severity', 'input', 'row', 'field', 'value', 'reason', 'message'] as const;

const csvCell = (value: unknown): string => {
  const plain =
    typeof value === 'string' ? value : value === null || value === undefined ? '' : JSON.stringify(value);
  // A cell that begins like a formula would be run by a spreadsheet.
  const safe = /^[=+\-@\t\r]/.test(plain) ? `'${plain}` : plain;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One line of the CSV report. */
export const csvLine = (problem: Problem): string =>
  `${FIELDS.map((field) => csvCell(problem[field])).join(',')}\n`;

/** A problem as one line for a terminal. */
export const problemLine = ({ severity, input, row, field, message }: Problem): string =>
  `${severity.padEnd(7)} ${input}${row === null ? '' : `:${row}`}${field === null ? '' : ` [${field}]`} ${message}`;

type Files = { path: string; lines: WriteStream; table: WriteStream };

const openFiles = (path: string): Files => {
  const table = createWriteStream(`${path}.csv`);
  table.write(`\ufeff${FIELDS.join(',')}\n`);
  return { path, lines: createWriteStream(`${path}.jsonl`), table };
};

/**
 * Gathers problems in `{folder}/{name}.jsonl` and `.csv`, which are made at the first one, and prints the first few
 * through `print`.
 */
export const openReport = async (
  folder: string,
  name: string,
  print: (line: string) => void,
): Promise<Report> => {
  await mkdir(folder, { recursive: true });
  const counts: Record<string, number> = {};
  let files: Files | null = null;
  let shown = 0;

  const show = (problem: Problem): void => {
    shown += 1;
    if (shown <= SHOWN_PROBLEMS) print(problemLine(problem));
    if (shown === SHOWN_PROBLEMS + 1) print(`…       more in ${files?.path}.csv`);
  };

  return {
    problem: (problem) => {
      files ??= openFiles(join(folder, name));
      const kind = `${problem.severity} ${problem.reason}`;
      counts[kind] = (counts[kind] ?? 0) + 1;
      files.lines.write(`${JSON.stringify(problem)}\n`);
      files.table.write(csvLine(problem));
      show(problem);
    },
    close: async () => {
      if (!files) return { path: null, counts };
      files.lines.end();
      files.table.end();
      await Promise.all([finished(files.lines), finished(files.table)]);
      return { path: files.path, counts };
    },
  };
};
