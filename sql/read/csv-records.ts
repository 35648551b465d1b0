/** A record of a delimited text; `flaw` is the field in which a quotation mark is out of place. */
export type CsvRecord = { row: number; fields: string[]; flaw: string | null };

/** Cuts a text that comes in pieces into records. */
export type Cutter = { push: (text: string) => CsvRecord[]; end: () => CsvRecord[] };

/** Characters that one record may have: beyond it a quotation mark was opened and never closed. */
const LONGEST = 16 * 1024 * 1024;

type Cut = { fields: string[]; flaw: string | null };

/** The quoted field that begins at `from`, and where the field behind it begins; null for a mark out of place. */
const quotedAt = (text: string, from: number, delimiter: string): { value: string; next: number } | null => {
  let end = text.indexOf('"', from + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return null;
  const value = text.slice(from + 1, end).replaceAll('""', '"');
  const next = text.indexOf(delimiter, end + 1);
  const between = text.slice(end + 1, next < 0 ? undefined : next);
  return between.trim() === '' ? { value, next: next < 0 ? text.length + 1 : next + 1 } : null;
};

/** The fields of one record's text. A quotation mark has a meaning only at the beginning of a field, as in RFC 4180. */
const fieldsOf = (text: string, delimiter: string): Cut => {
  if (!text.includes('"')) return { fields: text.split(delimiter), flaw: null };
  const fields: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const quoted = text[at] === '"' ? quotedAt(text, at, delimiter) : undefined;
    if (quoted === null) return { fields, flaw: text.slice(at) };
    const end = text.indexOf(delimiter, at);
    fields.push(quoted ? quoted.value : text.slice(at, end < 0 ? undefined : end));
    at = quoted ? quoted.next : end < 0 ? text.length + 1 : end + 1;
  }
  return { fields, flaw: null };
};

/** `indexOf` for searches that go forward: what was found farther on is remembered. */
const finderOf = (text: string, wanted: string): ((from: number) => number) => {
  let [searched, found] = [-1, -1];
  return (from) => {
    if (searched >= 0 && from >= searched && (found >= from || found < 0)) return found;
    [searched, found] = [from, text.indexOf(wanted, from)];
    return found;
  };
};

/** Where records end: at their line's end, but for those inside of quotation marks. -1: not in this text. */
const endsOf = (text: string, delimiter: string, newline: string): ((from: number) => number) => {
  const quoteAt = finderOf(text, '"');
  const newlineAt = finderOf(text, newline);
  const closed = (open: number): number => {
    let at = quoteAt(open + 1);
    while (at >= 0 && text[at + 1] === '"') at = quoteAt(at + 2);
    // A mark at the very end may be the first of two.
    return at === text.length - 1 ? -1 : at;
  };
  return (from) => {
    let end = newlineAt(from);
    let quote = quoteAt(from);
    while (quote >= 0 && (end < 0 || quote < end)) {
      if (quote === from || text[quote - 1] === delimiter) {
        quote = closed(quote);
        if (quote < 0) return -1;
        end = newlineAt(quote);
      }
      quote = quoteAt(quote + 1);
    }
    return end;
  };
};

/**
 * Cuts delimited text into records, the first being row 1. Own code: papaparse swallows all behind a quotation mark that
 * is never closed, csv-parse cannot tell such a mark from one inside a field; here the line with the mark is a flaw and
 * reading goes on behind it. Blank lines count as rows, as they do in a spreadsheet.
 */
export const openCutter = (delimiter: string, newline: '\n' | '\r'): Cutter => {
  let rest = '';
  let row = 0;
  // Length of `rest` when its first record was last found to be unfinished: looked at again when it has doubled.
  let awaited = 0;

  const lineEnd = (text: string, from: number): number => {
    const end = text.indexOf(newline, from);
    return end < 0 ? text.length : end;
  };

  /** The record in a text; of one with a flaw only the first line, so that the others are read for themselves. */
  const take = (text: string, from: number, end: number): { record: CsvRecord; next: number } => {
    row += 1;
    const stop = newline === '\n' && text[end - 1] === '\r' ? end - 1 : end;
    const { fields, flaw } = fieldsOf(text.slice(from, Math.max(from, stop)), delimiter);
    if (flaw === null) return { record: { row, fields, flaw }, next: end + 1 };
    const first = lineEnd(text, from);
    return { record: { row, fields, flaw: flaw.split(/[\r\n]/, 1)[0] ?? '' }, next: first + 1 };
  };

  const cut = (last: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    const endOf = endsOf(rest, delimiter, newline);
    let from = 0;
    while (from < rest.length) {
      let end = endOf(from);
      if (end < 0 && !last && rest.length - from < LONGEST) break;
      if (end < 0) end = last ? rest.length : lineEnd(rest, from);
      const { record, next } = take(rest, from, end);
      records.push(record);
      from = next;
    }
    rest = rest.slice(from);
    awaited = rest.length;
    return records;
  };

  return {
    push: (text) => {
      rest += text;
      // A record over many pieces is not looked through again at each of them.
      return rest.length < 2 * awaited ? [] : cut(false);
    },
    end: () => cut(true),
  };
};
