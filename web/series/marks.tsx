import { memo } from 'react';
import type { Layout } from './layout.ts';
import { shifted } from './layout.ts';
import { GRAIN_SECONDS, type Line } from './line.ts';
import { bandPath, linePath } from './path.ts';
import { coverageOf, highOf, isEstimated, lowOf, type Point } from './points.ts';
import type { Scale } from './scale.ts';

/** Values drawn one by one while there are few enough to see each. */
const PIXELS_FOR_DOTS = 9;
const PIXELS_FOR_SIGNS = 4;
/** Less than this of what a value stands for was there: it is drawn hollow. */
export const THIN = 0.5;

const bars = (points: readonly Point[], x: Scale, y: Scale, wide: number): string =>
  points
    .map(({ time, value }) => {
      const [at, top, ground] = [x.of(time), y.of(value), y.of(0)];
      return `M${(at - wide / 2).toFixed(1)} ${ground.toFixed(1)}V${top.toFixed(1)}h${wide.toFixed(1)}V${ground.toFixed(1)}Z`;
    })
    .join('');

const barWidth = ({ grain, points, shift }: Line, x: Scale): number => {
  const seconds = grain === 'value' ? Math.abs(shift) * 2 : GRAIN_SECONDS[grain];
  const from = points[0]?.time ?? 0;
  return Math.max(1, (x.of(from + seconds) - x.of(from)) * 0.78);
};

const TRIANGLE = 'M0 -5L4.6 3.4L-4.6 3.4Z';
const DOWN = 'M0 4.6L4.2 -3L-4.2 -3Z';

/** What a sign beside the line says: doubtful, below what can be measured, estimated, little measured of its period. */
const Signs = ({ line, x, y, hasDots }: { line: Line; x: Scale; y: Scale; hasDots: boolean }) => (
  <>
    {line.doubtful.map(({ time, value }) => (
      <path
        key={time}
        className="chart-doubtful"
        d={TRIANGLE}
        transform={`translate(${x.of(time)} ${y.of(value)})`}
      />
    ))}
    {hasDots &&
      line.points.map((point) => {
        const transform = `translate(${x.of(point.time)} ${y.of(point.value)})`;
        if (point.below)
          return <path key={point.time} className="chart-hollow" d={DOWN} transform={transform} />;
        if (isEstimated(point))
          return <circle key={point.time} className="chart-hollow" r="3.4" transform={transform} />;
        return coverageOf(point) < THIN && !line.isBars ? (
          <circle key={point.time} className="chart-hollow" r="2.6" transform={transform} />
        ) : null;
      })}
  </>
);

const Curve = ({ line, x, y, hasDots }: { line: Line; x: Scale; y: Scale; hasDots: boolean }) => (
  <>
    {line.band && (
      <>
        <path className="chart-band" d={bandPath(line.runs, x, y, lowOf, highOf)} />
        <path
          className="chart-band"
          d={bandPath(
            line.runs,
            x,
            y,
            ({ bucket }) => bucket?.p10 ?? null,
            ({ bucket }) => bucket?.p90 ?? null,
          )}
        />
      </>
    )}
    <path className="chart-line" d={linePath(line.runs, x, y)} />
    {hasDots && (
      <path
        className="chart-dots"
        d={linePath(
          line.points.map((point) => [point]),
          x,
          y,
        )}
      />
    )}
  </>
);

/** One series on the plot: band, line or bars, and signs for values that are not like others. */
export const Series = memo(({ line, layout }: { line: Line; layout: Layout }) => {
  const axis = layout.axes[line.side] ?? layout.axes[0];
  const x = shifted(layout.x, line.shift);
  const [from, to] = [layout.x.back(layout.left), layout.x.back(layout.right)];
  const shown = line.points.filter(({ time }) => time >= from && time <= to).length;
  const pixels = (layout.right - layout.left) / Math.max(1, shown);
  const signs = { line, x, y: axis.y, hasDots: pixels >= PIXELS_FOR_SIGNS };
  return (
    <g className="chart-series" data-tone={line.tone}>
      {line.isBars ? (
        <path className="chart-bars" d={bars(line.runs.flat(), x, axis.y, barWidth(line, x))} />
      ) : (
        <Curve line={line} x={x} y={axis.y} hasDots={pixels >= PIXELS_FOR_DOTS} />
      )}
      <Signs {...signs} />
    </g>
  );
});
