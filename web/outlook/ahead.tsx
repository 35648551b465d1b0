import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import type { Layout } from '../series/layout.ts';
import type { Line } from '../series/line.ts';
import { bandPaths, counted, medianPath, middleOf } from './fan.ts';

/** What may come, as it continues a line: the bands of half, four fifths and nearly all cases, and the middle of them. */
export const AheadBands = ({
  outlook,
  line,
  layout,
}: {
  outlook: OutlookOne;
  line: Line;
  layout: Layout;
}) => {
  const { steps, origin } = outlook;
  const newest = line.points.findLast((point) => counted(point, origin));
  const last = newest && { time: newest.time + line.shift, value: newest.value };
  const begin = layout.x.of(Date.parse(origin) / 1000);
  return (
    <g className="chart-ahead chart-series" data-tone={line.tone}>
      {bandPaths(steps, last, layout, middleOf).map(({ interval, path }) => (
        <path key={interval} className="ahead-band" data-interval={interval} d={path} />
      ))}
      <line className="ahead-begin" x1={begin} x2={begin} y1={layout.top - 6} y2={layout.bottom} />
      <path className="ahead-median" d={medianPath(steps, last, layout, middleOf)} />
    </g>
  );
};
