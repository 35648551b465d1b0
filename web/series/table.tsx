import { useState } from 'react';
import { Button } from 'react-aria-components';
import { FLAGS } from '../../sql/model/observation.ts';
import { unitOf } from '../format.ts';
import { useWords } from '../i18n/intl.tsx';
import { type Line, shownIn, stampOf } from './line.ts';
import { highOf, lowOf, type Point } from './points.ts';
import type { Span } from './span.ts';
import { timeWords } from './time-words.ts';

const PAGE = 100;

/** The values behind a chart as a table, newest first. */
export const ValuesTable = ({
  lines,
  span,
  name,
}: {
  lines: readonly Line[];
  span: Span;
  name: (line: Line) => string;
}) => {
  const { say, number, language } = useWords();
  const [most, setMost] = useState(PAGE);
  const [first] = lines;
  if (!first) return null;
  const columns = lines.map((line) => ({
    line,
    byTime: new Map(shownIn(line, span).map((point) => [point.time, point])),
  }));
  const times = [...new Set(columns.flatMap(({ byTime }) => [...byTime.keys()]))].sort((a, b) => b - a);
  const words = timeWords(language, first.one.series.timeZone);
  const flagOf = ({ flag, below }: Point): string =>
    [
      below ? say('chart.sign.detection') : null,
      flag !== null && flag > 1 ? say(`flag.${FLAGS[flag] ?? 'raw'}`) : null,
    ]
      .filter(Boolean)
      .join(' · ');
  const cell = (line: Line, point: Point | undefined) => {
    if (!point) return '–';
    const { decimals } = line.one.parameter;
    const [low, high] = line.band ? [lowOf(point), highOf(point)] : [null, null];
    const range =
      low !== null && high !== null ? ` (${number(low, decimals)} – ${number(high, decimals)})` : '';
    return `${point.below ? '< ' : ''}${number(point.value, decimals)}${range}`;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="figure-scroll" aria-label={say('chart.table')} tabIndex={0}>
      <table className="values">
        <caption className="visually-hidden">{say('chart.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.time')}</th>
            {columns.map(({ line }) => (
              <th key={line.one.series.id} scope="col">
                <bdi>{name(line)}</bdi>{' '}
                <span className="muted">{unitOf(line.one.series.unit, language)}</span>
              </th>
            ))}
            <th scope="col">{say('chart.remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {times.slice(0, most).map((time) => (
            <tr key={time}>
              <th scope="row">{words.stamp(time, stampOf(first))}</th>
              {columns.map(({ line, byTime }) => (
                <td key={line.one.series.id}>{cell(line, byTime.get(time))}</td>
              ))}
              <td>
                {[
                  ...new Set(
                    columns.flatMap(({ byTime }) =>
                      byTime.has(time) ? [flagOf(byTime.get(time) as Point)] : [],
                    ),
                  ),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {times.length > most && (
        <Button className="button table-more" onPress={() => setMost(most + 5 * PAGE)}>
          {say('table.more')}
        </Button>
      )}
    </section>
  );
};
