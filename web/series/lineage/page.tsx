import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { IndicatorInfo, IndicatorLineage } from '../../../sql/model/api/indicators.ts';
import { colorOf } from '../../../sql/model/style/palette.ts';
import { ApiError, path, read } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { methodAddress } from '../../indicators/address.ts';
import { rankWords } from '../../place/parts.tsx';
import { periodInWords } from '../../place/period-words.ts';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import '../../ui/chart.css';
import '../../ui/figure.css';
import '../../ui/lineage.css';
import '../../ui/place.css';
import '../../ui/place-cards.css';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useScheme } from '../../ui/scheme.ts';
import { Failed, Loading } from '../../ui/state.tsx';
import { Pair } from '../about.tsx';
import { nameIn } from '../names.ts';
import { indicatorAddress } from '../page-address.ts';
import { measure } from '../said.ts';
import { Inputs } from './inputs.tsx';
import { groupsOf } from './model.ts';
import { useTitles } from './titles.ts';

type Told = { info: IndicatorInfo; lineage: IndicatorLineage };

/** The value itself: figure, class, what it lies between, coverage, rank; or why there is none. */
const ValuePart = ({ info, lineage: { value } }: Told) => {
  const words = useWords();
  const { say, text, number, moment } = words;
  const scheme = useScheme();
  const found = info.classes.find(({ id }) => id === value.class);
  const facts = [
    value.lower !== null && value.upper !== null
      ? say('lineage.between', {
          lower: number(value.lower, info.decimals),
          upper: measure(value.upper, info.unit, info.decimals, words),
        })
      : null,
    value.coverage === null ? null : say('place.coverage', { share: number(value.coverage * 100, 0) }),
    rankWords({ newest: value, direction: info.direction }, words) || null,
    say('lineage.computedAt', { time: moment(value.computedAt) }),
  ];
  return (
    <section className="panel-card lineage-part">
      <h2>{say('lineage.value')}</h2>
      <div className="lineage-value">
        <strong>
          {value.value === null
            ? say(value.missing === null ? 'place.noValue' : `lineage.missing.${value.missing}`)
            : measure(value.value, info.unit, info.decimals, words)}
        </strong>
        {found && (
          <span className="class-chip">
            <svg width="12" height="12" aria-hidden="true">
              <rect width="12" height="12" rx="3" fill={colorOf(found.color, scheme)} />
            </svg>
            {text(found.title)}
          </span>
        )}
      </div>
      <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
    </section>
  );
};

const MethodPart = ({ info, lineage: { method } }: Told) => {
  const { say, text, number } = useWords();
  return (
    <section className="panel-card lineage-part">
      <h2>{say('indicator.method')}</h2>
      <div>
        <Link href={methodAddress(info.id)}>{say(`method.${info.method.kind}`)}</Link>{' '}
        <span className="muted">{say('lineage.version', { version: method.version })}</span>
        <p>{text(info.description)}</p>
      </div>
      <dl className="pairs">
        <Pair title={say('lineage.reference')}>{text(info.reference)}</Pair>
        <Pair title={say('class.title')}>{text(info.classesSource)}</Pair>
        {info.minCoverage > 0 && (
          <Pair title={say('indicator.minCoverage')}>{number(info.minCoverage * 100, 0)} %</Pair>
        )}
      </dl>
    </section>
  );
};

const useTold = (indicator: string, place: string, period: string) => {
  const info = useQuery({
    queryKey: ['indicator', indicator],
    queryFn: ({ signal }) => read(IndicatorInfo, path`/api/indicators/${indicator}`, signal),
  });
  const lineage = useQuery({
    queryKey: ['lineage', indicator, place, period],
    queryFn: ({ signal }) =>
      read(IndicatorLineage, path`/api/indicators/${indicator}/values/${place}/${period}/lineage`, signal),
  });
  const error = info.error ?? lineage.error;
  return {
    error,
    isGone: error instanceof ApiError && [400, 404].includes(error.status),
    told: info.data && lineage.data ? { info: info.data, lineage: lineage.data } : null,
    retry: () => [info, lineage].filter((one) => one.error).forEach((one) => void one.refetch()),
  };
};

/** `/indicator/{id}/{place}/{period}`: a value, the method that made it, and what it was made of, down to rows. */
export const LineagePage = () => {
  const { say, text, language } = useWords();
  const [indicator, place, period] = [useId(), useId('place'), useId('period')];
  const { told, error, isGone, retry } = useTold(indicator, place, period);
  const titles = useTitles(told?.info);
  if (isGone) return <Empty icon="chart" title="lineage.gone" text="lineage.goneText" />;
  if (error) return <Failed retry={retry} />;
  if (!told) return <Loading />;
  const { info, lineage } = told;
  const title = [
    text(info.title),
    nameIn(lineage.value.name, language, place),
    periodInWords(lineage.value.period, language),
  ];
  return (
    <>
      <Heading
        title={title.filter(Boolean).join(' · ')}
        lead={
          <p>
            {info.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}{' '}
            {say('lineage.lead')}
          </p>
        }
        actions={
          <>
            {info.period !== 'none' && (
              <Link className="button" href={indicatorAddress(indicator, place)}>
                <Icon name="chart" />
                {say('indicator.history')}
              </Link>
            )}
            <a className="button" href={path`/api/indicators/${indicator}/values/${place}/${period}/lineage`}>
              <Icon name="file" />
              {say('lineage.json')}
            </a>
          </>
        }
      />
      <div className="lineage">
        <ValuePart {...told} />
        <MethodPart {...told} />
        <section className="panel-card lineage-part">
          <h2>{say('lineage.inputs')}</h2>
          <Inputs groups={groupsOf(lineage.inputs)} more={lineage.more} info={info} {...titles} />
        </section>
      </div>
    </>
  );
};
