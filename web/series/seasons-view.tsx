import type { RefCallback } from 'react';
import { Button, Group } from 'react-aria-components';
import { unitOf } from '../format.ts';
import { useWords } from '../i18n/intl.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import type { Line } from './line.ts';
import { dateAt } from './seasons.ts';
import { SeasonsChart, SeasonsLegend } from './seasons-chart.tsx';
import type { ChartState } from './state.ts';
import { timeWords } from './time-words.ts';
import { type Seasons, seasonsInWords, type useSeasons } from './use-seasons.ts';

/** Which year is in front. */
const YearChoice = ({
  years,
  year,
  onYear,
}: {
  years: readonly number[];
  year: number | null;
  onYear: (year: number) => void;
}) => {
  const { say } = useWords();
  return (
    <Group className="seasons-years" aria-label={say('chart.years')} dir="ltr">
      {years.map((one) => (
        <Button key={one} className="chip" aria-pressed={one === year} onPress={() => onYear(one)}>
          {String(one)}
        </Button>
      ))}
    </Group>
  );
};

/** The month that years begin with: a hydrological year begins in September. */
const BeginChoice = ({ begin, onBegin }: { begin: number; onBegin: (begin: number) => void }) => {
  const { say, language } = useWords();
  const words = timeWords(language, 'UTC');
  return (
    <label className="seasons-begin">
      {say('chart.begin')}{' '}
      <select value={begin} onChange={(event) => onBegin(Number(event.target.value))}>
        {Array.from({ length: 12 }, (_, month) => (
          <option key={String(month)} value={month + 1}>
            {words.month(dateAt(month, 'month', 1))}
          </option>
        ))}
      </select>
    </label>
  );
};

const SEASONS_HEIGHT = 380;
const SMALL_HEIGHT = 240;
const NARROW = 520;

type Props = {
  found: ReturnType<typeof useSeasons>;
  width: number;
  /** Keeps the drawing of a series. */
  pictureOf: (id: string) => RefCallback<SVGSVGElement>;
  name: (line: Line) => string;
  state: ChartState;
  onState: (part: Partial<ChartState>) => void;
};

/** Years laid over each other, a drawing for each series: the same year in front of all. */
export const SeasonsView = ({ found, width, pictureOf, name, state, onState }: Props) => {
  const words = useWords();
  const { seasons, error, isPending, retry } = found;
  const [first] = seasons;
  const years = [...new Set(seasons.flatMap((one) => one.years.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  const height = seasons.length > 1 || width < NARROW ? SMALL_HEIGHT : SEASONS_HEIGHT;
  const onYear = (year: number) => onState({ year });
  return (
    <>
      {error && <Failed retry={retry} />}
      {isPending && <Loading />}
      {seasons.map((one) => (
        <section key={one.line.one.series.id} aria-label={name(one.line)}>
          {seasons.length > 1 && (
            <h3 className="seasons-head">
              <bdi>{name(one.line)}</bdi> <span className="muted">{seasonsInWords(one, words)}</span>
            </h3>
          )}
          <SeasonsChart
            {...{ seasons: one, width, height, onYear }}
            picture={pictureOf(one.line.one.series.id)}
            label={words.say('chart.seasonsLabel', {
              name: name(one.line),
              finding: seasonsInWords(one, words),
            })}
          />
        </section>
      ))}
      {first && <SeasonsLegend seasons={first} />}
      {first && <YearChoice years={years} year={state.year ?? first.year} onYear={onYear} />}
      {first && <BeginChoice begin={state.begin} onBegin={(begin) => onState({ begin })} />}
    </>
  );
};

/** The seasons behind the drawings: a row a place in the year, the year in front and what is usual of each series. */
export const SeasonsTable = ({
  seasons,
  name,
}: {
  seasons: readonly Seasons[];
  name: (line: Line) => string;
}) => {
  const { say, number, language } = useWords();
  const words = timeWords(language, 'UTC');
  const [first] = seasons;
  if (!first) return null;
  const places = [
    ...new Set(
      seasons.flatMap(({ years }) => years.flatMap(({ points }) => points.map(({ place }) => place))),
    ),
  ].sort((a, b) => a - b);
  const cellsOf = ({ line, years, year, usual }: Seasons, place: number): [string, string] => {
    const { decimals } = line.one.parameter;
    const value = years.find((one) => one.year === year)?.points.find((one) => one.place === place)?.value;
    const most = usual.find((one) => one.place === place);
    return [
      value === undefined ? '–' : number(value, decimals),
      most
        ? `${number(most.middle, decimals)} (${number(most.low, decimals)} – ${number(most.high, decimals)})`
        : '–',
    ];
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="figure-scroll" aria-label={say('chart.table')} tabIndex={0}>
      <table className="values">
        <caption className="visually-hidden">{say('chart.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('chart.time')}</th>
            {seasons.flatMap((one) => [
              <th key={one.line.one.series.id} scope="col">
                <bdi>{name(one.line)}</bdi> {String(one.year)}{' '}
                <span className="muted">{unitOf(one.line.one.series.unit, language)}</span>
              </th>,
              <th key={`${one.line.one.series.id} usual`} scope="col">
                {say('chart.usual')}
              </th>,
            ])}
          </tr>
        </thead>
        <tbody>
          {places.map((place) => {
            const at = dateAt(place, first.grain, first.begin);
            return (
              <tr key={place}>
                <th scope="row">{first.grain === 'month' ? words.month(at) : words.dayOfYear(at)}</th>
                {seasons.flatMap((one) =>
                  cellsOf(one, place).map((cell, part) => (
                    <td key={`${one.line.one.series.id} ${part === 0 ? 'own' : 'usual'}`}>{cell}</td>
                  )),
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};
