import { z } from 'zod';
import { decimalOf, MOST_MINOR, minorOf } from '../../server/modules/budget/rules.ts';
import { BudgetKind, ComplianceRow, type DeclaredTotal, TaxMeasure } from '../../sql/model/budget/budget.ts';
import { BudgetCode, CODE_ORIGINS, Scheme, standardCode } from '../../sql/model/budget/code.ts';
import { finding } from '../../sql/model/check-row.ts';
import type { Reason } from '../../sql/model/reasons.ts';
import { read } from '../read/index.ts';
import type { ReadOptions } from '../read/row.ts';
import { textOf } from './facts.ts';
import type { RowFinding } from './gather.ts';

/** The rows of a table as texts, and what of it could not be read. */
export type Cells = { row: number; of: Record<string, string> };
export type Told = { row: number; reason: Reason; field?: string; value?: unknown; detail?: string };
export type Tell = (finding: RowFinding) => void;

export const cellsOf = async (path: string, options: ReadOptions, tell: Tell): Promise<Cells[]> => {
  const cells: Cells[] = [];
  for await (const item of read(path, options)) {
    if (item.kind === 'problem') tell(item.problem);
    else
      cells.push({
        row: item.row,
        of: Object.fromEntries(Object.entries(item.properties).map(([name, value]) => [name, textOf(value)])),
      });
  }
  return cells;
};

const reject = (tell: Tell, { row, reason, ...said }: Told): null => {
  tell({ ...finding('reject', reason, said), row });
  return null;
};

const textIn = (of: Cells['of'], name: string) => {
  const any = of[`${name}_fr`] || of[`${name}_en`] || of[`${name}_ar`] || of[name] || '';
  return { ar: of[`${name}_ar`] || any, fr: of[`${name}_fr`] || any, en: of[`${name}_en`] || any };
};

const whole = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,12}(\.0+)?$/.test(text) ? Math.trunc(Number(text)) : null;

/** A shape that a row was made to fit; what does not fit is told with the field. */
const shaped = <T>(schema: z.ZodType<T>, value: unknown, row: number, tell: Tell): T[] => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [parsed.data];
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  const given = (value as Record<string, unknown>)[field];
  reject(tell, {
    row,
    reason: given === '' || given == null ? 'missing-value' : 'unknown-code',
    field,
    value: given,
  });
  return [];
};

/** Codes of classifications: `scheme,code,parent,title_ar,title_fr,title_en,source,origin`. */
export const codesIn = (
  cells: readonly Cells[],
  fallback: { source: string; isSample: boolean },
  tell: Tell,
) =>
  cells.flatMap(({ row, of }): BudgetCode[] => {
    const scheme = Scheme.safeParse(of.scheme);
    const code = scheme.success ? standardCode(scheme.data, of.code ?? '') : of.code;
    const parent = of.parent ? (scheme.success ? standardCode(scheme.data, of.parent) : of.parent) : null;
    const origin =
      z.enum(CODE_ORIGINS).safeParse(of.origin).data ?? (fallback.isSample ? 'sample' : 'standard');
    const value = {
      scheme: of.scheme,
      code,
      parent,
      title: textIn(of, 'title'),
      source: of.source || fallback.source,
      origin,
    };
    return shaped(BudgetCode, value, row, tell);
  });

type Money = { decimals: number };

const money = ({ row, of }: Cells, field: string, { decimals }: Money, tell: Tell): bigint | null => {
  const value = of[field] ?? '';
  const read = minorOf(value, decimals);
  if (read.kind === 'minor') return read.minor;
  if (value === '') return reject(tell, { row, reason: 'missing-value', field });
  if (read.kind === 'too-large')
    return reject(tell, { row, reason: 'too-large', field, value, detail: decimalOf(MOST_MINOR, decimals) });
  return read.kind === 'too-fine'
    ? reject(tell, { row, reason: 'too-many-decimals', field, value, detail: String(decimals) })
    : reject(tell, { row, reason: 'not-a-number', field, value });
};

const tellYear = (tell: Tell, row: number, value: string | undefined): null =>
  reject(tell, { row, reason: value ? 'not-a-year' : 'missing-value', field: 'year', value });

/** Totals that the file declares: `year,kind,scheme,code,amount`; without a scheme, of the whole budget. */
export const totalsIn = (cells: readonly Cells[], by: Money, tell: Tell): DeclaredTotal[] =>
  cells.flatMap((one): DeclaredTotal[] => {
    const { row, of } = one;
    const [year, kind] = [whole(of.year), BudgetKind.safeParse(of.kind)];
    if (year === null) tellYear(tell, row, of.year);
    if (!kind.success) reject(tell, { row, reason: 'unknown-code', field: 'kind', value: of.kind });
    const scheme = of.scheme ? Scheme.safeParse(of.scheme) : null;
    if (scheme && !scheme.success)
      reject(tell, { row, reason: 'unknown-code', field: 'scheme', value: of.scheme });
    const minor = money(one, 'amount', by, tell);
    if (year === null || !kind.success || minor === null || (scheme && !scheme.success)) return [];
    const code = scheme ? standardCode(scheme.data, of.code ?? '') : null;
    return [{ year, kind: kind.data, scheme: scheme?.data ?? null, code, minor, row }];
  });

type Year = TaxMeasure['years'][number];

const yearsOf = (
  cells: readonly Cells[],
  by: Money,
  tell: Tell,
): Map<string, { row: number; years: Year[] }> => {
  const found = new Map<string, { row: number; years: Year[] }>();
  for (const one of cells) {
    const { row, of } = one;
    const year = whole(of.year);
    if (year === null) {
      tellYear(tell, row, of.year);
      continue;
    }
    // A measure that nobody reckoned has years without amounts.
    const amount = of.amount === '' || of.amount === undefined ? null : money(one, 'amount', by, tell);
    const id = of.measure ?? '';
    const before = found.get(id) ?? { row, years: [] };
    if (before.years.some((given) => given.year === year))
      reject(tell, {
        row,
        reason: 'duplicate-line',
        field: 'measure',
        value: `${id} ${year}`,
        detail: String(before.row),
      });
    before.years.push({ year, amount: amount?.toString() ?? null, beneficiaries: whole(of.beneficiaries) });
    found.set(id, before);
  }
  return found;
};

/** What a table may say once is told where it says it again. */
const tellTwice = (rows: readonly { row: number; key: string }[], field: string, tell: Tell): void => {
  const seen = new Map<string, number>();
  for (const { row, key } of rows) {
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row);
    else reject(tell, { row, reason: 'duplicate-line', field, value: key, detail: String(before) });
  }
};

/** Tax expenditures: a table of measures, and one of their amounts by year. */
export const measuresIn = (
  measures: readonly Cells[],
  amounts: readonly Cells[],
  by: Money,
  tell: Tell,
): TaxMeasure[] => {
  const years = yearsOf(amounts, by, tell);
  const found = measures.flatMap(({ row, of }): TaxMeasure[] => {
    const value = {
      id: of.id ?? '',
      title: textIn(of, 'title'),
      tax: of.tax ?? '',
      taxTitle: textIn(of, 'tax_title'),
      legalBasis: textIn(of, 'legal_basis'),
      objective: textIn(of, 'objective'),
      beneficiaries: textIn(of, 'beneficiaries'),
      method: of.method,
      years: (years.get(of.id ?? '')?.years ?? []).sort((a, b) => a.year - b.year),
    };
    return shaped(TaxMeasure, value, row, tell);
  });
  tellTwice(
    measures.map(({ row, of }) => ({ row, key: of.id ?? '' })),
    'id',
    tell,
  );
  const known = new Set(found.map(({ id }) => id));
  for (const [id, { row }] of years)
    if (!known.has(id)) reject(tell, { row, reason: 'unknown-code', field: 'measure', value: id });
  return found;
};

const COUNTS = [
  ['filed', 'filed', 'registered'],
  ['filedOnTime', 'filed_on_time', 'filed'],
  ['paidOnTime', 'paid_on_time', 'registered'],
] as const;

/** How taxpayers complied: `year,tax,tax_title_*,registered,filed,filed_on_time,paid_on_time,audits,reassessed,arrears`. */
export const complianceIn = (cells: readonly Cells[], by: Money, tell: Tell): ComplianceRow[] => {
  tellTwice(
    cells.map(({ row, of }) => ({ row, key: `${of.tax} ${of.year}` })),
    'tax',
    tell,
  );
  return cells.flatMap((one): ComplianceRow[] => {
    const { row, of } = one;
    const [reassessed, arrears] = [money(one, 'reassessed', by, tell), money(one, 'arrears', by, tell)];
    if (reassessed === null || arrears === null) return [];
    const value = {
      year: whole(of.year),
      tax: of.tax ?? '',
      taxTitle: textIn(of, 'tax_title'),
      registered: whole(of.registered),
      filed: whole(of.filed),
      filedOnTime: whole(of.filed_on_time),
      paidOnTime: whole(of.paid_on_time),
      audits: whole(of.audits),
      reassessed: String(reassessed),
      arrears: String(arrears),
    };
    const fitting = shaped(ComplianceRow, value, row, tell);
    for (const found of fitting)
      for (const [key, field, whole] of COUNTS) {
        const most = found[whole === 'filed' ? 'filed' : 'registered'];
        if (found[key] > most)
          reject(tell, {
            row,
            reason: 'count-above',
            field,
            value: found[key],
            detail: `${whole} (${most})`,
          });
      }
    return fitting;
  });
};
