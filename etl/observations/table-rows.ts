import { closeSync, openSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import type { Incoming } from '../../sql/observations/intake.ts';
import { type Defaults, type Table, tableOf } from '../../sql/observations/read/table.ts';
import { read } from '../read/index.ts';
import { ReadError, type ReadOptions, type ReadProblem } from '../read/row.ts';

/** Some rows of a file. */
export type RowsBatch = { values: Incoming[]; problems: ReadProblem[]; rows: number };

const BATCH = 2000;
const HEAD = 1000;

const headOf = (path: string): string => {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(HEAD);
  const length = readSync(file, bytes, 0, HEAD, 0);
  closeSync(file);
  return bytes.toString('utf8', 0, length);
};

/** JSON may be a list, or an object whose `observations` is one, as the API takes it. */
const optionsOf = (path: string): ReadOptions => {
  if (extname(path).toLowerCase() !== '.json') return {};
  const isObject = /^\ufeff?\s*\{\s*"observations"/.test(headOf(path));
  return { format: 'json', ...(isObject ? { layer: 'observations' } : {}) };
};

type Known = { names: string; table: Extract<Table, { kind: 'rows' }> };

/** Records of JSON may each have other fields; a table has the same ones all along. */
const tableFor = (known: Known | null, fields: readonly string[], defaults: Defaults): Known => {
  const names = fields.join('\n');
  if (known?.names === names) return known;
  const table = tableOf(fields, defaults);
  if (table.kind === 'rows') return { names, table };
  throw new ReadError(
    table.fault === 'missing-column'
      ? `There is no column ${table.column}; columns: ${fields.join(', ')}.`
      : `Column ${table.column} is not known; a table with a column "value" has a value a row.`,
  );
};

const newBatch = (): RowsBatch => ({ values: [], problems: [], rows: 0 });

/** The values of a file, some thousand at a time; decimal commas are read where the file's numbers have them. */
export const tableRows = async function* (path: string, defaults: Defaults): AsyncGenerator<RowsBatch> {
  let known: Known | null = null;
  let batch = newBatch();
  for await (const item of read(path, optionsOf(path))) {
    if (item.kind === 'problem') batch.problems.push(item.problem);
    else {
      known = tableFor(known, Object.keys(item.properties), defaults);
      batch.rows += 1;
      batch.values.push(...known.table.rowsOf(item.properties, item.row));
    }
    if (batch.values.length + batch.problems.length < BATCH) continue;
    yield batch;
    batch = newBatch();
  }
  yield batch;
};
