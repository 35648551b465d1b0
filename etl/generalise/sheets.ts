/** A period of validity, "from/to" in the database's text; an open end is empty, null is always. */
type Dated = { period: string | null };

const endsOf = ({ period }: Dated): { from: string; to: string } => {
  const [from = '', to = ''] = period?.split('/') ?? [];
  return { from, to: to || '\uffff' };
};

/**
 * Parts rows into sheets that each show one date: all of a sheet are valid together at some moment. Versions of a place lie on
 * each other; only what is valid at one date shares borders as a coverage does. As few sheets as there can be (by
 * ascending begin, a new one where a row begins after one of the sheet has ended). Gives the rows' indices.
 */
export const sheetsOf = (rows: readonly Dated[]): number[][] => {
  const spans = rows.map((row, index) => ({ index, ...endsOf(row) }));
  spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.index - b.index));
  const sheets: number[][] = [];
  let until = '';
  for (const { index, from, to } of spans) {
    if (sheets.length === 0 || from >= until) {
      sheets.push([]);
      until = to;
    }
    sheets.at(-1)!.push(index);
    if (to < until) until = to;
  }
  return sheets.map((sheet) => sheet.sort((a, b) => a - b));
};
