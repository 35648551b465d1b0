import { type CsvRecord, openCutter } from '../../sql/read/csv-records.ts';

/** How a delimited text is written. */
export type Dialect = { delimiter: string; decimal: '.' | ','; newline: '\n' | '\r' };

const DELIMITERS = [',', ';', '\t', '|'];
const LINES = 50;

const recordsIn = (head: string, delimiter: string, newline: Dialect['newline']): CsvRecord[] => {
  const cutter = openCutter(delimiter, newline);
  // What the sample's end cuts through is not a record to judge by, unless there is no other.
  const whole = cutter.push(head);
  return (whole.length > 0 ? whole : cutter.end()).slice(0, LINES);
};

/** How many records have as many fields as the first, and how many fields that is; null for one column. */
const fitOf = (records: readonly CsvRecord[]): { share: number; fields: number } | null => {
  const filled = records.filter(({ fields }) => fields.some((field) => field.trim() !== ''));
  const fields = filled[0]?.fields.length ?? 0;
  if (fields < 2) return null;
  return { fields, share: filled.filter((record) => record.fields.length === fields).length / filled.length };
};

/** The delimiter that cuts the first lines into equally many fields; of two, the one that gives more. */
const delimiterOf = (head: string, newline: Dialect['newline']): string => {
  // Excel writes it in a line of its own.
  const said = /^sep=(.)\r?\n/i.exec(head)?.[1];
  if (said !== undefined) return said;
  const fits = DELIMITERS.flatMap((delimiter) => {
    const fit = fitOf(recordsIn(head, delimiter, newline));
    return fit ? [{ delimiter, fields: fit.fields, share: Math.round(fit.share * 10) }] : [];
  });
  fits.sort((a, b) => b.share - a.share || b.fields - a.fields);
  return fits[0]?.delimiter ?? ',';
};

/**
 * `12,5` is a number where more fields are written so than with a point. Where the comma is the delimiter, a quoted
 * `1,234` is a thousand rather than a fraction.
 */
const decimalOf = (head: string, delimiter: string, newline: Dialect['newline']): '.' | ',' => {
  if (delimiter === ',') return '.';
  const fields = recordsIn(head, delimiter, newline)
    .slice(1)
    .flatMap((record) => record.fields);
  const count = (pattern: RegExp): number => fields.filter((field) => pattern.test(field.trim())).length;
  return count(/^-?\d+,\d+$/) > count(/^-?\d+\.\d+$/) ? ',' : '.';
};

/** How a text is written, told from its beginning where it is not declared. */
export const dialectOf = (
  head: string,
  declared: { delimiter?: string; decimal?: '.' | ',' } = {},
): Dialect => {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  const delimiter = declared.delimiter ?? delimiterOf(head, newline);
  return { delimiter, newline, decimal: declared.decimal ?? decimalOf(head, delimiter, newline) };
};

// A limit of detection is written with its sign before it.
const WITH_COMMA = /^(<\s*)?-?\d+,\d+$/;
const GROUPED = /^-?\d{1,3}([ .\u00a0\u202f]\d{3})+,\d+$/;

/** A number with a decimal comma as one with a point; any other text as it is. */
export const withPoint = (text: string): string => {
  const value = text.trim();
  if (WITH_COMMA.test(value)) return value.replace(',', '.');
  return GROUPED.test(value) ? value.replace(/[ .\u00a0\u202f]/g, '').replace(',', '.') : text;
};
