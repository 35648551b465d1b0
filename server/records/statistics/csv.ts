import Papa from 'papaparse';
import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import { CASES_SOURCE } from '../../../sql/model/records/published.ts';
import { LANGUAGES } from '../../../sql/model/text.ts';
import type { Kind } from '../types.ts';

type Titles = Partial<Record<string, string>>;
type Line = [figure: string, key: string, titles: Titles, value: number | null];

const COLUMNS = [
  ...['module', 'period', 'place', 'structure', 'figure', 'key', 'title_ar', 'title_fr', 'title_en', 'value'],
  ...['told', '_source', '_licence', '_sample'],
];

/** What the keys of a dimension are called, as far as the module or the register of bodies and places says. */
const titlesOf = ({ type }: Kind, { names }: CaseStatistics, dimension: string, key: string): Titles => {
  if (dimension === 'outcome') return type.workflow.states.find(({ id }) => id === key)?.title ?? {};
  if (dimension !== 'category') return names[key] ?? {};
  const field = type.form.fields.find(({ id }) => id === type.reads.category);
  return (field?.kind === 'choice' && field.options.find(({ id }) => id === key)?.label) || {};
};

/** The figures of a module as a table, a row each; what is not told has no value and says so. */
export const statisticsCsv = (kind: Kind, statistics: CaseStatistics): string => {
  const { filter, by } = statistics;
  const figures = (['received', 'open', 'overdue', 'late', 'closed', 'medianDays', 'p90Days'] as const).map(
    (name): Line => [name, '', {}, statistics[name]],
  );
  const cells = Object.entries(by).flatMap(([name, own]) =>
    own.map(({ key, count }): Line => [name, key, titlesOf(kind, statistics, name, key), count]),
  );
  const rows = [...figures, ...cells].map(([figure, key, titles, value]) => [
    ...[kind.module.id, filter.period, filter.place, filter.structure, figure, key],
    ...LANGUAGES.map((language) => titles[language] ?? null),
    ...[value, String(value !== null), CASES_SOURCE, 'CC0-1.0', String(kind.module.web.sample ?? false)],
  ]);
  return `${Papa.unparse([COLUMNS, ...rows], { newline: '\r\n', escapeFormulae: true })}\r\n`;
};
