import type { ReactNode } from 'react';
import { secondsOf } from '../../sql/model/duration.ts';
import { useWords } from '../i18n/intl.tsx';
import { type Line, shownIn, stampOf } from './line.ts';
import { intervalInWords, measure, pInWords, trendInWords } from './said.ts';
import type { Span } from './span.ts';
import { statisticsOf } from './statistics.ts';
import { timeWords } from './time-words.ts';
import { LEAST_YEARS, type SeriesTrend } from './trend.ts';

/** What statistics of a line are told by: the part of the stretch that the series speaks of. */
const statedBy = ({ one: { series, parameter } }: Line, [from, to]: Span) => {
  const every = series.every ? secondsOf(series.every) : null;
  const [first, last] = [series.first, series.last?.time].map((time) =>
    time ? Date.parse(time) / 1000 : null,
  );
  const span: Span = [Math.max(from, first ?? from), Math.min(to, (last ?? to) + (every ?? 0))];
  return { span, every, gather: parameter.gather };
};

/** Statistics of what is shown, a column a series. */
export const StatisticsTable = ({
  lines,
  span,
  name,
}: {
  lines: readonly Line[];
  span: Span;
  name: (line: Line) => string;
}) => {
  const words = useWords();
  const { say, number, language } = words;
  const columns = lines.flatMap((line) => {
    const found = statisticsOf(shownIn(line, span), statedBy(line, span));
    return found ? [{ line, found }] : [];
  });
  if (columns.length === 0) return null;
  type Column = (typeof columns)[number];
  const value = ({ line: { one } }: Column, given: number) =>
    measure(given, one.series.unit, one.parameter.decimals, words);
  const when = ({ line }: Column, time: number) =>
    timeWords(language, line.one.series.timeZone).stamp(time, stampOf(line));
  const extreme = (column: Column, end: 'min' | 'max') => (
    <>
      {value(column, column.found[end].value)}{' '}
      <span className="muted">{when(column, column.found[end].time)}</span>
    </>
  );
  const isGathered = columns.some(({ line }) => line.grain !== 'value');
  const rows: [string, (column: Column) => ReactNode][] = [
    [
      say(columns.every(({ line }) => line.one.computed) ? 'indicator.count' : 'stat.n'),
      ({ found }) => number(found.n, 0),
    ],
    [
      say('stat.coverage'),
      ({ found }) =>
        found.coverage === null ? '–' : `${number(found.coverage * 100, found.coverage > 0.995 ? 1 : 0)} %`,
    ],
    ...(columns.every(({ line }) => line.one.parameter.gather === 'sum')
      ? [
          [say('stat.sum'), (column: Column) => value(column, column.found.sum)] as [
            string,
            (column: Column) => ReactNode,
          ],
        ]
      : []),
    [say('stat.max'), (column) => extreme(column, 'max')],
    [say('stat.mean'), (column) => value(column, column.found.mean)],
    [say('stat.min'), (column) => extreme(column, 'min')],
    [say('stat.p90'), (column) => value(column, column.found.p90)],
    [say('stat.p50'), (column) => value(column, column.found.p50)],
    [say('stat.p10'), (column) => value(column, column.found.p10)],
  ];
  return (
    <section className="figure-part">
      <h3>{say('stat.title')}</h3>
      <div className="figure-scroll">
        <table className="statistics">
          {lines.length > 1 && (
            <thead>
              <tr>
                <td />
                {columns.map(({ line }) => (
                  <th key={line.one.series.id} scope="col">
                    <bdi>{name(line)}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {rows.map(([title, cell]) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                {columns.map((column) => (
                  <td key={column.line.one.series.id}>{cell(column)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isGathered && <p className="muted">{say('stat.gathered')}</p>}
    </section>
  );
};

/** The trend of each series in words, with the method by its name and the years it is of. */
export const TrendText = ({
  lines,
  trends,
  name,
}: {
  lines: readonly Line[];
  trends: ReadonlyMap<string, SeriesTrend | null>;
  name: (line: Line) => string;
}) => {
  const words = useWords();
  const { say } = words;
  return (
    <section className="figure-part">
      <h3>{say('trend.title')}</h3>
      {lines.map((line) => {
        const trend = trends.get(line.one.series.id) ?? null;
        const interval = trend && intervalInWords(trend, line.one.series.unit, words);
        return (
          <div key={line.one.series.id} className="trend">
            {lines.length > 1 && (
              <h4>
                <bdi>{name(line)}</bdi>
              </h4>
            )}
            {trend === null ? (
              <p className="muted">{say('trend.tooFew', { years: LEAST_YEARS })}</p>
            ) : (
              <>
                <p className="trend-words" data-direction={trend.direction}>
                  {trendInWords(trend, line.one.series.unit, words)}
                </p>
                <p className="muted">
                  {interval && `${say('trend.interval', { interval })} `}
                  {say(trend.method === 'yearly' ? 'trend.yearly' : 'trend.seasonal', {
                    count: trend.n,
                    from: String(trend.from),
                    to: String(trend.to),
                    p: pInWords(trend, words),
                  })}
                </p>
              </>
            )}
          </div>
        );
      })}
    </section>
  );
};
