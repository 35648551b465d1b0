import { Button, Group, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { SelectOne } from '../ui/select.tsx';
import type { Grain } from './rollup.ts';
import { isSame, lengthOf, panned, type Span, within, zoomed } from './span.ts';
import { DRAWN_STATISTICS, type DrawnStatistic } from './state.ts';

const DAY = 86_400;
const YEAR = 365.2425 * DAY;
/** Stretches to choose, in seconds, with the words for them. */
const STRETCHES = [
  { id: 'month', seconds: 30.5 * DAY, years: 0 },
  { id: 'year', seconds: YEAR, years: 1 },
  { id: 'five', seconds: 5 * YEAR, years: 5 },
  { id: 'ten', seconds: 10 * YEAR, years: 10 },
  { id: 'thirty', seconds: 30 * YEAR, years: 30 },
] as const;

const ZOOM = 0.5;
const PAN = 0.5;

type Props = {
  span: Span;
  whole: Span;
  least: number;
  onSpan: (span: Span | null) => void;
};

/** How much of the series is shown: stretches up to its end, steps, all. */
export const SpanTools = ({ span, whole, least, onSpan }: Props) => {
  const { say } = useWords();
  const middle = (span[0] + span[1]) / 2;
  const fitting = STRETCHES.filter(({ seconds }) => seconds < lengthOf(whole) * 0.9);
  const chosen = (seconds: number) => within([span[1] - seconds, span[1]], whole);
  return (
    <Group className="chart-tools" aria-label={say('chart.span')}>
      {fitting.map(({ id, seconds, years }) => (
        <Button
          key={id}
          className="chip"
          aria-pressed={Math.abs(lengthOf(span) - seconds) < DAY}
          onPress={() => onSpan(chosen(seconds))}
        >
          {id === 'month'
            ? say('chart.span.month')
            : id === 'year'
              ? say('chart.span.year')
              : say('chart.span.years', { count: years })}
        </Button>
      ))}
      <Button className="chip" aria-pressed={isSame(span, whole)} onPress={() => onSpan(null)}>
        {say('chart.span.all')}
      </Button>
      <span className="chart-steps" dir="ltr">
        <IconButton
          icon="back"
          label={say('chart.earlier')}
          onPress={() => onSpan(panned(span, -PAN, whole))}
        />
        <IconButton
          icon="minus"
          label={say('chart.zoomOut')}
          onPress={() => onSpan(zoomed(span, 1 / ZOOM, middle, whole, least))}
        />
        <IconButton
          icon="plus"
          label={say('chart.zoomIn')}
          onPress={() => onSpan(zoomed(span, ZOOM, middle, whole, least))}
        />
        <IconButton
          icon="chevron"
          label={say('chart.later')}
          onPress={() => onSpan(panned(span, PAN, whole))}
        />
      </span>
    </Group>
  );
};

/** Through time, or year over year. */
export const ViewChoice = ({
  view,
  onView,
}: {
  view: 'time' | 'seasons';
  onView: (view: 'time' | 'seasons') => void;
}) => {
  const { say } = useWords();
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={say('chart.view')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => onView([...keys][0] === 'seasons' ? 'seasons' : 'time')}
    >
      <ToggleButton id="time">{say('chart.view.time')}</ToggleButton>
      <ToggleButton id="seasons">{say('chart.view.seasons')}</ToggleButton>
    </ToggleButtonGroup>
  );
};

/** What the chart is drawn from; chosen by the zoom where nothing is said. */
export const GrainChoice = ({
  grain,
  grains,
  shown,
  isComputed,
  onGrain,
}: {
  grain: Grain | null;
  grains: readonly Grain[];
  shown: Grain;
  /** Values are those of an indicator: nobody measured them. */
  isComputed: boolean;
  onGrain: (grain: Grain | null) => void;
}) => {
  const { say } = useWords();
  const word = (one: Grain) => say(one === 'value' && isComputed ? 'chart.grain.own' : `chart.grain.${one}`);
  const choices = [
    { id: 'auto', title: say('chart.grain.auto', { grain: word(shown) }) },
    ...grains.map((one) => ({ id: one, title: word(one) })),
  ];
  return (
    <SelectOne
      className="grain-choice"
      label={say('chart.grain')}
      choices={choices}
      value={grain ?? 'auto'}
      onChange={(key) => onGrain(grains.find((one) => one === key) ?? null)}
    />
  );
};

/** Which statistic of gathered values the line is of. */
export const StatisticChoice = ({
  statistic,
  onStatistic,
}: {
  statistic: DrawnStatistic | null;
  onStatistic: (statistic: DrawnStatistic | null) => void;
}) => {
  const { say } = useWords();
  return (
    <label className="statistic-choice">
      {say('chart.statistic')}{' '}
      <select
        value={statistic ?? ''}
        onChange={(event) => onStatistic(DRAWN_STATISTICS.find((one) => one === event.target.value) ?? null)}
      >
        <option value="">{say('chart.statistic.auto')}</option>
        {DRAWN_STATISTICS.map((one) => (
          <option key={one} value={one}>
            {say(`stat.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
};
