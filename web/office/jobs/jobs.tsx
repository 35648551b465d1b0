import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Job, JobKinds } from '../../../sql/model/api/jobs.ts';
import { JOB_STATES } from '../../../sql/model/job.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { jobsApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { FilterBar, SelectFilter } from '../parts/filter-bar.tsx';
import { ListTable } from '../parts/list-table.tsx';
import { More } from '../parts/more.tsx';
import { Noted } from '../parts/notes.tsx';
import { StateTabs } from '../parts/state-tabs.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { type Filters, useFilters } from '../parts/use-filters.ts';
import { Ago } from '../parts/when.tsx';
import { jobColumns } from './columns.tsx';
import { JobDetails } from './details.tsx';
import { countOf, JOB_TITLES } from './words.ts';

const SIZE = 50;
/** Not while the page is out of sight. */
const POLL_MS = 2000;
const STUCK_MS = 10 * 60_000;
const FILTERS = ['state', 'kind'] as const;
type Filter = (typeof FILTERS)[number];

type Kinds = JobKinds['kinds'];

const useJobs = (values: Record<Filter, string>) =>
  useInfiniteQuery({
    queryKey: ['jobs', values],
    queryFn: ({ pageParam, signal }) =>
      jobsApi.page({ ...values, limit: SIZE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: POLL_MS,
  });

/** All kinds, with how many jobs there are in each state. */
const useKinds = () =>
  useQuery({
    queryKey: ['jobs', 'kinds'],
    queryFn: ({ signal }) => jobsApi.kinds(signal),
    refetchInterval: POLL_MS,
  });

const JobFilters = ({ filters, kinds }: { filters: Filters<Filter>; kinds: Kinds }) => {
  const { say, text } = useWords();
  const { values, set, addressWith } = filters;
  const counted = kinds.filter(({ kind }) => values.kind === '' || kind === values.kind);
  return (
    <>
      <StateTabs
        label={say('jobs.states')}
        current={values.state}
        tabs={[
          { id: '', title: say('list.all'), href: addressWith({ state: '' }) },
          ...JOB_STATES.map((id) => ({
            id,
            title: say(JOB_TITLES[id].several),
            href: addressWith({ state: id }),
            count: countOf(counted, id),
          })),
        ]}
      />
      <FilterBar count={values.kind ? 1 : 0} onClear={() => set({ kind: '' })}>
        <SelectFilter
          name="kind"
          label={say('jobs.kind')}
          all={say('jobs.anyKind')}
          value={values.kind}
          choices={kinds.map(({ kind, title }) => ({ id: kind, title: text(title) }))}
          onChange={(kind) => set({ kind })}
        />
      </FilterBar>
    </>
  );
};

/** Jobs that are due are taken within seconds: where one waits for minutes, nobody takes them. */
const Stuck = ({ kinds }: { kinds: Kinds }) => {
  const { say } = useWords();
  const since = kinds.flatMap(({ waitingSince }) => waitingSince ?? []).sort()[0];
  if (since === undefined || Date.now() - Date.parse(since) < STUCK_MS) return null;
  return (
    <Banner kind="warning">
      {say('jobs.stuck')} <Ago at={since} />
    </Banner>
  );
};

const Cancel = ({ job, onClose }: { job: Job; onClose: () => void }) => {
  const { say, text } = useWords();
  const about = { title: text(job.title), no: job.id };
  const deed = useDeed({ work: jobsApi.cancel, changes: ['jobs'], said: () => say('jobs.cancelled', about) });
  return (
    <ConfirmWindow
      title={say('jobs.cancelTitle', about)}
      button={say('jobs.cancelGo')}
      deed={deed}
      given={job.id}
      onClose={onClose}
    >
      {say(job.state === 'running' ? 'jobs.cancelRunning' : 'jobs.cancelWaiting')}
    </ConfirmWindow>
  );
};

const List = ({ jobs }: { jobs: readonly Job[] }) => {
  const words = useWords();
  const { say, text } = words;
  const [cancelled, setCancelled] = useState<Job | null>(null);
  const retry = useDeed({
    work: ({ id }: Job) => jobsApi.retry(id),
    changes: ['jobs'],
    said: ({ title, id }) => say('jobs.retried', { title: text(title), no: id }),
    isLoud: true,
  });
  return (
    <>
      <ListTable
        label={say('page.jobs')}
        columns={jobColumns(words, setCancelled, (job) => retry.run(job))}
        rows={jobs}
        keyOf={({ id }) => id}
        details={(job) => <JobDetails job={job} />}
      />
      {cancelled && <Cancel job={cancelled} onClose={() => setCancelled(null)} />}
    </>
  );
};

/** `/office/jobs` */
export const Jobs = () => {
  const { say } = useWords();
  const filters = useFilters(FILTERS);
  const query = useJobs(filters.values);
  const kinds = useKinds().data ?? [];
  return (
    <Noted>
      <Heading lead={say('jobs.lead')} />
      <Stuck kinds={kinds} />
      <JobFilters filters={filters} kinds={kinds} />
      <Fetched query={query}>
        {({ pages }) => {
          const jobs = pages.flatMap((page) => page.jobs);
          return (
            <>
              {jobs.length === 0 ? (
                <Empty
                  icon="clock"
                  title={filters.count > 0 ? 'jobs.noneSuch' : 'jobs.none'}
                  text={filters.count > 0 ? 'list.noneText' : 'jobs.noneText'}
                />
              ) : (
                <List jobs={jobs} />
              )}
              <More {...query} />
            </>
          );
        }}
      </Fetched>
    </Noted>
  );
};
