import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { asking } from './api.ts';
import { useNarrow } from './use-narrow.ts';

export type Point = { id: string; name: string; x: number; y: number };
type Axis = { title: string; text: (value: number) => string };

const EDGES = { left: 70, right: 24, top: 36, bottom: 46 };
const WIDE = { ...EDGES, width: 760, height: 420 };
const NARROW = { ...EDGES, left: 48, right: 24, width: 360, height: 400 };
const TICKS = 4;

/** A round step that cuts a stretch into about so many parts (1, 2 or 5 times a power of ten). */
const stepOf = (span: number): number => {
  const raw = span / TICKS;
  const power = 10 ** Math.floor(Math.log10(raw || 1));
  return power * ([1, 2, 5, 10].find((one) => one * power >= raw) ?? 10);
};

const scaleOf = (values: readonly number[], from: number, to: number) => {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const step = stepOf(high - low || Math.abs(high) || 1);
  const [first, last] = [Math.floor(low / step) * step, Math.ceil(high / step) * step || step];
  const ticks = Array.from({ length: Math.round((last - first) / step) + 1 }, (_, at) => first + at * step);
  return { ticks, of: (value: number) => from + ((value - first) / (last - first || 1)) * (to - from) };
};

/** Two quantities of places against each other, with the table that says the same. A name stands at each point that has room for it. */
export const Scatter = ({
  points,
  x,
  y,
  label,
}: {
  points: readonly Point[];
  x: Axis;
  y: Axis;
  label: string;
}) => {
  const { say } = useWords();
  const { width, height, left, right, top, bottom } = useNarrow() ? NARROW : WIDE;
  const across = scaleOf(
    points.map((point) => point.x),
    left,
    width - right,
  );
  const up = scaleOf(
    points.map((point) => point.y),
    height - bottom,
    top,
  );
  const named: { x: number; y: number }[] = [];
  const hasRoom = (at: { x: number; y: number }): boolean => {
    if (named.some((other) => Math.abs(other.x - at.x) < 84 && Math.abs(other.y - at.y) < 15)) return false;
    named.push(at);
    return true;
  };
  return (
    <>
      <svg
        className="scatter"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
        direction="ltr"
      >
        {across.ticks.map((tick) => (
          <g key={tick}>
            <line x1={across.of(tick)} x2={across.of(tick)} y1={top} y2={height - bottom} />
            <text x={across.of(tick)} y={height - bottom + 16} textAnchor="middle">
              {x.text(tick)}
            </text>
          </g>
        ))}
        {up.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width - right} y1={up.of(tick)} y2={up.of(tick)} />
            <text x={left - 8} y={up.of(tick) + 4} textAnchor="end">
              {y.text(tick)}
            </text>
          </g>
        ))}
        {points.map((point) => {
          const at = { x: across.of(point.x), y: up.of(point.y) };
          return (
            <g key={point.id}>
              <circle cx={at.x} cy={at.y} r="5" />
              {hasRoom(at) && (
                <text className="scatter-name" x={at.x} y={at.y - 9} textAnchor="middle">
                  {point.name}
                </text>
              )}
            </g>
          );
        })}
        <text x={2} y={14} textAnchor="start">
          {y.title}
        </text>
        <text x={(left + width - right) / 2} y={height - 6} textAnchor="middle">
          {x.title}
        </text>
      </svg>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
      <section className="table-scroll budget-table" aria-label={say('budget.view.table')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say('budget.by.place')}</th>
              <th scope="col">{x.title}</th>
              <th scope="col">{y.title}</th>
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.id}>
                <th scope="row">
                  <Link href={`/budget${asking({ by: 'function', function: '05', place: point.id })}`}>
                    {point.name}
                  </Link>
                </th>
                <td>{x.text(point.x)}</td>
                <td>{y.text(point.y)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};
