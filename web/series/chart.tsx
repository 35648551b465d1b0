import { type Ref, useId, useMemo } from 'react';
import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { direction } from '../../sql/model/text.ts';
import { unitOf } from '../format.ts';
import { useWords } from '../i18n/intl.tsx';
import { AheadBands } from '../outlook/ahead.tsx';
import { TimeAxis, ValueAxes } from './axes.tsx';
import { ClassBands } from './class-bands.tsx';
import { type Layout, layoutOf, type Mark } from './layout.ts';
import { type Line, stampOf } from './line.ts';
import { Series } from './marks.tsx';
import { nearest } from './points.ts';
import { SignalBands, SignalMarks } from './signals/drawn.tsx';
import type { Placed } from './signals/placed.ts';
import type { Span } from './span.ts';
import { timeWords } from './time-words.ts';
import type { SeriesTrend } from './trend.ts';
import { useGestures } from './use-gestures.ts';
import { onChartKey } from './use-keys.ts';
import { momentOf } from './zone.ts';

type Props = {
  lines: readonly Line[];
  marks: readonly Mark[];
  /** The line whose classes stand behind the values; null: none do. */
  classed: Line | null;
  span: Span;
  whole: Span;
  least: number;
  width: number;
  height: number;
  /** The moment that is read, of the first line's values. */
  time: number | null;
  /** Of one series, where it is drawn from what the trend is of. */
  trend: SeriesTrend | null;
  /** The moment that the map beside it shows. */
  moment: number | null;
  /** What is expected behind the last value of the first line. */
  ahead: OutlookOne | null;
  /** Early signals of the first line that are drawn. */
  signals: readonly Placed[];
  /** What the chart says, for those who do not see it. */
  label: string;
  picture: Ref<SVGSVGElement>;
  onTime: (time: number | null) => void;
  onSpan: (span: Span) => void;
};

/** As high as a name is. */
const NAME_PIXELS = 16;

/** About as wide as a letter of a limit's name. */
const LIMIT_LETTER = 6.4;

/** Values that are held against: a line across, named above its end; days that break it by their means of eight hours are on it. */
const Limits = ({ marks, layout }: { marks: readonly Mark[]; layout: Layout }) => {
  const { language } = useWords();
  const heightOf = ({ side, value }: Mark): number => (layout.axes[side] ?? layout.axes[0]).y.of(value);
  return marks.map((mark) => {
    const { id, label, short, times } = mark;
    const isTight = label.length * LIMIT_LETTER > layout.right - layout.left - 8;
    const y = heightOf(mark);
    // Two that lie close are named on their outer sides.
    const isBelow = marks.some((other) => heightOf(other) < y && y - heightOf(other) < NAME_PIXELS);
    if (y < layout.top - 1 || y > layout.bottom) return null;
    return (
      <g key={id} className="chart-limit">
        <line x1={layout.left} x2={layout.right} y1={y} y2={y} />
        <text
          x={layout.right - 4}
          y={isBelow ? y + NAME_PIXELS - 2 : y - 5}
          textAnchor={direction(language) === 'rtl' ? 'start' : 'end'}
          direction={direction(language)}
        >
          {isTight ? short : label}
        </text>
        {times
          .map((time) => layout.x.of(time))
          .filter((x) => x >= layout.left && x <= layout.right)
          .map((x) => (
            <path
              key={x}
              className="chart-broken"
              d="M0 -5L4.6 3.4L-4.6 3.4Z"
              transform={`translate(${x} ${y})`}
            />
          ))}
      </g>
    );
  });
};

const PILL_LETTER = 7.6;

/** The moment that is read: a line, its time, and a dot on each series. */
const Reading = ({ lines, layout, time }: { lines: readonly Line[]; layout: Layout; time: number }) => {
  const { language } = useWords();
  const first = lines[0];
  if (!first) return null;
  const x = layout.x.of(time + first.shift);
  if (x < layout.left - 1 || x > layout.right + 1) return null;
  const text = timeWords(language, first.one.series.timeZone).stamp(time, stampOf(first));
  const wide = text.length * PILL_LETTER + 14;
  const at = Math.min(Math.max(x - wide / 2, layout.left), layout.right - wide);
  return (
    <g className="chart-reading">
      <line x1={x} x2={x} y1={layout.top} y2={layout.bottom} />
      {lines.map((line) => {
        const point = nearest(line.points, time + first.shift - line.shift);
        const axis = layout.axes[line.side] ?? layout.axes[0];
        return point ? (
          <circle
            key={line.one.series.id}
            className="chart-series"
            data-tone={line.tone}
            cx={layout.x.of(point.time + line.shift)}
            cy={axis.y.of(point.value)}
            r="4.5"
          />
        ) : null;
      })}
      <rect x={at} y={layout.top - 24} width={wide} height="20" rx="5" />
      <text x={at + wide / 2} y={layout.top - 10} textAnchor="middle">
        {text}
      </text>
    </g>
  );
};

const yearStart = (year: number, zone: string): number => momentOf(Date.UTC(year, 6, 1) / 1000, zone);

/** The line of the slope, from the middle of its first year to that of its last; drawn through where it is sure. */
const TrendLine = ({ trend, layout, zone }: { trend: SeriesTrend; layout: Layout; zone: string }) => {
  const [from, to] = trend.line ?? [0, 0];
  const { y } = layout.axes[0];
  return (
    <line
      className="chart-trend"
      data-sure={trend.confidence !== null}
      x1={layout.x.of(yearStart(trend.from, zone))}
      x2={layout.x.of(yearStart(trend.to, zone))}
      y1={y.of(from)}
      y2={y.of(to)}
    />
  );
};

/** Where the map's time is on the chart. */
const Moment = ({ at, layout: { x, left, right, top, bottom } }: { at: number; layout: Layout }) => {
  const [here, isSeen] = [x.of(at), x.of(at) >= left && x.of(at) <= right];
  return isSeen ? (
    <g className="chart-moment">
      <line x1={here} x2={here} y1={top} y2={bottom} />
      <path d={`M${here - 5} ${top - 6}h10l-5 7z`} />
    </g>
  ) : null;
};

/** What the widest band of a forecast spans, of the steps that are seen. */
const reachOf = ({ steps }: OutlookOne, [from, to]: Span): number[] =>
  steps
    .filter(({ start, end }) => Date.parse(end) / 1000 > from && Date.parse(start) / 1000 < to)
    .flatMap(({ lower95, upper95 }) => [lower95, upper95]);

/** Bars stand behind lines. */
const barsFirst = (a: Line, b: Line): number => Number(b.isBars) - Number(a.isBars);

/** A longer stretch is marked by years alone. */
const YEARS = 9 * 31_556_952;

/** The plot of series over time, with what a hand or the keyboard can do on it. Time reads from left to right in all languages. */
export const Chart = (props: Props) => {
  const { lines, marks, span, whole, least, width, height, time, onTime, onSpan } = props;
  const { language } = useWords();
  const clip = useId();
  const isDeep = span[1] - span[0] < YEARS;
  const { ahead } = props;
  const layout = useMemo(
    () => layoutOf(lines, marks, { span, width, height, isDeep, more: ahead ? reachOf(ahead, span) : [] }),
    [lines, marks, span, width, height, isDeep, ahead],
  );
  const first = lines[0];
  const zone = first?.one.series.timeZone ?? 'UTC';
  const point = (moment: number | null) => {
    if (moment === null || !first) return onTime(null);
    onTime(nearest(first.points, moment - first.shift)?.time ?? null);
  };
  const { ref, ...gestures } = useGestures({ layout, span, whole, least, onSpan, onPoint: point });
  const unitAt = (side: 0 | 1): string | null => {
    const line = lines.find((one) => one.side === side);
    return line ? unitOf(line.one.series.unit, language) : null;
  };
  return (
    <div
      className="chart"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is worked by the keyboard, see use-keys.ts
      tabIndex={0}
      aria-label={props.label}
      onKeyDown={(event) =>
        onChartKey(event, { points: first?.points ?? [], time, span, whole, least, onTime, onSpan })
      }
    >
      <svg
        ref={(node) => {
          ref.current = node;
          if (typeof props.picture === 'function') props.picture(node);
          else if (props.picture) props.picture.current = node;
        }}
        {...gestures}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        direction="ltr"
        aria-hidden="true"
      >
        <defs>
          <clipPath id={clip}>
            <rect
              x={layout.left}
              y={layout.top - 6}
              width={layout.right - layout.left}
              height={layout.bottom - layout.top + 6}
            />
          </clipPath>
        </defs>
        {props.classed && <ClassBands line={props.classed} layout={layout} />}
        <SignalBands signals={props.signals} {...{ layout, span }} />
        <ValueAxes layout={layout} units={[unitAt(0) ?? '', unitAt(1)]} />
        <TimeAxis layout={layout} span={span} zone={zone} words={timeWords(language, zone)} />
        <g clipPath={`url(#${clip})`}>
          {ahead && first && <AheadBands outlook={ahead} line={first} layout={layout} />}
          {[...lines]
            .reverse()
            .sort(barsFirst)
            .map((line) => (
              <Series key={line.one.series.id} line={line} layout={layout} />
            ))}
          {props.trend?.line && <TrendLine trend={props.trend} layout={layout} zone={zone} />}
          {first && <SignalMarks signals={props.signals} line={first} {...{ layout, span }} />}
        </g>
        <Limits marks={marks} layout={layout} />
        {props.moment !== null && <Moment at={props.moment} layout={layout} />}
        {time !== null && <Reading lines={lines} layout={layout} time={time} />}
      </svg>
    </div>
  );
};
