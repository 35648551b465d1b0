import Papa from 'papaparse';
import { lineOf } from '../../sql/audit/export.ts';
import { hashedText, type StoredRow } from '../../sql/audit/row.ts';

/** How rows of the trail are written to a file. */
export type AuditFile = { mediaType: string; begin: string; write: (rows: readonly StoredRow[]) => string };

const COLUMNS = [
  'no',
  'at',
  'actor_kind',
  'actor_id',
  'action',
  'object_kind',
  'object_id',
  'before',
  'after',
  'reason',
  'previous',
  'hash',
] as const satisfies (keyof StoredRow)[];

/** Opened in a table program no cell may begin a formula; `hashed` begins with a bracket, so that it stays as it was hashed. */
const csvLines = (rows: readonly unknown[][]): string =>
  `${Papa.unparse([...rows], { newline: '\r\n', escapeFormulae: true })}\r\n`;

export const AUDIT_FILES: Record<'csv' | 'ndjson', AuditFile> = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    begin: csvLines([[...COLUMNS, 'hashed']]),
    write: (rows) => csvLines(rows.map((row) => [...COLUMNS.map((name) => row[name]), hashedText(row)])),
  },
  ndjson: { mediaType: 'application/x-ndjson', begin: '', write: (rows) => rows.map(lineOf).join('') },
};
