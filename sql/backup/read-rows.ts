import type pg from 'pg';
import { type Cell, copyLine } from '../copy-text.ts';
import { relationOf } from './catalogue.ts';
import type { Rows, Table } from './manifest.ts';

/** What is fetched at once, bytes: enough to be quick, little enough to be nothing in memory. */
const PIECE = 2 * 1024 * 1024;
const FIRST = 100;
const MOST = 10_000;

/** Whole numbers are ordered as such, all else by the bytes of its text: alike on every engine and in every locale. */
export const isNumber = (type: string): boolean => /^(smallint|integer|bigint)$/.test(type);

const orderOf = (table: Table): string =>
  table.key
    .map((name) => {
      const type = table.columns.find((column) => column.name === name)?.type ?? '';
      return isNumber(type) ? `"${name}"` : `"${name}"::text collate "C"`;
    })
    .join(', ');

const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;

const fetchRows = async (client: pg.PoolClient, count: number): Promise<Cell[][]> => {
  const { rows } = await client.query<Cell[]>({
    text: `fetch ${Math.trunc(count)} from backup_rows`,
    rowMode: 'array',
    types: asText,
  });
  return rows;
};

/**
 * Rows of a table in the order of its key, each as a line of COPY's text form; some megabytes at a time, however large a
 * row is. (COPY itself would do on a server; the embedded engine answers one as a whole, and holds it in memory.) The
 * transaction must be open; it can read one table at a time.
 */
export const readLines = async function* (
  client: pg.PoolClient,
  rows: Rows,
  table: Table,
): AsyncGenerator<string[]> {
  const columns = table.columns.map(({ name }) => `"${name}"`).join(', ');
  await client.query(
    `declare backup_rows no scroll cursor for select ${columns} from ${relationOf(rows)} order by ${orderOf(table)}`,
  );
  for (let count = FIRST; ; ) {
    const lines = (await fetchRows(client, count)).map(copyLine);
    if (lines.length > 0) yield lines;
    if (lines.length < count) break;
    const size = lines.reduce((sum, line) => sum + line.length, 0) / lines.length;
    count = Math.min(MOST, Math.max(1, Math.floor(PIECE / size)), count * 10);
  }
  await client.query('close backup_rows');
};
