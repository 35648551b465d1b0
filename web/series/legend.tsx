import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Line, shownIn, stampOf } from './line.ts';
import { THIN } from './marks.tsx';
import { coverageOf, highOf, lowOf, nearest } from './points.ts';
import { measure } from './said.ts';
import type { Span } from './span.ts';
import { timeWords } from './time-words.ts';

const valueAt = (line: Line, first: Line, span: Span, time: number | null) =>
  time === null
    ? (shownIn(line, span).at(-1) ?? null)
    : nearest(line.points, time + first.shift - line.shift);

/** The series of a chart by their colours, with the value that is read, or the newest. */
export const Legend = ({
  lines,
  span,
  time,
  name,
  onRemove,
}: {
  lines: readonly Line[];
  span: Span;
  time: number | null;
  name: (line: Line) => string;
  onRemove: (id: string) => void;
}) => {
  const words = useWords();
  const { say, language } = words;
  const first = lines[0];
  if (!first) return null;
  return (
    <ul className="chart-legend">
      {lines.map((line) => {
        const { series, parameter } = line.one;
        const point = valueAt(line, first, span, time);
        const value = point && measure(point.value, series.unit, parameter.decimals, words);
        const stamp = point && timeWords(language, series.timeZone).stamp(point.time, stampOf(line));
        const [min, max] = point && line.band ? [lowOf(point), highOf(point)] : [null, null];
        return (
          <li key={series.id} data-tone={line.tone}>
            <svg
              className="chart-swatch chart-series"
              data-tone={line.tone}
              width="22"
              height="12"
              aria-hidden="true"
            >
              <path className="chart-line" d="M1 6H21" />
            </svg>
            <span className="chart-name">
              <bdi>{name(line)}</bdi>
              {series.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
            </span>
            <span className="chart-value">
              {point ? (
                <>
                  <strong>{point.below ? say('chart.below', { value: value ?? '' }) : value}</strong>
                  {min !== null && max !== null && (
                    <span className="muted">
                      {say('chart.ranged', {
                        min: words.number(min, parameter.decimals),
                        max: words.number(max, parameter.decimals),
                      })}
                    </span>
                  )}
                  <span className="muted">{stamp}</span>
                </>
              ) : (
                <span className="muted">{say('chart.noValue')}</span>
              )}
            </span>
            {lines.length > 1 && (
              <Button
                className="icon-button chart-remove"
                aria-label={say('chart.remove', { name: name(line) })}
                onPress={() => onRemove(series.id)}
              >
                <Icon name="close" />
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
};

const CLASSES = {
  suspect: 'chart-doubtful',
  estimated: 'chart-hollow',
  detection: 'chart-hollow',
  band: 'chart-band',
  bounds: 'chart-band',
  thin: 'chart-hollow',
  trend: 'chart-trend',
  moment: 'chart-moment-sign',
  eight: 'chart-broken',
  ahead: 'ahead-median',
  ahead50: 'ahead-band ahead-sign-50',
  ahead80: 'ahead-band ahead-sign-80',
  ahead95: 'ahead-band ahead-sign-95',
} as const;
type Sign = { id: keyof typeof CLASSES; shape: string };

/** What the signs beside a line mean, for those that are on the chart. */
export const SignsLegend = ({
  lines,
  hasTrend,
  hasMoment,
  hasBroken,
  hasAhead,
}: {
  lines: readonly Line[];
  hasTrend: boolean;
  hasMoment: boolean;
  /** A day breaks a limit by a mean of eight hours. */
  hasBroken: boolean;
  /** What is expected continues the line. */
  hasAhead: boolean;
}) => {
  const { say } = useWords();
  const all = lines.flatMap(({ points }) => points);
  const given: (Sign | false)[] = [
    lines.some(({ doubtful }) => doubtful.length > 0) && { id: 'suspect', shape: 'M7 2L11.6 10.4L2.4 10.4Z' },
    all.some(({ flag }) => flag === 4) && { id: 'estimated', shape: 'M7 3a3.4 3.4 0 1 0 0.01 0Z' },
    all.some(({ below }) => below) && { id: 'detection', shape: 'M7 11L11.2 3L2.8 3Z' },
    lines.some(({ band }) => band === 'range') && { id: 'band', shape: 'M1 2H13V11H1Z' },
    lines.some(({ band }) => band === 'bounds') && { id: 'bounds', shape: 'M1 2H13V11H1Z' },
    lines.some(({ isBars, points }) => !isBars && points.some((point) => coverageOf(point) < THIN)) && {
      id: 'thin',
      shape: 'M7 4a2.6 2.6 0 1 0 0.01 0Z',
    },
    hasTrend && { id: 'trend', shape: 'M0 10L14 3' },
    hasBroken && { id: 'eight', shape: 'M7 2L11.6 10.4L2.4 10.4Z' },
    hasAhead && { id: 'ahead', shape: 'M0 6.5H14' },
    hasAhead && { id: 'ahead50', shape: 'M1 2H13V11H1Z' },
    hasAhead && { id: 'ahead80', shape: 'M1 2H13V11H1Z' },
    hasAhead && { id: 'ahead95', shape: 'M1 2H13V11H1Z' },
    hasMoment && { id: 'moment', shape: 'M2 3h10l-5 7z' },
  ];
  const signs = given.filter((one) => one !== false);
  if (signs.length === 0) return null;
  return (
    <ul className="chart-signs">
      {signs.map(({ id, shape }) => (
        <li key={id}>
          <svg width="14" height="13" className="chart-series" data-tone={lines[0]?.tone} aria-hidden="true">
            <path d={shape} className={CLASSES[id]} />
          </svg>
          {say(`chart.sign.${id}`)}
        </li>
      ))}
    </ul>
  );
};
