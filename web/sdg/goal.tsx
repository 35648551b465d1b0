import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-aria-components';
import type {
  NationalMade,
  SdgGoalInfo,
  SdgIndicatorInfo,
  SdgLine,
  SdgTargetInfo,
} from '../../sql/model/api/sdg.ts';
import { unitOf } from '../../sql/model/unit.ts';
import { useWords } from '../i18n/intl.tsx';
import { Back } from '../office/parts/back.tsx';
import { Fetched } from '../office/parts/fetched.tsx';
import { Heading } from '../shell/heading.tsx';
import { useId } from '../shell/use-id.ts';
import { sdgApi } from './api.ts';
import { CourseChart } from './course-chart.tsx';
import { Method, PrintButton } from './page.tsx';
import { ProgressMark } from './progress.tsx';
import { StatusBar, StatusLegend, StatusMark } from './status.tsx';
import './sdg.css';

/** A value with its unit, to the decimals that its indicator is told by. */
export const useShown = ({ unit, decimals }: { unit: string; decimals: number | null }) => {
  const { number, language } = useWords();
  return (value: number): string => `${number(value, decimals ?? 2)} ${unitOf(unit, language)}`.trim();
};

const PERCENT = 100;

const Pace = ({ line: { progress } }: { line: SdgLine }) => {
  const { say, number } = useWords();
  if (!progress?.base || !progress.newest || progress.pace === null) return null;
  const { base, newest, pace, needed } = progress;
  return (
    <p className="muted">
      {say('sdg.pace', {
        pace: number(pace * PERCENT, 2),
        ...{ from: String(base.year), to: String(newest.year) },
      })}
      {needed !== null && <> · {say('sdg.needed', { needed: number(needed * PERCENT, 2) })}</>}
    </p>
  );
};

/** How a figure of the country was made of those of places. */
export const Made = ({ made: { rule, places, weight } }: { made: NationalMade }) => {
  const { say, text } = useWords();
  return <>{say(`sdg.made.${rule}`, { count: places, weight: weight ? text(weight) : 'none' })}</>;
};

const Line = ({ line, isNamed }: { line: SdgLine; isNamed: boolean }) => {
  const { say, text, number } = useWords();
  const show = useShown(line);
  const plain = (value: number) => number(value, line.decimals ?? 2);
  const last = line.values.at(-1);
  return (
    <div className="sdg-line">
      <div className="sdg-line-head">
        {isNamed && <strong>{text(line.title)}</strong>}
        {last && (
          <span>
            {show(last.value)} <span className="muted">({last.year})</span>
          </span>
        )}
        {line.progress ? (
          <ProgressMark status={line.progress.status} />
        ) : (
          <span className="muted">{say('sdg.neither')}</span>
        )}
        {line.isSample && <span className="badge-sample">{say('layer.sample')}</span>}
      </div>
      <Pace line={line} />
      <CourseChart values={line.values} title={text(line.title)} show={plain} />
      <p className="muted sdg-line-foot">
        {line.made && <Made made={line.made} />}
        {line.indicator && <Link href={`/?layers=${line.indicator}`}>{say('sdg.onMap')}</Link>}
      </p>
    </div>
  );
};

const Indicator = ({ one }: { one: SdgIndicatorInfo }) => {
  const { say, text } = useWords();
  const isNamed = one.lines.length > 1 || one.lines.some(({ indicator }) => indicator !== null);
  return (
    <li className="sdg-indicator">
      <h3>
        <bdi className="sdg-number">{one.id}</bdi> {text(one.title)}
      </h3>
      <p className="sdg-indicator-tags">
        <StatusMark status={one.status} />
        {one.tier !== null && <span className="muted">{say('sdg.tier', { tier: one.tier })}</span>}
        {one.csv && (
          <>
            <a href={one.csv}>{say('sdg.csv')}</a>
            <a href={`/api/sdg/open-sdg/meta/${one.id}.yml`}>{say('sdg.meta')}</a>
          </>
        )}
      </p>
      {one.note && <p>{text(one.note)}</p>}
      {one.lines.map((line) => (
        <Line key={`${line.indicator} ${text(line.title)} ${line.unit}`} line={line} isNamed={isNamed} />
      ))}
      {one.source && <p className="muted">{say('sdg.source', { source: text(one.source) })}</p>}
    </li>
  );
};

const Target = ({ target }: { target: SdgTargetInfo }) => {
  const { say, text } = useWords();
  return (
    <section className="panel-card" id={`target-${target.id}`}>
      <h2>
        <bdi className="sdg-number">{target.id}</bdi> <ProgressMark status={target.progress.status} />
      </h2>
      <p>{text(target.title)}</p>
      <ul className="sdg-indicators">
        {target.indicators.map((one) => (
          <Indicator key={one.id} one={one} />
        ))}
      </ul>
      {target.related.length > 0 && (
        <>
          <h3>{say('sdg.related')}</h3>
          {target.related.map((line) => (
            <Line key={line.indicator} line={line} isNamed />
          ))}
        </>
      )}
    </section>
  );
};

/** An address with a target leads to it, once it is there. */
const useTargetInAddress = (): void => {
  useEffect(() => {
    document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
};

const Goal = ({ goal }: { goal: SdgGoalInfo }) => {
  const { say, text } = useWords();
  useTargetInAddress();
  return (
    <>
      <Heading
        title={`${say('sdg.goal', { number: goal.id })} · ${text(goal.short)}`}
        lead={
          <>
            <Back href="/sdg">{say('sdg.all')}</Back>
            <p>{text(goal.title)}</p>
          </>
        }
        actions={<PrintButton />}
      />
      <section className="panel-card stack">
        <h2>{say('sdg.reporting')}</h2>
        <StatusLegend />
        <StatusBar counts={goal.counts} />
      </section>
      {goal.targets.map((target) => (
        <Target key={target.id} target={target} />
      ))}
      <Method note={text(goal.note)} />
    </>
  );
};

/** `/sdg/{goal}`: its targets and indicators, with their values. */
export const SdgGoalPage = () => {
  const id = useId('goal');
  const query = useQuery({ queryKey: ['sdg', id], queryFn: ({ signal }) => sdgApi.goal(id, signal) });
  return <Fetched query={query}>{(goal) => <Goal goal={goal} />}</Fetched>;
};
