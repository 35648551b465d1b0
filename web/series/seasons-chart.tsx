import { type KeyboardEvent, type PointerEvent, type Ref, useState } from 'react';
import { unitOf } from '../format.ts';
import { useWords, type Words } from '../i18n/intl.tsx';
import { ValueAxes } from './axes.tsx';
import type { Layout } from './layout.ts';
import { hasZero } from './line.ts';
import { measure } from './said.ts';
import { axisOf, linear } from './scale.ts';
import {
  dateAt,
  placesOf,
  readingAt,
  type SeasonGrain,
  type SeasonPoint,
  type SeasonYear,
  steppedPlace,
  type Usual,
} from './seasons.ts';
import { timeWords } from './time-words.ts';
import type { Seasons } from './use-seasons.ts';

type Props = {
  seasons: Seasons;
  width: number;
  height: number;
  picture: Ref<SVGSVGElement>;
  label: string;
  onYear: (year: number) => void;
};

/** Narrower, every second month is named. */
const WIDE = 560;
const MONTH = 366 / 12;
/** The middle of the month that comes so many after the first, as a place in the year. */
const placeOfMonth = (after: number, grain: SeasonGrain): number =>
  grain === 'month' ? after : after * MONTH + 15;

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

/** The nearest place in the year. */
const placeAt = (at: number, grain: SeasonGrain): number =>
  Math.max(0, Math.min(placesOf(grain) - 1, Math.round(at)));

const readingInWords = ({ line, grain, begin, year }: Seasons, read: SeasonPoint, words: Words): string => {
  const times = timeWords(words.language, 'UTC');
  const at = dateAt(read.place, grain, begin);
  const { series, parameter } = line.one;
  return words.say('chart.pointed', {
    year: String(year),
    place: grain === 'month' ? times.month(at) : times.dayOfYear(at),
    value: measure(read.value, series.unit, parameter.decimals, words),
  });
};

type Deeds = {
  place: number | null;
  onPlace: (place: number | null) => void;
  onYear: (year: number) => void;
};

/** Left and right read the year in front value by value, up and down put another in front; Escape lets go. */
const onSeasonsKey = (event: KeyboardEvent, seasons: Seasons, { place, onPlace, onYear }: Deeds): void => {
  const step = (by: number) => onPlace(steppedPlace(seasons, place, by));
  const turn = (by: number) => {
    const at = seasons.years.findIndex(({ year }) => year === seasons.year);
    const next = seasons.years[at + by];
    if (next) onYear(next.year);
  };
  const deed = {
    ArrowLeft: () => step(-1),
    ArrowRight: () => step(1),
    ArrowUp: () => turn(1),
    ArrowDown: () => turn(-1),
    Escape: () => onPlace(null),
  }[event.key];
  if (!deed || (event.key === 'Escape' && place === null)) return;
  event.preventDefault();
  event.stopPropagation();
  deed();
};

/** The years of a series laid over each other: the chosen one over what is usual, the others behind. */
export const SeasonsChart = ({ seasons, width, height, picture, label, onYear }: Props) => {
  const words = useWords();
  const { language } = words;
  const [place, setPlace] = useState<number | null>(null);
  const { line, grain, years, usual, year } = seasons;
  const layout = layoutFor(seasons, width, height);
  const { x, axes, bottom, left, right } = layout;
  const y = axes[0].y;
  const times = timeWords(language, 'UTC');
  const point = (event: PointerEvent<SVGSVGElement>) =>
    setPlace(placeAt(x.back(event.clientX - event.currentTarget.getBoundingClientRect().left), grain));
  const read = place === null ? null : readingAt(seasons, place);
  const said = read === null ? null : readingInWords(seasons, read, words);
  const edge = (of: (one: Usual) => number) =>
    usual.map((one) => `${x.of(one.place).toFixed(1)} ${y.of(of(one)).toFixed(1)}`);
  const shown = years.find((one) => one.year === year);
  const end = shown?.points.at(-1);
  return (
    <div
      className="chart seasons"
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is read by the keyboard
      tabIndex={0}
      aria-label={label}
      onKeyDown={(event) => onSeasonsKey(event, seasons, { place, onPlace: setPlace, onYear })}
    >
      <svg
        ref={picture}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => setPlace(null)}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        direction="ltr"
        aria-hidden="true"
      >
        <ValueAxes layout={layout} units={[unitOf(line.one.series.unit, language), null]} />
        <g className="chart-axis">
          <line className="chart-ground" x1={left} x2={right} y1={bottom} y2={bottom} />
          {Array.from({ length: 12 }, (_, month) => month)
            .filter((month) => width > WIDE || month % 2 === 0)
            .map((month) => (
              <text key={month} x={x.of(placeOfMonth(month, grain))} y={bottom + 20} textAnchor="middle">
                {times.month(
                  dateAt(grain === 'month' ? month : Math.round(month * MONTH), grain, seasons.begin),
                )}
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
          {read && <circle className="seasons-read" cx={x.of(read.place)} cy={y.of(read.value)} r="4.5" />}
        </g>
        {read && said && (
          <g className="chart-reading">
            <line x1={x.of(read.place)} x2={x.of(read.place)} y1={layout.top} y2={bottom} />
            <text
              x={Math.min(Math.max(x.of(read.place), left + 70), right - 70)}
              y={layout.top - 10}
              textAnchor="middle"
            >
              {said}
            </text>
          </g>
        )}
      </svg>
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
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
