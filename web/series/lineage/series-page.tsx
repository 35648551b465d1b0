import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { SeriesLineage } from '../../../sql/model/api/observe.ts';
import { SeriesOne } from '../../../sql/model/api/series.ts';
import { ApiError, path, read } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import '../../ui/chart.css';
import '../../ui/figure.css';
import '../../ui/lineage.css';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { Pair } from '../about.tsx';
import { durationInWords } from '../duration-words.ts';
import { featureName } from '../names.ts';
import { Values } from './values.tsx';

type Only = 'all' | 'flagged' | 'corrected';
const FEW = 20;
const MOST = 500;

const useTold = (id: string, only: Only, limit: number) => {
  const one = useQuery({
    queryKey: ['series-one', id],
    queryFn: ({ signal }) => read(SeriesOne, path`/api/series/${id}`, signal),
  });
  const lineage = useQuery({
    queryKey: ['series-lineage', id, only, limit],
    queryFn: ({ signal }) =>
      read(SeriesLineage, path`/api/series/${id}/lineage?only=${only}&limit=${String(limit)}`, signal),
    placeholderData: (before) => before,
  });
  const error = one.error ?? lineage.error;
  return {
    error,
    isGone: error instanceof ApiError && error.status === 404,
    told: one.data && lineage.data ? { one: one.data, lineage: lineage.data } : null,
    retry: () => [one, lineage].filter((each) => each.error).forEach((each) => void each.refetch()),
  };
};

type Told = NonNullable<ReturnType<typeof useTold>['told']>;

/** Who published it, which edition, under which licence; how it came here, and when it last changed. */
const SourcePart = ({ lineage: { source, origin, revision, changedAt, n, corrected } }: Told) => {
  const { say, text, number, moment } = useWords();
  const told = [
    say('origin.values', { count: n, n: number(n, 0) }),
    say('origin.corrected', { count: corrected }),
    changedAt === null ? null : say('origin.changed', { time: moment(changedAt), revision }),
  ];
  return (
    <section className="panel-card lineage-part">
      <h2>{say('chart.source')}</h2>
      <dl className="pairs">
        <Pair title={say('chart.source')}>
          {source.url ? <a href={source.url}>{text(source.title)}</a> : text(source.title)},{' '}
          {source.publisher}
        </Pair>
        {source.date && <Pair title={say('origin.edition')}>{source.date}</Pair>}
        {source.citation && <Pair title={say('origin.citation')}>{source.citation}</Pair>}
        <Pair title={say('chart.licence')}>{text(source.licence)}</Pair>
        <Pair title={say('origin.way')}>
          {say(origin.startsWith('set:') ? 'origin.theme' : 'origin.put')}
        </Pair>
      </dl>
      <p className="muted">{told.filter(Boolean).join(' · ')}</p>
    </section>
  );
};

/** How a value is measured, and what looks at it when it arrives. */
const MethodPart = ({ one: { series, parameter } }: Told) => {
  const words = useWords();
  const { say, text } = words;
  const length = durationInWords(series.averaging, words);
  const every = series.every && durationInWords(series.every, words);
  return (
    <section className="panel-card lineage-part">
      <h2>{say('indicator.method')}</h2>
      {parameter.description && <p>{text(parameter.description)}</p>}
      <dl className="pairs">
        {series.procedure && <Pair title={say('chart.procedure')}>{series.procedure}</Pair>}
        <Pair title={say('chart.averaging')}>
          {length ? say('chart.averagingOf', { length, stamp: series.stamp }) : say('chart.instant')}
        </Pair>
        {every && <Pair title={say('chart.every')}>{every}</Pair>}
        <Pair title={say('origin.checks')}>
          {parameter.checks.map(({ kind }) => say(`check.${kind}`)).join(' · ') || say('origin.noChecks')}
        </Pair>
      </dl>
    </section>
  );
};

/** `/series/{id}/lineage`: where the values of a series come from, how they are measured and doubted, and what they were, down to each. */
export const SeriesLineagePage = () => {
  const { say, text, language } = useWords();
  const id = useId();
  const [only, setOnly] = useState<Only>('all');
  const [limit, setLimit] = useState(FEW);
  const { told, error, isGone, retry } = useTold(id, only, limit);
  if (isGone) return <Empty icon="chart" title="chart.gone" text="chart.goneText" />;
  if (error) return <Failed retry={retry} />;
  if (!told) return <Loading />;
  const { series, parameter } = told.one;
  return (
    <>
      <Heading
        title={`${text(parameter.title)} · ${featureName(series, language)}`}
        lead={
          <p>
            {series.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}{' '}
            {say('origin.lead')}
          </p>
        }
        actions={
          <>
            <Link className="button" href={`/series/${encodeURIComponent(id)}`}>
              <Icon name="chart" />
              {say('indicator.history')}
            </Link>
            <a className="button" href={path`/api/series/${id}/lineage`}>
              <Icon name="file" />
              {say('lineage.json')}
            </a>
          </>
        }
      />
      <div className="lineage">
        <SourcePart {...told} />
        <MethodPart {...told} />
        <section className="panel-card lineage-part">
          <h2>{say('origin.title')}</h2>
          <Values
            {...told}
            only={only}
            onOnly={(next) => {
              setOnly(next);
              setLimit(FEW);
            }}
            onMore={limit < MOST ? () => setLimit(Math.min(MOST, limit * 5)) : null}
          />
        </section>
      </div>
    </>
  );
};
