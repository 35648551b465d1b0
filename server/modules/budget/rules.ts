import type { BudgetAmount, BudgetKind, DeclaredTotal } from '../../../sql/model/budget/budget.ts';
import type { BudgetCode, Scheme } from '../../../sql/model/budget/code.ts';

/**
 * The arithmetic of budgets. Amounts are whole numbers of the smallest unit (millimes) as bigint, so that no sum is ever rounded;
 * what is divided (per head, constant prices, shares) becomes a number only where it is shown.
 */

/** An amount as a decimal: 1234500n with 3 decimals is `1234.500`. */
export const decimalOf = (minor: bigint, decimals: number): string => {
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = minor < 0n ? '-' : '';
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
};

export type Minor =
  | { kind: 'minor'; minor: bigint }
  | { kind: 'no-number' }
  | { kind: 'too-fine' }
  | { kind: 'too-large' };

const NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** No number has as many signs, so that what is long is not looked at. */
const LONGEST = 400;
/** What the database's whole numbers hold. */
export const MOST_MINOR = 9_000_000_000_000_000_000n;

/** What stands in a cell as the smallest unit, exactly; `factor` is what a file counts in (1000: thousands). */
export const minorOf = (cell: string, decimals: number, factor = 1): Minor => {
  const found = cell.length > LONGEST ? null : NUMBER.exec(cell.trim().replace(/[\u00a0\u202f ]/g, ''));
  if (!found) return { kind: 'no-number' };
  const [, sign, whole = '', fraction = '', power = '0'] = found;
  const led = `${whole}${fraction}`.replace(/^0+/, '');
  const digits = led.replace(/0+$/, '');
  if (digits === '') return { kind: 'minor', minor: 0n };
  // The number is its digits times this power of ten.
  const shift = Number(power) - fraction.length + decimals + led.length - digits.length;
  if (digits.length + shift > 20) return { kind: 'too-large' };
  if (shift < -LONGEST) return { kind: 'too-fine' };
  const counted = BigInt(digits) * BigInt(factor);
  const divisor = 10n ** BigInt(Math.max(0, -shift));
  if (counted % divisor !== 0n) return { kind: 'too-fine' };
  const minor = (counted / divisor) * 10n ** BigInt(Math.max(0, shift));
  if (minor > MOST_MINOR) return { kind: 'too-large' };
  return { kind: 'minor', minor: sign === '-' ? -minor : minor };
};

/** The decimal of an amount as a number that may be divided and drawn: exact up to 2^53 of the smallest unit. */
export const numberOf = (decimal: string): number => Number(decimal);

/** An amount for each of so many people; null where nobody is counted. */
export const perHead = (amount: number, people: number | null): number | null =>
  people === null || people <= 0 ? null : amount / people;

/**
 * An amount in prices of the base year of a deflator (index, base year 100): amount x index(base) / index(year). Null for a year
 * that the index lacks. System of National Accounts 2008, 15.
 */
export const constantPrice = (
  amount: number,
  year: number,
  index: { base: number; values: readonly { year: number; value: number }[] },
): number | null => {
  const of = (wanted: number) => index.values.find((one) => one.year === wanted)?.value ?? null;
  const [then, base] = [of(year), of(index.base)];
  return then === null || base === null ? null : amount * (base / then);
};

/** Codes in their tree: what stands directly below another, and all that lies below. */
export type Tree = {
  byCode: ReadonlyMap<string, BudgetCode>;
  children: (code: string | null) => readonly BudgetCode[];
  /** The code itself and all below it. */
  within: (code: string) => string[];
  /** From the top down to the code itself; codes that are unknown stand alone. */
  path: (code: string) => string[];
};

export const treeOf = (codes: readonly BudgetCode[], scheme: Scheme): Tree => {
  const own = codes.filter((one) => one.scheme === scheme);
  const byCode = new Map(own.map((one) => [one.code, one]));
  const below = new Map<string | null, BudgetCode[]>();
  for (const one of own) {
    const parent = one.parent !== null && byCode.has(one.parent) ? one.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), one]);
  }
  const children = (code: string | null) => below.get(code) ?? [];
  const within = (code: string): string[] => {
    const found = new Set([code]);
    for (const one of found) for (const child of children(one)) found.add(child.code);
    return [...found];
  };
  const path = (code: string): string[] => {
    const steps = [code];
    for (let at = byCode.get(code)?.parent; at && !steps.includes(at); at = byCode.get(at)?.parent)
      steps.unshift(at);
    return steps;
  };
  return { byCode, children, within, path };
};

/** Sums of leaves gathered by the child of `top` that each lies below; what is classified as `top` itself, or not at all, stands under null. */
export const rollUp = <T extends { code: string | null }>(
  rows: readonly T[],
  tree: Tree,
  top: string | null,
): Map<string | null, T[]> => {
  const gathered = new Map<string | null, T[]>();
  for (const row of rows) {
    const path = row.code === null ? [] : tree.path(row.code);
    const at = top === null ? 0 : path.indexOf(top) + 1;
    const key = path[at] ?? null;
    gathered.set(key, [...(gathered.get(key) ?? []), row]);
  }
  return gathered;
};

export const sum = (values: Iterable<bigint>): bigint => {
  let total = 0n;
  for (const value of values) total += value;
  return total;
};

/** Something found in the amounts of a file: what is rejected keeps the file out. */
export type SumFinding = {
  severity: 'reject' | 'warning';
  reason: 'sum-differs' | 'kind-missing' | 'revised-differs' | 'executed-above-revised';
  row: number | null;
  field: string | null;
  /** An amount of the smallest unit, or a count. */
  value: bigint | number;
  detail: bigint | string;
};

type Key = `${number} ${BudgetKind}`;
const keyOf = ({ year, kind }: { year: number; kind: BudgetKind }): Key => `${year} ${kind}`;

/** A row that is the total of others, by their `parent`. */
export type ParentRow = BudgetAmount & { row: number; parent: string | null };

/** Holds rows that have children against the sum of these, for each year and kind that both have. */
export const parentFindings = (rows: readonly ParentRow[]): SumFinding[] => {
  const sums = new Map<string, bigint>();
  for (const row of rows) {
    if (row.parent === null) continue;
    const key = `${keyOf(row)} ${row.parent}`;
    sums.set(key, (sums.get(key) ?? 0n) + row.minor);
  }
  return rows.flatMap((row): SumFinding[] => {
    const made = sums.get(`${keyOf(row)} ${row.line}`);
    if (made === undefined || made === row.minor) return [];
    return [
      {
        severity: 'reject',
        reason: 'sum-differs',
        row: row.row,
        field: row.line,
        value: row.minor,
        detail: made,
      },
    ];
  });
};

/** Holds totals that a file declares against the lines that they are of. `within` gives the codes below a code. */
export const totalFindings = (
  totals: readonly DeclaredTotal[],
  sumOf: (of: { year: number; kind: BudgetKind; scheme: Scheme | null; code: string | null }) => bigint,
): SumFinding[] =>
  totals.flatMap((total): SumFinding[] => {
    const made = sumOf(total);
    if (made === total.minor) return [];
    const field = `${[total.scheme, total.code].filter(Boolean).join(' ') || 'budget'} ${total.year} ${total.kind}`;
    return [
      { severity: 'reject', reason: 'sum-differs', row: total.row, field, value: total.minor, detail: made },
    ];
  });

const perYear = (amounts: readonly BudgetAmount[]): Map<number, Map<BudgetKind, Map<string, bigint>>> => {
  const years = new Map<number, Map<BudgetKind, Map<string, bigint>>>();
  for (const { year, kind, line, minor } of amounts) {
    const kinds = years.get(year) ?? new Map<BudgetKind, Map<string, bigint>>();
    const lines = kinds.get(kind) ?? new Map<string, bigint>();
    lines.set(line, minor);
    kinds.set(kind, lines);
    years.set(year, kinds);
  }
  return years;
};

/** What a reader should know of a year: kinds that some lines lack, a revision that is no mere transfer, spending beyond what was allowed. */
export const kindFindings = (amounts: readonly BudgetAmount[]): SumFinding[] =>
  [...perYear(amounts)]
    .sort(([a], [b]) => a - b)
    .flatMap(([year, kinds]): SumFinding[] => {
      const findings: SumFinding[] = [];
      const lines = new Set([...kinds.values()].flatMap((of) => [...of.keys()]));
      const said = { severity: 'warning' as const, row: null, detail: String(year) };
      for (const [kind, of] of kinds)
        if (of.size < lines.size)
          findings.push({ ...said, reason: 'kind-missing', field: kind, value: lines.size - of.size });
      const [voted, revised, executed] = [kinds.get('voted'), kinds.get('revised'), kinds.get('executed')];
      if (voted && revised) {
        const by = sum(revised.values()) - sum(voted.values());
        if (by !== 0n) findings.push({ ...said, reason: 'revised-differs', field: 'revised', value: by });
      }
      const above = [...(executed ?? [])].filter(([line, minor]) => minor > (revised?.get(line) ?? minor));
      if (above.length > 0)
        findings.push({ ...said, reason: 'executed-above-revised', field: 'executed', value: above.length });
      return findings;
    });

/** Lines that are part of themselves, by way of their parents. */
export const endless = (parents: ReadonlyMap<string, string | null>): string[] =>
  [...parents.keys()].filter((line) => {
    const seen = new Set<string>();
    for (let at: string | null = line; at !== null; at = parents.get(at) ?? null) {
      if (seen.has(at)) return at === line;
      seen.add(at);
    }
    return false;
  });

/**
 * What so many units of money pay for: shares in whole parts that add up to all of it, by largest remainders (Hamilton). `parts` of
 * 100 dinars in tenths are 1000.
 */
export const apportion = (amounts: readonly bigint[], parts: number): number[] => {
  const total = sum(amounts);
  if (total <= 0n) return amounts.map(() => 0);
  const whole = amounts.map((amount) => Number((amount * BigInt(parts)) / total));
  const rest = amounts.map((amount, at) => ({ at, left: (amount * BigInt(parts)) % total }));
  rest.sort((a, b) => (a.left === b.left ? a.at - b.at : a.left < b.left ? 1 : -1));
  const missing = parts - whole.reduce((a, b) => a + b, 0);
  for (const { at } of rest.slice(0, missing)) whole[at] = (whole[at] ?? 0) + 1;
  return whole;
};
