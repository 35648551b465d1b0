import { useQuery } from '@tanstack/react-query';
import { Button, Link } from 'react-aria-components';
import type { Observations, SeriesInfo, SeriesList } from '../../sql/model/api/series.ts';
import { useWords, WithWords } from '../i18n/intl.tsx';
import { TIME_WORDS } from '../i18n/time.ts';
import '../ui/chart.css';
import { Icon } from '../ui/icon.tsx';
import { seriesApi } from './api.ts';
import { GRAIN_SECONDS, stampOf } from './line.ts';
import { seriesLineageAddress } from './page-address.ts';
import { gapAfter, pointsOf } from './points.ts';
import { grainFor } from './rollup.ts';
import { measure } from './said.ts';
import { Sparkline } from './sparkline.tsx';
import { timeWords } from './time-words.ts';
import { useValues } from './use-series.ts';

const SPARK_POINTS = 90;
/** More are listed without a line of their own. */
const MOST_SPARKS = 8;

const lengthOf = ({ first, last }: SeriesInfo): number =>
  first && last ? (Date.parse(last.time) - Date.parse(first)) / 1000 : 0;

const grainOf = (info: SeriesInfo) => grainFor(lengthOf(info), SPARK_POINTS, info);

/** The last values of an answer: years as months, a day as hours; not all that there ever was. */
const sparkValues = (info: SeriesInfo, answer: Observations | undefined) => {
  if (!answer) return { values: [], gap: 0 };
  const points = pointsOf(answer);
  return {
    values: points.slice(-4 * SPARK_POINTS).map(({ time, value }) => ({ at: time, value })),
    gap: gapAfter(points, answer, info),
  };
};

const Row = ({
  info,
  list,
  answer,
  onOpen,
}: {
  info: SeriesInfo;
  list: SeriesList;
  answer: Observations | undefined;
  onOpen: (id: string) => void;
}) => {
  const words = useWords();
  const { say, text, language } = words;
  const parameter = list.parameters.find(({ id }) => id === info.parameter);
  const title = [parameter ? text(parameter.title) : info.parameter, info.procedure]
    .filter(Boolean)
    .join(' · ');
  const { last } = info;
  const value = last && measure(last.value, info.unit, parameter?.decimals ?? 2, words);
  const stamp =
    last &&
    timeWords(language, info.timeZone).stamp(
      Date.parse(last.time) / 1000,
      stampOf({ grain: 'value', one: { series: info } }),
    );
  return (
    <li>
      <Button className="series-row" onPress={() => onOpen(info.id)}>
        <span className="series-row-title">
          {title}
          {info.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
        </span>
        <span className="series-row-value">
          <strong>
            {last?.below ? say('chart.below', { value: value ?? '' }) : (value ?? say('chart.noValue'))}
          </strong>
          <span className="muted">{stamp}</span>
        </span>
        <Sparkline {...sparkValues(info, answer)} />
      </Button>
      <Link className="series-origin" href={seriesLineageAddress(info.id)}>
        {say('origin.link')}
      </Link>
    </li>
  );
};

const Listed = ({ list, onOpen }: { list: SeriesList; onOpen: (ids: readonly string[]) => void }) => {
  const { say } = useWords();
  const { series } = list;
  const sparked = series.filter(({ n }) => n > 1).slice(0, MOST_SPARKS);
  const { data } = useValues(
    sparked.map((info) => {
      const grain = grainOf(info);
      const end = info.last ? Date.parse(info.last.time) / 1000 : 0;
      const seconds = grain === 'value' ? null : GRAIN_SECONDS[grain] * 4 * SPARK_POINTS;
      return { id: info.id, grain, span: seconds === null ? null : [end - seconds, end + 1] };
    }),
  );
  const answers = new Map(data.map((answer) => [answer.series, answer]));
  return (
    <section className="feature-series" aria-label={say('series.title')}>
      <h3>{say('series.title')}</h3>
      <ul>
        {series.map((info) => (
          <Row
            key={info.id}
            info={info}
            list={list}
            answer={answers.get(info.id)}
            onOpen={(id) => onOpen([id])}
          />
        ))}
      </ul>
      {series[0] && (
        <Button className="button" onPress={() => onOpen([series[0]?.id ?? ''])}>
          <Icon name="chart" />
          {say('series.open')}
        </Button>
      )}
    </section>
  );
};

/** What is measured at a feature: newest values with a small line each, and the way to their charts; nothing where nothing is. */
export const FeatureSeries = ({
  layer,
  feature,
  onOpen,
}: {
  layer: string;
  feature: string;
  onOpen: (ids: readonly string[]) => void;
}) => {
  const { data } = useQuery({
    queryKey: ['series-at', layer, feature],
    queryFn: ({ signal }) => seriesApi.at(layer, feature, signal),
    staleTime: 60_000,
  });
  if (!data || data.series.length === 0) return null;
  return (
    <WithWords words={TIME_WORDS}>
      <Listed list={data} onOpen={onOpen} />
    </WithWords>
  );
};
