import type { FigureTable } from '../../sql/model/api/analyses.ts';
import { unitOf } from '../format.ts';
import { useWords, type Words } from '../i18n/intl.tsx';

type Column = FigureTable['columns'][number];
type Row = FigureTable['rows'][number];
type Cell = Row['values'][number];

const named = (name: Partial<Record<string, string>>, { language }: Words, otherwise: string): string =>
  name[language] ?? Object.values(name)[0] ?? otherwise;

/** What is too small for its decimals is not nothing. */
const numberOf = (value: number, decimals: number, { number }: Words): string => {
  const least = 10 ** -decimals;
  return value > 0 && value < least / 2 ? `< ${number(least, decimals)}` : number(value, decimals);
};

const written = (cell: Cell, column: Column, words: Words): string => {
  if (cell === null) return '—';
  if (typeof cell === 'object') return named(cell, words, '—');
  if (typeof cell === 'number') return numberOf(cell, column.decimals ?? 2, words);
  if (typeof cell === 'boolean') return words.say(cell ? 'answer.yes' : 'answer.no');
  const code = column.codes?.[cell];
  return code ? words.text(code) : cell;
};

const Head = ({ column }: { column: Column }) => {
  const { text, language } = useWords();
  const unit = column.unit ? unitOf(column.unit, language) : '';
  return (
    <th scope="col" data-number={column.type === 'number'}>
      {text(column.title)}
      {unit && <span className="muted"> ({unit})</span>}
    </th>
  );
};

const hasNames = ({ rows }: FigureTable): boolean => rows.some(({ name }) => Object.keys(name).length > 0);

/** The figures of an answer, a row a feature. */
export const AnswerTable = ({ table, title }: { table: FigureTable; title: string }) => {
  const words = useWords();
  if (table.rows.length === 0) return null;
  const isNamed = hasNames(table);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="answer-table" aria-label={title} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.say(isNamed ? 'answer.name' : 'answer.number')}</th>
            {table.columns.map((column) => (
              <Head key={column.name} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <bdi>{named(row.name, words, row.id)}</bdi>
              </th>
              {table.columns.map((column, at) => (
                <td key={column.name} data-number={column.type === 'number'}>
                  <bdi>{written(row.values[at] ?? null, column, words)}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {table.more > 0 && (
        <p className="muted answer-more">{words.say('answer.more', { count: table.more })}</p>
      )}
    </section>
  );
};
