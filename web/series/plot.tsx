import { type Ref, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Loading } from '../ui/state.tsx';
import { Chart } from './chart.tsx';
import { Legend, SignsLegend } from './legend.tsx';
import { type Line, shownIn, stampOf } from './line.ts';
import { Overview } from './overview.tsx';
import { nearest } from './points.ts';
import { measure } from './said.ts';
import type { Placed } from './signals/placed.ts';
import type { Span } from './span.ts';
import { timeWords } from './time-words.ts';
import { SpanTools } from './toolbar.tsx';
import type { Figure } from './use-figure.ts';
import type { Limits } from './use-limits.ts';

const HEIGHT = 340;
const LOW_HEIGHT = 260;
export const NARROW = 520;

export type StandingFigure = Figure & { span: Span; whole: Span };

/** What the keyboard reads, said aloud. */
const Spoken = ({
  lines,
  time,
  name,
}: {
  lines: readonly Line[];
  time: number | null;
  name: (line: Line) => string;
}) => {
  const words = useWords();
  const [first] = lines;
  const said =
    time === null || !first
      ? ''
      : words.say('chart.reading', {
          time: timeWords(words.language, first.one.series.timeZone).stamp(time, stampOf(first)),
          values: lines
            .flatMap((line) => {
              const point = nearest(line.points, time + first.shift - line.shift);
              const { series, parameter } = line.one;
              return point
                ? [
                    `${lines.length > 1 ? `${name(line)} ` : ''}${measure(point.value, series.unit, parameter.decimals, words)}`,
                  ]
                : [];
            })
            .join(' · '),
        });
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
};

/** Series through time: legend, stretch, chart, and the strip of the whole. */
export const Plot = ({
  figure,
  width,
  name,
  title,
  limits,
  classed,
  signals,
  picture,
  isCompact,
  moment,
  onRemove,
}: {
  figure: StandingFigure;
  width: number;
  name: (line: Line) => string;
  title: string;
  limits: Limits;
  classed: Line | null;
  /** Early signals that are drawn. */
  signals: readonly Placed[];
  picture: Ref<SVGSVGElement>;
  isCompact: boolean;
  moment: number | null;
  onRemove: (id: string) => void;
}) => {
  const { say } = useWords();
  const [time, setTime] = useState<number | null>(null);
  const { lines, span, whole, least, setSpan, overviewLine, values, trends, ahead } = figure;
  const [first] = lines;
  if (!first) return <Loading />;
  const isBare = ahead === null && !values.isStale && lines.every((line) => shownIn(line, span).length === 0);
  // Of months added up the line of yearly sums would lie far above.
  const hasTrend = lines.length === 1 && (first.grain === 'year' || first.one.parameter.gather !== 'sum');
  const trend = hasTrend ? (trends.get(first.one.series.id) ?? null) : null;
  return (
    <>
      <Legend {...{ lines, span, time, name, onRemove }} />
      <SpanTools {...{ span, whole, least }} onSpan={setSpan} />
      <div className="figure-plot" aria-busy={values.isStale}>
        <Chart
          {...{ lines, span, whole, least, width, time, picture, trend, moment, classed, ahead, signals }}
          height={width < NARROW || isCompact ? LOW_HEIGHT : HEIGHT}
          marks={limits.marks}
          label={say('chart.label', { name: lines.map(name).join(' · '), finding: title })}
          onTime={setTime}
          onSpan={setSpan}
        />
        {isBare && (
          <div className="figure-bare">
            <p>{say('chart.nothingText')}</p>
            <Button className="button" onPress={() => setSpan(null)}>
              {say('chart.span.all')}
            </Button>
          </div>
        )}
        {overviewLine && <Overview {...{ span, whole, least, width }} line={overviewLine} onSpan={setSpan} />}
        <SignsLegend
          lines={lines}
          hasTrend={Boolean(trend?.line)}
          hasMoment={moment !== null}
          hasAhead={ahead !== null}
          hasBroken={limits.marks.some(({ times }) => times.length > 0)}
        />
      </div>
      <Spoken {...{ lines, time, name }} />
    </>
  );
};
