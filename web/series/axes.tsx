import { useWords } from '../i18n/intl.tsx';
import type { Layout } from './layout.ts';
import type { Span } from './span.ts';
import { timeTicks } from './time-ticks.ts';
import type { TimeWords } from './time-words.ts';

const PIXELS_BETWEEN_TIMES = 92;
/** However narrow it is: with less nobody knows which way time goes. */
const LEAST_TIMES = 3;
const PIXELS_BETWEEN_NAMES = 110;

/** Values at the sides, their unit above; lines across from the left one. */
export const ValueAxes = ({ layout, units }: { layout: Layout; units: readonly [string, string | null] }) => {
  const { number } = useWords();
  const { left, right, top, axes } = layout;
  return (
    <g className="chart-axis">
      {axes.map((axis, side) =>
        axis ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the two sides of a chart
          <g key={side}>
            {axis.ticks.map((tick) => (
              <g key={tick}>
                {side === 0 && (
                  <line
                    className={tick === 0 ? 'chart-ground' : 'chart-grid'}
                    x1={left}
                    x2={right}
                    y1={axis.y.of(tick)}
                    y2={axis.y.of(tick)}
                  />
                )}
                <text
                  x={side === 0 ? left - 8 : right + 8}
                  y={axis.y.of(tick)}
                  dy="0.35em"
                  textAnchor={side === 0 ? 'end' : 'start'}
                >
                  {number(tick, axis.decimals)}
                </text>
              </g>
            ))}
            <text
              className="chart-unit"
              x={side === 0 ? 2 : layout.width - 2}
              y={top - 14}
              textAnchor={side === 0 ? 'start' : 'end'}
            >
              {units[side]}
            </text>
          </g>
        ) : null,
      )}
    </g>
  );
};

/** Times below, with the larger unit named where it begins. */
export const TimeAxis = ({
  layout,
  span,
  zone,
  words,
}: {
  layout: Layout;
  span: Span;
  zone: string;
  words: TimeWords;
}) => {
  const { left, right, bottom, x } = layout;
  const most = Math.max(LEAST_TIMES, Math.floor((right - left) / PIXELS_BETWEEN_TIMES));
  const { unit, ticks } = timeTicks(span[0], span[1], zone, most);
  let named = Number.NEGATIVE_INFINITY;
  return (
    <g className="chart-axis">
      <line className="chart-ground" x1={left} x2={right} y1={bottom} y2={bottom} />
      {ticks.map(({ at, begins }) => {
        const above = begins ? words.above(at, unit) : null;
        const hasRoom = x.of(at) - named >= PIXELS_BETWEEN_NAMES;
        if (above && hasRoom) named = x.of(at);
        return (
          <g key={at} transform={`translate(${x.of(at)} ${bottom})`}>
            <line className="chart-tick" y2={above && hasRoom ? 9 : 5} />
            <text y={20} textAnchor="middle">
              {words.tick(at, unit)}
            </text>
            {above && hasRoom && (
              <text className="chart-above" y={36} textAnchor="middle">
                {above}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
};
