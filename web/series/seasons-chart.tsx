import type { Ref } from 'react';
import { Button, Group } from 'react-aria-components';
import { unitOf } from '../format.ts';
import { useWords } from '../i18n/intl.tsx';
import { ValueAxes } from './axes.tsx';
import type { Layout } from './layout.ts';
import { hasZero } from './line.ts';
import { axisOf, linear } from './scale.ts';
import { placesOf, type SeasonGrain, type SeasonYear, type Usual } from './seasons.ts';
import { timeWords } from './time-words.ts';
import type { Seasons } from './use-seasons.ts';

type Props = {
  seasons: Seasons;
  width: number;
  height: number;
  picture: Ref<SVGSVGElement>;
  label: string;
};

/** Narrower, every second month is named. */
const WIDE = 560;
const LEAP = Date.UTC(2024, 0, 1) / 1000;
const DAY = 86_400;
const monthAt = (month: number): number => Date.UTC(2024, month, 15) / 1000;
/** The middle of a month, as a place in the year. */
const placeOfMonth = (month: number, grain: SeasonGrain): number =>
  grain === 'month' ? month : (monthAt(month) - LEAP) / DAY;

const layoutFor = ({ line, grain }: Seasons, width: number, height: number): Layout => {
  const values = line.points.map(({ value }) => value);
  const axis = axisOf(
    values.reduce((one, other) => Math.min(one, other), values[0] ?? 0),
    values.reduce((one, other) => Math.max(one, other), values[0] ?? 1),
    Math.max(2, Math.round((height - 72) / 56)),
    hasZero(line.one.series.unit),
  );
  const box = { left: 52, right: width - 44, top: 28, bottom: height - 34 };
  return {
    ...{ width, height, ...box },
    x: linear([-0.5, placesOf(grain) - 0.5], [box.left, box.right]),
    axes: [{ ...axis, y: linear(axis.domain, [box.bottom, box.top]) }, null],
  };
};

/** A line a year; broken where a place of the year has no value. */
const yearPath = ({ points }: SeasonYear, { x, axes }: Layout, grain: SeasonGrain): string => {
  const gap = grain === 'month' ? 1 : 3;
  return points
    .map(({ place, value }, at) => {
      const before = points[at - 1];
      const letter = before && place - before.place <= gap ? 'L' : 'M';
      return `${letter}${x.of(place).toFixed(1)} ${axes[0].y.of(value).toFixed(1)}`;
    })
    .join('');
};

/** The years of a series laid over each other: the chosen one over what is usual, the others behind. */
export const SeasonsChart = ({ seasons, width, height, picture, label }: Props) => {
  const { language } = useWords();
  const { line, grain, years, usual, year } = seasons;
  const layout = layoutFor(seasons, width, height);
  const { x, axes, bottom, left, right } = layout;
  const y = axes[0].y;
  const words = timeWords(language, 'UTC');
  const edge = (of: (one: Usual) => number) =>
    usual.map((one) => `${x.of(one.place).toFixed(1)} ${y.of(of(one)).toFixed(1)}`);
  const shown = years.find((one) => one.year === year);
  const end = shown?.points.at(-1);
  return (
    <div className="chart seasons">
      <svg
        ref={picture}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        direction="ltr"
        role="img"
        aria-label={label}
      >
        <ValueAxes layout={layout} units={[unitOf(line.one.series.unit, language), null]} />
        <g className="chart-axis">
          <line className="chart-ground" x1={left} x2={right} y1={bottom} y2={bottom} />
          {Array.from({ length: 12 }, (_, month) => month)
            .filter((month) => width > WIDE || month % 2 === 0)
            .map((month) => (
              <text key={month} x={x.of(placeOfMonth(month, grain))} y={bottom + 20} textAnchor="middle">
                {words.month(monthAt(month))}
              </text>
            ))}
        </g>
        <g className="seasons-others">
          {years
            .filter((one) => one.year !== year)
            .map((one) => (
              <path key={one.year} d={yearPath(one, layout, grain)} />
            ))}
        </g>
        <g className="chart-series" data-tone={line.tone}>
          {usual.length > 1 && (
            <>
              <path
                className="chart-band"
                d={`M${edge(({ high }) => high).join('L')}L${edge(({ low }) => low)
                  .reverse()
                  .join('L')}Z`}
              />
              <path className="seasons-usual" d={`M${edge(({ middle }) => middle).join('L')}`} />
            </>
          )}
          {shown && <path className="chart-line seasons-chosen" d={yearPath(shown, layout, grain)} />}
          {end && (
            <text className="seasons-name" x={x.of(end.place) + 7} y={y.of(end.value)} dy="0.35em">
              {String(year)}
            </text>
          )}
        </g>
      </svg>
    </div>
  );
};

/** Which year is in front. */
export const YearChoice = ({ seasons: { years, year, choose } }: { seasons: Seasons }) => {
  const { say } = useWords();
  return (
    <Group className="seasons-years" aria-label={say('chart.years')} dir="ltr">
      {years.map((one) => (
        <Button
          key={one.year}
          className="chip"
          aria-pressed={one.year === year}
          onPress={() => choose(one.year)}
        >
          {String(one.year)}
        </Button>
      ))}
    </Group>
  );
};

/** What the parts of the drawing are. */
export const SeasonsLegend = ({ seasons: { line, year, usual } }: { seasons: Seasons }) => {
  const { say } = useWords();
  return (
    <ul className="chart-signs">
      <li>
        <svg className="chart-series" data-tone={line.tone} width="22" height="13" aria-hidden="true">
          <path className="chart-line seasons-chosen" d="M1 7H21" />
        </svg>
        {String(year)}
      </li>
      <li>
        <svg className="seasons-others" width="22" height="13" aria-hidden="true">
          <path d="M1 7H21" />
        </svg>
        {say('chart.otherYears')}
      </li>
      {usual.length > 1 && (
        <li>
          <svg className="chart-series" data-tone={line.tone} width="22" height="13" aria-hidden="true">
            <path d="M1 2H21V12H1Z" className="chart-band" />
            <path className="seasons-usual" d="M1 7H21" />
          </svg>
          {say('chart.usual')}
        </li>
      )}
    </ul>
  );
};
