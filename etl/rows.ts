import type { Finding } from '../sql/model/check-row.ts';
import type { Country } from '../sql/model/country.ts';
import type { Problem } from '../sql/model/problem.ts';
import type { Seen } from './check/seen.ts';
import { type Checks, checkDraft, type Feature } from './check.ts';
import type { ReadItem } from './read/row.ts';
import { groupRows } from './rows/group.ts';
import { randomOf } from './rows/random.ts';
import type { Draft, FileInput, FilePlace, Input, Raw, SampleInput } from './theme.ts';

/** What came of a row, or of the rows of one feature: a feature, a rejected row, or only remarks. */
export type Item = { feature: Feature | null; rejected: boolean; problems: readonly Problem[] };

/** Opens a file input: its rows as the readers give them. */
export type OpenInput = (input: FilePlace) => AsyncIterable<ReadItem>;

/** How many rows the readers gave so far, rejected ones included. */
export type RowCount = { rows: number };

/** What turns rows into features, for one load of one layer. */
export type RowContext = { country: Country; checks: Checks; seen: Seen; open: OpenInput; count: RowCount };

/** The name that problems give an input: its path in the pack. */
export const nameOf = (input: Input): string => (input.kind === 'file' ? input.path : `sample-${input.seed}`);

const isReject = ({ severity }: { severity: Problem['severity'] }): boolean => severity === 'reject';

const itemOf = (draft: Draft, input: string, row: number, context: RowContext): Item => {
  const checked = checkDraft(draft, context.checks);
  const clash = checked.feature ? context.seen.add(checked.feature, row) : null;
  const findings: Finding[] = clash ? [...checked.findings, clash] : checked.findings;
  const problems = findings.map((found) => ({ ...found, input, row }));
  return { feature: clash ? null : checked.feature, rejected: problems.some(isReject), problems };
};

/** Runs the theme's map; what it throws is a bug of the theme, told with the row at which it showed. */
const mapped = (input: FileInput, raw: Raw, country: Country): Draft | null => {
  try {
    const draft = input.row(raw, { country });
    return draft && draft.geometry === undefined ? { ...draft, geometry: raw.geometry } : draft;
  } catch (error) {
    throw new Error(`the row map of ${input.path} failed at row ${raw.row}`, { cause: error });
  }
};

/** Counts what the reader gives, before rows are grouped. */
const counted = async function* (items: AsyncIterable<ReadItem>, count: RowCount): AsyncGenerator<ReadItem> {
  for await (const item of items) {
    if (item.kind === 'row' || (isReject(item.problem) && item.problem.row !== null)) count.rows += 1;
    yield item;
  }
};

const fileItems = async function* (input: FileInput, context: RowContext): AsyncGenerator<Item> {
  for await (const item of groupRows(
    counted(context.open(input), context.count),
    input.group,
    context.checks.geos,
  )) {
    if (item.kind === 'problem') {
      const problem = { ...item.problem, input: input.path };
      yield { feature: null, rejected: isReject(problem), problems: [problem] };
      continue;
    }
    const draft = mapped(input, item, context.country);
    if (draft) yield itemOf(draft, input.path, item.row, context);
  }
};

const sampleItems = function* (input: SampleInput, context: RowContext): Generator<Item> {
  for (const draft of input.make(randomOf(input.seed), { country: context.country })) {
    context.count.rows += 1;
    yield itemOf(draft, nameOf(input), context.count.rows, context);
  }
};

/** The features and problems of an input, in the order of its rows, one at a time in memory. */
export const itemsOf = async function* (input: Input, context: RowContext): AsyncGenerator<Item> {
  if (input.kind === 'file') yield* fileItems(input, context);
  else yield* sampleItems(input, context);
};
