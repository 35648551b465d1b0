import { lazy, type ReactNode, Suspense, useMemo, useRef } from 'react';
import { Button, Disclosure, DisclosurePanel, ToggleButton } from 'react-aria-components';
import { ApiError } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import '../ui/chart.css';
import '../ui/figure.css';
import { outlookAddress } from '../outlook/api.ts';
import { Empty } from '../ui/empty.tsx';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { About } from './about.tsx';
import { AboutIndicator } from './about-indicator.tsx';
import { AddSeries } from './add-series.tsx';
import { forecastFor, spanWith, spanWithout } from './ahead.ts';
import { classedLine, classesKey } from './classes.ts';
import { ClassesList } from './classes-list.tsx';
import { LimitsList } from './limits-list.tsx';
import type { Line } from './line.ts';
import { headOf, seriesNames } from './names.ts';
import { StatisticsTable, TrendText } from './numbers.tsx';
import { Plot, type StandingFigure } from './plot.tsx';
import { grainsOf } from './rollup.ts';
import { SeasonsTable, SeasonsView } from './seasons-view.tsx';
import { type ChartState, MOST_SERIES } from './state.ts';
import { ValuesTable } from './table.tsx';
import { TakeAlong } from './take-along.tsx';
import { GrainChoice, StatisticChoice, ViewChoice } from './toolbar.tsx';
import { useDrawn } from './use-drawn.ts';
import { useFigure } from './use-figure.ts';
import { useLimits } from './use-limits.ts';
import { hasSeasons, type Seasons, seasonsTitle, useSeasons } from './use-seasons.ts';
import { useWidth } from './use-size.ts';
import { useTitle } from './use-title.ts';

export type FigureProps = {
  state: ChartState;
  onState: (part: Partial<ChartState>) => void;
  /** The link to what is shown. */
  address: string;
  /** What the chart is of stands above it; false where the page's own heading says so. */
  hasHead?: boolean;
  /** There is little room above and below it. */
  isCompact?: boolean;
  /** The moment that the map beside it shows. */
  moment?: number | null;
};

const Folded = ({ title, children }: { title: string; children: ReactNode }) => (
  <Disclosure className="figure-fold">
    <Button slot="trigger" className="figure-fold-trigger">
      <Icon name="down" />
      {title}
    </Button>
    <DisclosurePanel>{children}</DisclosurePanel>
  </Disclosure>
);

/** What is known of the series below the chart: trend, statistics, limits, sources, the values themselves. */
const Below = ({
  figure,
  name,
  limits,
  seasons,
}: {
  figure: StandingFigure;
  name: (line: Line) => string;
  limits: ReturnType<typeof useLimits>;
  /** Where years are laid over each other. */
  seasons: readonly Seasons[] | null;
}) => {
  const { say } = useWords();
  const { lines, span, trends } = figure;
  const abouts = lines.map((line) => {
    const Part = line.one.computed ? AboutIndicator : About;
    return <Part key={line.one.series.id} line={line} name={name(line)} />;
  });
  const classed = classedLine(lines);
  return (
    <>
      <div className="figure-parts">
        <TrendText {...{ lines, trends, name }} />
        <StatisticsTable {...{ lines, span, name }} />
        <LimitsList {...limits} span={span} onDrawn={limits.setDrawn} />
        {classed && (
          <ClassesList
            line={classed}
            span={span}
            isDrawn={limits.isChosen(classesKey(classed), true)}
            onDrawn={limits.setDrawn}
          />
        )}
        {lines.length === 1 && abouts}
      </div>
      {lines.length > 1 && (
        <Folded title={say('chart.sources')}>
          <div className="figure-parts">{abouts}</div>
        </Folded>
      )}
      <Folded title={say('chart.table')}>
        {seasons ? <SeasonsTable {...{ seasons, name }} /> : <ValuesTable {...{ lines, span, name }} />}
      </Folded>
    </>
  );
};

const useText = (
  figure: StandingFigure,
  name: (line: Line) => string,
  title: string,
  said: () => readonly string[],
) => {
  const words = useWords();
  const { say, text } = words;
  const [first] = figure.ones;
  const sources = figure.ones.flatMap((one) =>
    one.sources.map((source) => `${text(source.title)}, ${source.publisher} (${text(source.licence)})`),
  );
  return () => ({
    over: first ? headOf(first, words) : '',
    title,
    legend: figure.lines.map((line) => ({
      tone: line.tone,
      text: line.one.series.status === 'sample' ? `${name(line)} (${say('layer.sample')})` : name(line),
    })),
    notes: [
      ...said(),
      `${say('picture.sources')} ${[...new Set(sources)].join(' · ')}`,
      window.location.origin,
    ],
  });
};

/** Forecasts come after the chart that they are of. */
const Outlook = lazy(async () => ({ default: (await import('../outlook/part.tsx')).OutlookPart }));

/** What early signals say, in the same words as forecasts. */
const Signals = lazy(async () => ({ default: (await import('./signals/part.tsx')).SignalsPart }));

/** By this key a link says whether early signals are drawn. */
const SIGNALS = 'signals';
const NO_SIGNALS: StandingFigure['signals'] = [];

/** What the forecast in the chart says, in words that are loaded with it. */
const AheadNote = lazy(async () => ({ default: (await import('../outlook/ahead-note.tsx')).AheadNote }));

const Standing = ({
  state,
  onState,
  address,
  hasHead = true,
  isCompact = false,
  moment = null,
  figure,
  width,
}: FigureProps & { figure: StandingFigure; width: number }) => {
  const words = useWords();
  const { ones, lines, span, grain, trends, asked, outlooks, ahead, known, signals } = figure;
  const [first] = ones;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language alone
  const names = useMemo(() => seriesNames(ones, words), [ones, words.language]);
  const name = ({ one }: Line) => names.get(one.series.id) ?? one.series.id;
  const finding = useTitle(lines, span, trends, name);
  const limits = useLimits(lines, state.drawn, (drawn) => onState({ drawn }));
  const classed = classedLine(lines);
  const drawn = useDrawn();
  const isSeasonal = state.view === 'seasons' && first !== undefined && hasSeasons(first);
  const found = useSeasons(ones, state, isSeasonal);
  const title = isSeasonal ? seasonsTitle(found.seasons, name, words) : finding;
  const saidSignals = useRef<readonly string[]>([]);
  const text = useText(figure, name, title, () => (isSeasonal ? [] : saidSignals.current));
  const areSignalsDrawn = limits.isChosen(SIGNALS, true);
  if (!first) return null;
  const { say } = words;
  const showAhead = (isShown: boolean) => {
    const next = isShown ? forecastFor(outlooks, lines[0]?.grain ?? grain) : null;
    onState({
      ahead: isShown,
      ...(isShown ? { statistic: null } : { span: known && spanWithout(state.span, known) }),
      ...(next ? { span: spanWith(span, next) } : {}),
    });
  };
  return (
    <>
      <header className="figure-head">
        {hasHead && <p className="figure-over">{headOf(first, words)}</p>}
        <h2 className="figure-title">{title}</h2>
      </header>
      <div className="figure-tools">
        {hasSeasons(first) && <ViewChoice view={state.view} onView={(view) => onState({ view })} />}
        {!isSeasonal && (
          <GrainChoice
            grain={state.grain}
            grains={grainsOf(first.series)}
            shown={grain}
            isComputed={first.computed !== undefined}
            onGrain={(next) => onState({ grain: next })}
          />
        )}
        {!isSeasonal && grain !== 'value' && (
          <StatisticChoice statistic={state.statistic} onStatistic={(statistic) => onState({ statistic })} />
        )}
        {!isSeasonal && outlooks.length > 0 && (
          <ToggleButton className="chip" isSelected={state.ahead} onChange={showAhead}>
            {say('chart.ahead')}
          </ToggleButton>
        )}
        <span className="figure-deeds">
          {ones.length < MOST_SERIES && (
            <AddSeries ones={ones} onAdd={(id) => onState({ series: [...state.series, id] })} />
          )}
          <TakeAlong
            {...{ lines, asked, address, text }}
            forecasts={state.ahead && outlooks.length > 0 ? `${outlookAddress(first.series.id)}` : null}
            nameOf={(id) => names.get(id) ?? id}
            drawings={() => drawn.list(isSeasonal ? found.seasons : null, name)}
          />
        </span>
      </div>
      {isSeasonal ? (
        <SeasonsView {...{ found, width, name, state, onState }} pictureOf={drawn.keep} />
      ) : (
        <Plot
          {...{ figure, width, name, title, limits, isCompact, moment }}
          picture={drawn.keep(first.series.id)}
          signals={areSignalsDrawn ? signals : NO_SIGNALS}
          classed={classed && limits.isChosen(classesKey(classed), true) ? classed : null}
          onRemove={(id) => onState({ series: state.series.filter((one) => one !== id) })}
        />
      )}
      {state.ahead && !isSeasonal && lines[0] && outlooks.length > 0 && (
        <Suspense>
          {ahead ? (
            <AheadNote outlook={ahead} line={lines[0]} />
          ) : (
            <p className="muted">{say('chart.ahead.none')}</p>
          )}
        </Suspense>
      )}
      {signals.length > 0 && !isSeasonal && lines[0] && (
        <Suspense>
          <Signals
            {...{ signals, span }}
            line={lines[0]}
            isDrawn={areSignalsDrawn}
            onDrawn={(is) => limits.setDrawn(SIGNALS, is)}
            said={saidSignals}
          />
        </Suspense>
      )}
      {lines.length === 1 && lines[0] && (
        <Suspense>
          <Outlook line={lines[0]} />
        </Suspense>
      )}
      <Below {...{ figure, name, limits }} seasons={isSeasonal ? found.seasons : null} />
    </>
  );
};

/** A chart of series with everything around it; what it shows is its state, which is a link. */
export const Figure = (props: FigureProps) => {
  const [element, width] = useWidth<HTMLDivElement>();
  const figure = useFigure(props.state, width, props.onState);
  const { fetched, values, span, whole, ones } = figure;
  const isGone = fetched.error instanceof ApiError && fetched.error.status === 404;
  return (
    <div className="figure" ref={element}>
      {fetched.isPending && <Loading />}
      {isGone && <Empty icon="chart" title="chart.gone" text="chart.goneText" />}
      {fetched.error && !isGone && <Failed retry={fetched.retry} />}
      {values.error && <Failed retry={values.retry} />}
      {ones.length > 0 && !whole && <Empty icon="chart" title="chart.empty" text="chart.emptyText" />}
      {whole && span && width > 0 && !values.error && (
        <Standing {...props} figure={{ ...figure, span, whole }} width={width} />
      )}
    </div>
  );
};
