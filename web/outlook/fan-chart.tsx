import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { direction } from '../../sql/model/text.ts';
import { unitOf } from '../format.ts';
import { useWords } from '../i18n/intl.tsx';
import { TimeAxis, ValueAxes } from '../series/axes.tsx';
import type { Layout } from '../series/layout.ts';
import { hasZero } from '../series/line.ts';
import { timeWords } from '../series/time-words.ts';
import { bandPaths, fanLayout, type Known, knownPath, medianPath, spanOf } from './fan.ts';

const HEIGHT = 240;
/** A gap is longer than this many steps. */
const GAP = 1.6;

const Limits = ({ outlook, layout }: { outlook: OutlookOne; layout: Layout }) => {
  const { text, language } = useWords();
  const { y, domain } = layout.axes[0];
  return outlook.exceedance
    .filter(({ value }) => value >= domain[0] && value <= domain[1])
    .map(({ limit, value, title }) => (
      <g key={limit} className="chart-limit">
        <line x1={layout.left} x2={layout.right} y1={y.of(value)} y2={y.of(value)} />
        <text
          x={layout.left + 4}
          y={y.of(value) - 5}
          textAnchor={direction(language) === 'rtl' ? 'end' : 'start'}
          direction={direction(language)}
        >
          {text(title)}
        </text>
      </g>
    ));
};

/** Known values, and the fan of what may come: half, four fifths and nearly all of the cases. Time reads from left to right. */
export const FanChart = ({
  outlook,
  known,
  width,
  label,
}: {
  outlook: OutlookOne;
  known: readonly Known[];
  width: number;
  label: string;
}) => {
  const { language } = useWords();
  const { steps, origin, timeZone, subject } = outlook;
  const span = spanOf(outlook);
  const layout = fanLayout(outlook, known, { span, width, height: HEIGHT, hasZero: hasZero(subject.unit) });
  const last = known.at(-1);
  const { x, top, bottom } = layout;
  const [first] = steps;
  const length = first ? (Date.parse(first.end) - Date.parse(first.start)) / 1000 : 0;
  const begin = x.of(Date.parse(origin) / 1000);
  return (
    <svg
      className="fan"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      direction="ltr"
      role="img"
      aria-label={label}
    >
      <ValueAxes layout={layout} units={[unitOf(subject.unit, language), null]} />
      <TimeAxis layout={layout} span={span} zone={timeZone} words={timeWords(language, timeZone)} />
      {bandPaths(steps, last, layout).map(({ interval, path }) => (
        <path key={interval} className="fan-band" data-interval={interval} d={path} />
      ))}
      <line className="fan-begin" x1={begin} x2={begin} y1={top - 6} y2={bottom} />
      <path className="fan-known" d={knownPath(known, GAP * length, layout)} />
      <path className="fan-median" d={medianPath(steps, last, layout)} />
      <Limits outlook={outlook} layout={layout} />
    </svg>
  );
};
