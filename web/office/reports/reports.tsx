import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ReportJobs, ReportList } from '../../../sql/model/api/briefs.ts';
import { path } from '../../api.ts';
import { OWN_NAMES, useWords } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import '../../ui/form/form.css';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { Icon } from '../../ui/icon.tsx';
import './reports.css';
import { JobProgress } from '../jobs/progress.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { reportsApi } from './api.ts';

/** Years that are offered: as far back as anything is computed for. */
const YEARS = 12;
const MEGA = 1_000_000;

/** Has the report of a year made, and shows how far each language is. */
const Make = () => {
  const { say } = useWords();
  const newest = new Date().getFullYear();
  const [year, setYear] = useState(newest - 1);
  const [jobs, setJobs] = useState<ReportJobs['jobs']>([]);
  const make = useDeed({
    work: async (of: number) => setJobs(await reportsApi.make(of)),
    changes: ['reports'],
    said: (of) => say('reports.begun', { year: of }),
    isLoud: true,
  });
  return (
    <section className="panel-card stack reports-make">
      <SelectInput
        name="year"
        label={say('reports.year')}
        value={String(year)}
        choices={Array.from({ length: YEARS }, (_, back) => String(newest - back)).map((id) => ({
          id,
          title: id,
        }))}
        onChange={(next) => setYear(Number(next))}
      />
      <p className="muted">{say('reports.makeHelp')}</p>
      <p className="actions">
        <Button className="button primary" onPress={() => make.run(year)}>
          <Icon name="file" />
          {say('reports.make')}
        </Button>
      </p>
      {jobs.map(
        ({ job, language }) =>
          job !== null && (
            <div key={language} lang={language}>
              <strong>{OWN_NAMES[language]}</strong>
              <JobProgress address={path`/api/jobs/${String(job)}`} changes={['reports']} />
            </div>
          ),
      )}
    </section>
  );
};

const Made = ({ reports }: { reports: ReportList['reports'] }) => {
  const { say, number, moment } = useWords();
  return (
    <ul className="rows">
      {reports.map(({ year, language, madeAt, pages, bytes, href }) => (
        <li key={href}>
          <Icon name="file" />
          <div>
            <a href={href} target="_blank" rel="noreferrer">
              {say('reports.of', { year: String(year) })} · <span lang={language}>{OWN_NAMES[language]}</span>
            </a>
            <p className="muted">
              {say('reports.about', { pages, size: number(bytes / MEGA, 1), moment: moment(madeAt) })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
};

/** `/office/reports`: the yearly reports that were made, and how to have one made. */
export const Reports = () => {
  const { say } = useWords();
  const query = useQuery({ queryKey: ['reports'], queryFn: ({ signal }) => reportsApi.all(signal) });
  return (
    <Noted>
      <Heading lead={say('reports.lead')} />
      <Make />
      <section className="reports-made">
        <Fetched query={query}>
          {(reports) =>
            reports.length === 0 ? (
              <Empty icon="file" title="reports.none" text="reports.noneText" />
            ) : (
              <Made reports={reports} />
            )
          }
        </Fetched>
      </section>
    </Noted>
  );
};
