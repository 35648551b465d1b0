import { type Language, type Text, withMinus } from '../../../sql/model/text.ts';
import { line } from '../../briefs/clean.ts';
import type { Cell, Table } from '../../briefs/document.ts';
import { REPORT_WORDS, type ReportWord } from './report-words.ts';
import { decimalOf } from './rules.ts';
import type { Budget } from './which.ts';

/** Of which budget and year a report is, and in which language. */
export type Maker = { budget: Budget; year: number; language: Language };

/** How a report says words, amounts and numbers. */
export const toolsOf = ({ budget, language }: Maker) => {
  const { decimals, currency } = budget.manifest;
  const locale = language === 'en' ? 'en-GB' : `${language}-TN`;
  const written = (value: number, how: Intl.NumberFormatOptions = {}): string =>
    withMinus(new Intl.NumberFormat(locale, how).format(value));
  const percentage = (share: number, options: Intl.NumberFormatOptions = {}): string =>
    written(share, { style: 'percent', maximumFractionDigits: 0, ...options });
  return {
    say: (key: ReportWord, values: Record<string, string | number> = {}): string =>
      REPORT_WORDS[key][language].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? '')),
    text: (one: Text): string => line(one[language]),
    money: (minor: bigint): string =>
      written(Number(decimalOf(minor, decimals)), {
        ...{ style: 'currency', currency, notation: 'compact' },
        maximumSignificantDigits: 3,
      }),
    number: (value: number): string => written(value),
    share: (part: number, whole: number, digits = 0): string =>
      percentage(whole === 0 ? 0 : part / whole, { maximumFractionDigits: digits }),
    change: (now: bigint, before: bigint): string =>
      percentage(Number(now - before) / Number(before), {
        ...{ signDisplay: 'exceptZero', maximumFractionDigits: 1 },
      }),
  };
};
export type Tools = ReturnType<typeof toolsOf>;

export const value = (text: string, note = ''): Cell => ({ kind: 'value', text, note });
export const prose = (text: string, note = ''): Cell => ({ kind: 'text', text, note });
export const name = (title: string, note = ''): Cell => ({ kind: 'name', title, note, sample: false });

/** The columns of a table: those that share what room is left begin at the start, numbers end at the end. */
export const columns = (wide: readonly string[], numbers: readonly string[]): Table['columns'] => [
  ...wide.map((label) => ({ label, width: 'rest' as const, align: 'start' as const })),
  ...numbers.map((label) => ({ label, width: 'auto' as const, align: 'end' as const })),
];

/** Rows by what they have in common, in the order in which that first comes. */
export const gathered = <T>(rows: readonly T[], by: (row: T) => string): T[][] => {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(by(row), [...(found.get(by(row)) ?? []), row]);
  return [...found.values()];
};
