import type { Country } from '../../sql/model/country.ts';
import type { Problem } from '../../sql/model/problem.ts';
import type { Incoming } from '../../sql/observations/intake.ts';
import { keyOf } from '../../sql/observations/read/key.ts';
import { randomOf } from '../rows/random.ts';
import type { OpenInput } from '../rows.ts';
import type { ObservationFile, ObservationSample, ObservationSource, Observed, Raw } from '../theme.ts';

/** What came of some rows of an input: values, and rows that could not be read. */
export type Batch = { values: Incoming[]; problems: Problem[]; rows: number };

const BATCH = 2000;

const incomingOf =
  (layer: string) =>
  ({ feature, parameter, procedure, time, value, unit, flag }: Observed, row: number): Incoming => {
    const key = keyOf({ layer, feature, parameter, procedure });
    const named = key === null ? `${parameter} ${feature}` : undefined;
    return { row, key, named, time, value, unit, flag };
  };

const newBatch = (): Batch => ({ values: [], problems: [], rows: 0 });

const observed = (input: ObservationFile, raw: Raw, country: Country): readonly Observed[] => {
  try {
    return input.observe(raw, { country }) ?? [];
  } catch (error) {
    throw new Error(`the map of ${input.path} failed at row ${raw.row}`, { cause: error });
  }
};

const fileBatches = async function* (
  { layer }: ObservationSource,
  input: ObservationFile,
  context: { country: Country; open: OpenInput },
): AsyncGenerator<Batch> {
  const toIncoming = incomingOf(layer);
  let batch = newBatch();
  for await (const item of context.open(input)) {
    if (item.kind === 'problem') {
      const { problem } = item;
      batch.problems.push({ ...problem, input: input.path });
      if (problem.severity === 'reject' && problem.row !== null) batch.rows += 1;
      continue;
    }
    batch.rows += 1;
    for (const one of observed(input, item, context.country)) batch.values.push(toIncoming(one, item.row));
    if (batch.values.length + batch.problems.length < BATCH) continue;
    yield batch;
    batch = newBatch();
  }
  yield batch;
};

const sampleBatches = function* (
  { layer }: ObservationSource,
  input: ObservationSample,
  country: Country,
): Generator<Batch> {
  const toIncoming = incomingOf(layer);
  let batch = newBatch();
  let row = 0;
  for (const one of input.make(randomOf(input.seed), { country })) {
    row += 1;
    batch.rows += 1;
    batch.values.push(toIncoming(one, row));
    if (batch.values.length < BATCH) continue;
    yield batch;
    batch = newBatch();
  }
  yield batch;
};

/** The name that problems give an input. */
export const inputName = (input: ObservationFile | ObservationSample): string =>
  input.kind === 'file' ? input.path : `sample-${input.seed}`;

/** What an input holds, some thousand values at a time. */
export const batchesOf = async function* (
  source: ObservationSource,
  input: ObservationFile | ObservationSample,
  context: { country: Country; open: OpenInput },
): AsyncGenerator<Batch> {
  if (input.kind === 'file') yield* fileBatches(source, input, context);
  else yield* sampleBatches(source, input, context.country);
};
