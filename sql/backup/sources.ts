import type pg from 'pg';
import type { Archive } from './archive.ts';
import { type Shape, sequencesOf } from './catalogue.ts';
import { wholeLines } from './lines.ts';
import { entryOf, type Rows, type Sequence, type Table } from './manifest.ts';
import { readLines } from './read-rows.ts';

/** What can be compared: rows in the order of their keys, as lines of COPY's text form without the end of line. */
export type Source = Shape & {
  sequences: Sequence[];
  lines: (rows: Rows, table: Table) => AsyncIterable<readonly string[]>;
};

const PIECE = 2 * 1024 * 1024;

/** A backup's file. */
export const archiveSource = (archive: Archive): Source => {
  const { tables, parts, sequences } = archive.manifest;
  const lines = async function* (rows: Rows) {
    const part = parts.find((candidate) => entryOf(candidate) === entryOf(rows))!;
    for await (const piece of wholeLines(archive.read(part), PIECE))
      yield piece.toString().split('\n').slice(0, -1);
  };
  return { tables, rows: parts, sequences, lines };
};

/** A database within `withSnapshot`. */
export const snapshotSource = async (client: pg.PoolClient, shape: Shape): Promise<Source> => ({
  ...shape,
  sequences: await sequencesOf(client),
  lines: async function* (rows, table) {
    for await (const lines of readLines(client, rows, table)) yield lines.map((line) => line.slice(0, -1));
  },
});
