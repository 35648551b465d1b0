import { useQuery } from '@tanstack/react-query';
import { Button, Link } from 'react-aria-components';
import type { SdgOverview } from '../../sql/model/api/sdg.ts';
import { useWords } from '../i18n/intl.tsx';
import { Fetched } from '../office/parts/fetched.tsx';
import { Heading } from '../shell/heading.tsx';
import { Icon } from '../ui/icon.tsx';
import { sdgApi } from './api.ts';
import { ProgressMark } from './progress.tsx';
import { StatusBar, StatusLegend } from './status.tsx';
import './sdg.css';

type Goal = SdgOverview['goals'][number];

const Reporting = ({ overview: { goals, counts } }: { overview: SdgOverview }) => {
  const { say, text } = useWords();
  return (
    <section className="panel-card">
      <h2>{say('sdg.reporting')}</h2>
      <p>{say('sdg.reportingText')}</p>
      <StatusLegend />
      <ul className="sdg-goals">
        <li className="sdg-goal">
          <h3>{say('sdg.all')}</h3>
          <StatusBar counts={counts} />
        </li>
        {goals.map((goal) => (
          <li key={goal.id} className="sdg-goal">
            <h3>
              <Link href={`/sdg/${goal.id}`}>
                <bdi className="sdg-number">{goal.id}</bdi> {text(goal.short)}
              </Link>
            </h3>
            <StatusBar counts={goal.counts} />
          </li>
        ))}
      </ul>
    </section>
  );
};

const Targets = ({ goal }: { goal: Goal }) => {
  const { say, text } = useWords();
  const known = goal.targets.filter(({ progress }) => progress.status !== 'no-data');
  return (
    <li className="sdg-goal-targets">
      <h3>
        <Link href={`/sdg/${goal.id}`}>
          <bdi className="sdg-number">{goal.id}</bdi> {text(goal.short)}
        </Link>
      </h3>
      {known.length === 0 ? (
        <p className="muted">{say('sdg.noData')}</p>
      ) : (
        <>
          <ul>
            {known.map(({ id, title, progress }) => (
              <li key={id} className="sdg-target-line">
                <ProgressMark status={progress.status} />
                <Link href={`/sdg/${goal.id}#target-${id}`}>
                  <bdi className="sdg-number">{id}</bdi> {text(title)}
                </Link>
                <span className="muted">{say('sdg.indicators', { count: progress.of })}</span>
              </li>
            ))}
          </ul>
          <p className="muted">{say('sdg.withoutData', { count: goal.targets.length - known.length })}</p>
        </>
      )}
    </li>
  );
};

/** How progress is judged, and where the titles come from. */
export const Method = ({ note }: { note: string }) => {
  const { say } = useWords();
  return (
    <section className="panel-card sdg-method">
      <h2>{say('sdg.method')}</h2>
      <p>{say('sdg.methodText')}</p>
      <h2>{say('sdg.note')}</h2>
      <p>{note}</p>
    </section>
  );
};

export const PrintButton = () => {
  const { say } = useWords();
  return (
    <Button className="button" onPress={() => window.print()}>
      <Icon name="file" />
      {say('sdg.print')}
    </Button>
  );
};

/** `/sdg`: how far each goal is reported, and how its targets go. */
export const SdgPage = () => {
  const { say, text } = useWords();
  const query = useQuery({ queryKey: ['sdg'], queryFn: ({ signal }) => sdgApi.overview(signal) });
  return (
    <>
      <Heading
        lead={<p>{say('sdg.lead')}</p>}
        actions={
          <>
            <Link className="button" href="/policies">
              <Icon name="file" />
              {say('sdg.policies')}
            </Link>
            <a className="button" href="/api/sdg/open-sdg">
              <Icon name="download" />
              {say('sdg.index')}
            </a>
            <PrintButton />
          </>
        }
      />
      <Fetched query={query}>
        {(overview) => (
          <>
            <Reporting overview={overview} />
            <section className="panel-card">
              <h2>{say('sdg.targets')}</h2>
              <p>{say('sdg.targetsText')}</p>
              <ul className="sdg-target-groups">
                {overview.goals.map((goal) => (
                  <Targets key={goal.id} goal={goal} />
                ))}
              </ul>
            </section>
            <Method note={text(overview.note)} />
          </>
        )}
      </Fetched>
    </>
  );
};
