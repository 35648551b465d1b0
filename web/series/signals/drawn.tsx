import { SEVERITIES } from '../../../sql/model/signal.ts';
import type { Layout } from '../layout.ts';
import type { Line } from '../line.ts';
import type { Span } from '../span.ts';
import { decidingPoint, isChange, levelsOf, type Placed, riseOf, type Stretch, seenIn } from './placed.ts';
import './signals.css';

type Given = { signals: readonly Placed[]; line: Line; layout: Layout; span: Span };

/** The graver, the thicker the edge of a band: not told by colour alone. */
const edgeOf = ({ signal }: Placed): number => 2 + 2 * SEVERITIES.indexOf(signal.severity);

const LEAST_WIDE = 2;
const RADIUS = 8;

const onPlot = ({ x, left, right }: Layout, moment: number): number =>
  Math.min(right, Math.max(left, x.of(moment)));

/** As long as each signal lasts, behind the values; where a level changed, a line. */
export const SignalBands = ({ signals, layout, span }: Omit<Given, 'line'>) => (
  <g className="chart-signals">
    {seenIn(signals, span).map((one) => {
      const { top, bottom, x } = layout;
      const [from, to] = [onPlot(layout, one.from), onPlot(layout, one.to)];
      return (
        <g key={one.no} className="signal" data-severity={one.signal.severity}>
          {isChange(one) ? (
            <line className="signal-change" x1={x.of(one.from)} x2={x.of(one.from)} y1={top} y2={bottom} />
          ) : (
            <>
              <rect
                className="signal-band"
                x={from}
                y={top}
                width={Math.max(LEAST_WIDE, to - from)}
                height={bottom - top}
              />
              <rect
                className="signal-edge"
                x={from}
                y={bottom - edgeOf(one)}
                width={Math.max(LEAST_WIDE, to - from)}
                height={edgeOf(one)}
              />
            </>
          )}
        </g>
      );
    })}
  </g>
);

/** Numbers that would lie on each other stand in so many rows; what has no place in any is in the list alone. */
const ROWS = [0, 1, 2];

/** Where numbers stand: in the middle of what is seen of each, the gravest first. */
const numbersOf = (
  signals: readonly Placed[],
  layout: Layout,
): { one: Placed; at: number; row: number }[] => {
  const kept: { one: Placed; at: number; row: number }[] = [];
  const graver = (a: Placed, b: Placed) =>
    SEVERITIES.indexOf(b.signal.severity) - SEVERITIES.indexOf(a.signal.severity) || b.no - a.no;
  for (const one of [...signals].sort(graver)) {
    const to = isChange(one) ? one.from : one.to;
    const middle = (onPlot(layout, one.from) + onPlot(layout, to)) / 2;
    const at = Math.min(layout.right - RADIUS, Math.max(layout.left + RADIUS, middle));
    const row = ROWS.find((free) =>
      kept.every((other) => other.row !== free || Math.abs(other.at - at) > 2 * RADIUS + 2),
    );
    if (row !== undefined) kept.push({ one, at, row });
  }
  return kept;
};

const StretchLine = ({ stretch, layout, kind }: { stretch: Stretch; layout: Layout; kind: string }) => {
  const { y } = layout.axes[0];
  return (
    <line
      className={kind}
      x1={layout.x.of(stretch.from)}
      x2={layout.x.of(stretch.to)}
      y1={y.of(stretch.values[0])}
      y2={y.of(stretch.values[1])}
    />
  );
};

/** What each signal is about, before the values: levels, a slope, the value that decided; and its number in the list below. */
export const SignalMarks = ({ signals, line, layout, span }: Given) => {
  const seen = seenIn(signals, span);
  return (
    <g className="chart-signals">
      {seen.map((one) => {
        const point = decidingPoint(one, line);
        const rise = riseOf(one, line);
        return (
          <g key={one.no} className="signal" data-severity={one.signal.severity}>
            {levelsOf(one, line).map((stretch) => (
              <StretchLine key={stretch.from} kind="signal-level" {...{ stretch, layout }} />
            ))}
            {rise && <StretchLine kind="signal-rise" stretch={rise} layout={layout} />}
            {point && (
              <circle
                className="signal-value"
                cx={layout.x.of(point.time + line.shift)}
                cy={layout.axes[0].y.of(point.value)}
                r="6"
              />
            )}
          </g>
        );
      })}
      {numbersOf(seen, layout).map(({ one, at, row }) => (
        <g
          key={one.no}
          className="signal signal-number"
          data-severity={one.signal.severity}
          transform={`translate(${at.toFixed(1)} ${layout.top + RADIUS + 2 + row * (2 * RADIUS + 2)})`}
        >
          <circle r={RADIUS} />
          <text textAnchor="middle" dy="4">
            {one.no}
          </text>
        </g>
      ))}
    </g>
  );
};
