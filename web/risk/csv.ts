import type { Language } from '../../sql/model/text.ts';
import { nameIn } from '../series/names.ts';
import type { RiskRow } from './weigh.ts';

const HEAD = [
  ...['place', 'name', 'period', 'score', 'class', 'lower', 'upper'],
  ...['rank_first', 'rank_last', 'confidence', 'coverage'],
];

const cell = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'number' ? String(Number(value.toFixed(6))) : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** What the page shows, with the weights that it shows it by, as a table. */
export const csvOf = (
  rows: readonly RiskRow[],
  { period, language }: { period: string; language: Language },
): string =>
  [
    HEAD,
    ...rows.map((row) => [
      ...[row.id, nameIn(row.name, language, ''), period, row.score, row.class?.id],
      ...(row.score === null ? [null, null] : [row.least, row.most]),
      ...[row.ranks?.first, row.ranks?.last, row.confidence, row.share],
    ]),
  ]
    .map((line) => `${line.map(cell).join(',')}\r\n`)
    .join('');
