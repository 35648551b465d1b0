import type { Measured, SumRow, Sums } from '../../../server/modules/budget/schema.ts';
import type { Words } from '../../i18n/intl.tsx';
import type { Sheet } from '../../ui/take-along/sheet.ts';
import { changeOf, exact, percent, plain, short, signed } from './money.ts';
import type { Measure, State } from './state.ts';

/** A row of sums as it is drawn: its name, the value of the measure, what it was, and where it leads. */
export type Part = {
  key: string;
  code: string | null;
  name: string;
  /** Of the measure; null where it cannot be had (per head of no place). */
  value: number | null;
  before: number | null;
  change: number | null;
  share: number;
  row: SumRow;
};

export const measureOf = (of: Measured, measure: Measure): number | null =>
  measure === 'amount' ? Number(of.amount) : measure === 'perHead' ? of.perHead : of.constant;

/** A value of a measure as it is read. */
export const shown = (value: number, measure: Measure, currency: string, words: Words): string =>
  measure === 'perHead'
    ? plain(value, { currency }, words.language)
    : short(value, { currency }, words.language);

const nameOf = ({ code, title }: SumRow, { by, path }: Sums, { say, text }: Words): string => {
  if (title) return text(title);
  if (code !== null) return code;
  if (path.length > 0) return say('budget.itself');
  return by === 'place'
    ? say('budget.place.none')
    : by === 'gender'
      ? say('budget.gender.none')
      : say('budget.unclassified');
};

/** The rows of sums, beside what each was in the sums that they are held against. */
export const partsOf = (sums: Sums, against: Sums | null, measure: Measure, words: Words): Part[] => {
  const before = new Map(against?.rows.map((row) => [row.code, measureOf(row, measure)]));
  return sums.rows.map((row) => {
    const value = measureOf(row, measure);
    const was = before.get(row.code) ?? null;
    return {
      key: row.code ?? '-',
      code: row.code,
      name: nameOf(row, sums, words),
      value,
      before: was,
      change: value === null ? null : changeOf(value, was),
      share: row.share,
      row,
    };
  });
};

/** The sentence that a figure of sums begins with. */
export const findingOf = (sums: Sums, parts: readonly Part[], measure: Measure, words: Words): string => {
  const { say, language } = words;
  const total = measureOf(sums.total, measure);
  const said = {
    year: String(sums.year),
    kind: say(`budget.kind.${sums.kind}`).toLowerCase(),
    total: total === null ? '–' : shown(total, measure, sums.of.currency, words),
  };
  // What is of no one place is the most of all, and says nothing of places.
  const named = parts.filter(({ code, value }) => (code !== null || sums.by !== 'place') && value !== null);
  const first = named.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  if (!first || parts.length < 2) return say('budget.findingOne', said);
  const much =
    measure === 'perHead'
      ? shown(first.value ?? 0, measure, sums.of.currency, words)
      : percent(first.share, language, first.share < 0.1 ? 1 : 0);
  return say('budget.finding', { ...said, name: first.name, share: much });
};

/** Where a part leads: into itself where it has parts, else to its lines. */
export const innerOf = ({ code }: Part, { by, filters }: State): Partial<State> => ({
  filters: { ...filters, [by]: code ?? 'none' },
});

/** The figure as it is taken along: all measures of each part, and bars of the one that is shown. */
export const sheetOf = (
  sums: Sums,
  parts: readonly Part[],
  measure: Measure,
  notes: readonly string[],
  words: Words,
): Sheet => {
  const { say, language } = words;
  const most = Math.max(1e-9, ...parts.map(({ value }) => value ?? 0));
  return {
    lead: findingOf(sums, parts, measure, words),
    columns: [
      ...[
        say('budget.code'),
        say('budget.name'),
        `${say('budget.amount')} (${sums.of.currency})`,
        say('budget.share'),
      ],
      ...[say('budget.perHead'), say('budget.constant'), `${say('budget.change')} %`],
    ],
    rows: parts.map(({ code, name, value, share, change, row }) => ({
      cells: [code, name, row.amount, share, row.perHead, row.constant, change],
      head: name,
      ...(value === null ? {} : { value: shown(value, measure, sums.of.currency, words) }),
      lines: [
        [percent(share, language), change === null ? null : signed(change, language)]
          .filter(Boolean)
          .join(' · '),
      ],
      bar: { share: Math.max(0, (value ?? 0) / most), low: null, high: null },
    })),
    notes,
  };
};

export { exact };
