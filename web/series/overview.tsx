import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useWords } from '../i18n/intl.tsx';
import type { Line } from './line.ts';
import { linePath } from './path.ts';
import { linear, type Scale } from './scale.ts';
import { lengthOf, panned, type Span, within } from './span.ts';
import { timeTicks } from './time-ticks.ts';
import { timeWords } from './time-words.ts';

const HEIGHT = 52;
const PLOT = 36;
const PIXELS_BETWEEN_TIMES = 110;
const GRIP = 14;

type Grip = 'from' | 'to' | 'window' | 'new';
type Props = {
  line: Line;
  span: Span;
  whole: Span;
  least: number;
  width: number;
  onSpan: (span: Span) => void;
};

const gripAt = (x: number, [from, to]: readonly [number, number]): Grip => {
  if (Math.abs(x - from) <= GRIP) return 'from';
  if (Math.abs(x - to) <= GRIP) return 'to';
  return x > from && x < to ? 'window' : 'new';
};

/** The stretch that a grip leads to, from where it was when it was taken. */
const pulled = (
  grip: Grip,
  { start, now, begun }: { start: Span; now: number; begun: number },
  { whole, least }: Pick<Props, 'whole' | 'least'>,
): Span => {
  switch (grip) {
    case 'from':
      return [Math.max(whole[0], Math.min(now, start[1] - least)), start[1]];
    case 'to':
      return [start[0], Math.min(whole[1], Math.max(now, start[0] + least))];
    case 'window':
      return within([start[0] + now - begun, start[1] + now - begun], whole);
    case 'new': {
      const [a, b] = [Math.min(now, begun), Math.max(now, begun)];
      return within([a, Math.max(b, a + least)], whole);
    }
  }
};

const useBrush = (props: Props, x: Scale) => {
  const held = useRef<{ grip: Grip; start: Span; begun: number } | null>(null);
  const timeOf = (event: PointerEvent<SVGSVGElement>): number =>
    x.back(event.clientX - event.currentTarget.getBoundingClientRect().left);
  return {
    onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      const begun = timeOf(event);
      const grip = gripAt(x.of(begun), [x.of(props.span[0]), x.of(props.span[1])]);
      const isAll = lengthOf(props.span) >= lengthOf(props.whole) * 0.999;
      // Of the whole there is nothing to move: what is drawn is what is wanted.
      held.current = { grip: grip === 'window' && isAll ? 'new' : grip, start: props.span, begun };
    },
    onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
      if (held.current)
        props.onSpan(pulled(held.current.grip, { ...held.current, now: timeOf(event) }, props));
    },
    onPointerUp: () => {
      held.current = null;
    },
    onPointerCancel: () => {
      held.current = null;
    },
  };
};

const STEP = 0.02;

/** An end of the window, moved by the arrows. */
const Handle = ({ side, at, props }: { side: 'from' | 'to'; at: number; props: Props }) => {
  const { say, language } = useWords();
  const { line, span, whole, least, onSpan } = props;
  const index = side === 'from' ? 0 : 1;
  const words = timeWords(language, line.one.series.timeZone);
  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP, PageDown: 5 * STEP, PageUp: -5 * STEP }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.shiftKey) return onSpan(panned(span, by, whole));
    onSpan(
      pulled(side, { start: span, now: span[index] + by * lengthOf(whole), begun: 0 }, { whole, least }),
    );
  };
  return (
    <div
      className="overview-handle"
      role="slider"
      tabIndex={0}
      aria-label={say(side === 'from' ? 'chart.from' : 'chart.to')}
      aria-valuemin={whole[0]}
      aria-valuemax={whole[1]}
      aria-valuenow={Math.round(span[index])}
      aria-valuetext={words.day(span[index])}
      onKeyDown={move}
      ref={(node) => node?.style.setProperty('left', `${at}px`)}
    />
  );
};

/** All of the series, small, and the window on what the chart shows of it. */
export const Overview = (props: Props) => {
  const { line, span, whole, width } = props;
  const { language } = useWords();
  const x = linear(whole, [1, width - 1]);
  const brush = useBrush(props, x);
  const values = line.points.map(({ value }) => value);
  const y = linear(
    [
      values.reduce((a, b) => Math.min(a, b), values[0] ?? 0),
      values.reduce((a, b) => Math.max(a, b), values[0] ?? 1),
    ],
    [PLOT - 4, 5],
  );
  const zone = line.one.series.timeZone;
  const { unit, ticks } = timeTicks(
    whole[0],
    whole[1],
    zone,
    Math.max(2, Math.floor(width / PIXELS_BETWEEN_TIMES)),
  );
  const words = timeWords(language, zone);
  const [from, to] = [x.of(span[0]), x.of(span[1])];
  const shifted = { of: (time: number) => x.of(time + line.shift), back: x.back };
  return (
    <div className="overview">
      <svg width={width} height={HEIGHT} direction="ltr" aria-hidden="true" {...brush}>
        <rect className="overview-ground" width={width} height={PLOT} rx="6" />
        <g className="chart-series" data-tone={line.tone}>
          <path className="chart-line" d={linePath(line.runs, shifted, y)} />
        </g>
        <rect className="overview-veil" width={Math.max(0, from)} height={PLOT} />
        <rect className="overview-veil" x={to} width={Math.max(0, width - to)} height={PLOT} />
        <rect className="overview-window" x={from} width={Math.max(1, to - from)} height={PLOT} rx="3" />
        <g className="chart-axis">
          {ticks
            .filter(({ at }) => x.of(at) > 16 && x.of(at) < width - 16)
            .map(({ at, begins }) => (
              <text key={at} x={x.of(at)} y={HEIGHT - 2} textAnchor="middle">
                {begins && unit !== 'year'
                  ? (words.above(at, unit) ?? words.tick(at, unit))
                  : words.tick(at, unit)}
              </text>
            ))}
        </g>
      </svg>
      <Handle side="from" at={from} props={props} />
      <Handle side="to" at={to} props={props} />
    </div>
  );
};
