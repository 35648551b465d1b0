import { decimalOf, MOST_MINOR, minorOf, type ParentRow } from '../../server/modules/budget/rules.ts';
import type { BudgetAmount, BudgetKind, BudgetLine, BudgetManifest } from '../../sql/model/budget/budget.ts';
import { LineId } from '../../sql/model/budget/budget.ts';
import { type BudgetCode, CodeId, SCHEMES, type Scheme, standardCode } from '../../sql/model/budget/code.ts';
import { type Finding, finding } from '../../sql/model/check-row.ts';
import type { Reason } from '../../sql/model/reasons.ts';
import { sameText } from '../../sql/model/text.ts';
import { kindOf } from './concepts.ts';
import { type Fact, lineOf } from './facts.ts';

/** A finding and the row of the file that it is about. */
export type RowFinding = Finding & { row: number | null };

/** What amounts are held against: the budget, its codes, and the places that there are. */
export type Known = {
  manifest: BudgetManifest;
  codes: ReadonlyMap<Scheme, ReadonlyMap<string, BudgetCode>>;
  placeOf: (code: string) => string | null;
};

export type Gathered = {
  /** Lines that are no total of others, with their amounts: what is stored. */
  lines: BudgetLine[];
  amounts: (BudgetAmount & { row: number })[];
  /** All rows, totals too, for the check of sums. */
  parents: ParentRow[];
  parentOf: ReadonlyMap<string, { parent: string | null; row: number }>;
  /** Codes that a file named by labels in its own rows. */
  labelled: BudgetCode[];
  findings: RowFinding[];
};

type Said = { field?: string; value?: unknown; detail?: string };

const yearOf = (text: string | undefined): number | null =>
  text !== undefined && /^(19|20|21)\d{2}(\.0+)?$/.test(text) ? Math.trunc(Number(text)) : null;

const GENDER: Record<string, 0 | 1 | 2> = { '0': 0, '1': 1, '2': 2 };
const LONGEST_TITLE = 300;
const FIELDS = [...SCHEMES, 'place', 'gender'] as const;

/** Puts the facts of a table together to lines and amounts, and tells of each that cannot be. */
export const openGatherer = ({ manifest, codes, placeOf }: Known) => {
  const lines = new Map<string, { line: BudgetLine; row: number; parent: string | null }>();
  const seen = new Map<string, number>();
  const rows: ParentRow[] = [];
  const labelled = new Map<string, BudgetCode>();
  const findings: RowFinding[] = [];
  const checkedRows = new Map<number, string | null>();

  const reject = (row: number, reason: Reason, said: Said): null => {
    findings.push({ ...finding('reject', reason, said), row });
    return null;
  };

  const codeOf = (scheme: Scheme, { said, row }: Fact): string | null | undefined => {
    const given = said[scheme];
    if (given === undefined) return null;
    const code = standardCode(scheme, given);
    if (codes.get(scheme)?.has(code)) return code;
    const label = said[`${scheme}_label`];
    if (label === undefined || !CodeId.safeParse(code).success) {
      reject(row, 'unknown-code', { field: scheme, value: given });
      return undefined;
    }
    const title = sameText(label);
    const source = manifest.sources[0]!.title;
    labelled.set(`${scheme} ${code}`, { scheme, code, parent: null, title, source, origin: 'standard' });
    return code;
  };

  const titleOf = ({ said }: Fact): BudgetLine['title'] => {
    const given = [said.title_ar, said.title_fr, said.title_en];
    const any = given.find((text) => text !== undefined);
    if (any === undefined) return null;
    const [ar, fr, en] = given.map((text) => (text ?? any).slice(0, LONGEST_TITLE));
    return { ar: ar!, fr: fr!, en: en! };
  };

  const placed = ({ said, row }: Fact): string | null | undefined => {
    if (said.place === undefined) return null;
    const id = placeOf(said.place);
    if (id !== null) return id;
    reject(row, 'unknown-place', { field: 'place', value: said.place, detail: manifest.placeLevel });
    return undefined;
  };

  const lineFrom = (fact: Fact): BudgetLine | null => {
    const { said, row } = fact;
    const id = lineOf(said);
    if (id === '') return reject(row, 'missing-value', { field: 'line' });
    if (!LineId.safeParse(id).success) return reject(row, 'bad-line', { field: 'line', value: id });
    const gender = said.gender === undefined ? null : GENDER[said.gender.replace(/\.0+$/, '')];
    if (gender === undefined) return reject(row, 'unknown-code', { field: 'gender', value: said.gender });
    if (said.direction !== undefined && !/^(expenditure|expense|spending)$/i.test(said.direction))
      return reject(row, 'not-an-expenditure', { field: 'direction', value: said.direction });
    if (said.currency !== undefined && said.currency !== manifest.currency)
      return reject(row, 'other-currency', {
        field: 'currency',
        value: said.currency,
        detail: manifest.currency,
      });
    const [place, ...found] = [placed(fact), ...SCHEMES.map((scheme) => codeOf(scheme, fact))];
    if (place === undefined || found.includes(undefined)) return null;
    const [administration, of, economic, programme] = found as (string | null)[];
    return {
      id,
      title: titleOf(fact),
      administration: administration!,
      function: of!,
      economic: economic!,
      programme: programme!,
      place,
      gender,
    };
  };

  /** The line of a row, once for all amounts of the row; null where the row was refused. */
  const lineOfRow = (fact: Fact): string | null => {
    const known = checkedRows.get(fact.row);
    if (known !== undefined) return known;
    const line = lineFrom(fact);
    const before = line && lines.get(line.id);
    const other = before && FIELDS.find((field) => before.line[field] !== line[field]);
    if (line && before && other)
      reject(fact.row, 'line-differs', { field: other, value: line.id, detail: String(before.row) });
    else if (line && !before) lines.set(line.id, { line, row: fact.row, parent: fact.said.parent ?? null });
    const id = line && !other ? line.id : null;
    checkedRows.set(fact.row, id);
    return id;
  };

  const when = ({ kind, year, said, row }: Fact): { kind: BudgetKind; year: number } | null => {
    const foundYear = year ?? yearOf(said.year);
    if (foundYear === null)
      return reject(row, said.year ? 'not-a-year' : 'missing-value', { field: 'year', value: said.year });
    const foundKind = kind ?? kindOf(said.kind ?? '');
    if (foundKind === null) return reject(row, 'unknown-code', { field: 'kind', value: said.kind });
    return { kind: foundKind, year: foundYear };
  };

  const amountOf = ({ row, column, amount, factor }: Fact): bigint | null => {
    const read = minorOf(amount, manifest.decimals, factor);
    const said = { field: column, value: amount };
    if (read.kind === 'no-number') return reject(row, 'not-a-number', said);
    if (read.kind === 'too-large')
      return reject(row, 'too-large', { ...said, detail: decimalOf(MOST_MINOR, manifest.decimals) });
    if (read.kind === 'too-fine')
      return reject(row, 'too-many-decimals', { ...said, detail: String(manifest.decimals) });
    if (read.minor < 0n) findings.push({ ...finding('warning', 'negative-amount', said), row });
    return read.minor;
  };

  const add = (fact: Fact): void => {
    const line = lineOfRow(fact);
    if (line === null) return;
    const at = when(fact);
    const minor = at && amountOf(fact);
    if (at === null || minor === null) return;
    const key = `${line} ${at.year} ${at.kind}`;
    const before = seen.get(key);
    if (before !== undefined) {
      reject(fact.row, 'duplicate-line', { field: fact.column, value: key, detail: String(before) });
      return;
    }
    seen.set(key, fact.row);
    rows.push({ line, ...at, minor, row: fact.row, parent: lines.get(line)?.parent ?? null });
  };

  const end = (): Gathered => {
    const totals = new Set([...lines.values()].flatMap(({ parent }) => parent ?? []));
    return {
      lines: [...lines.values()].map(({ line }) => line).filter(({ id }) => !totals.has(id)),
      amounts: rows.filter(({ line }) => !totals.has(line)),
      parents: rows,
      parentOf: new Map([...lines].map(([id, { parent, row }]) => [id, { parent, row }])),
      labelled: [...labelled.values()],
      findings,
    };
  };
  return { add, end };
};
