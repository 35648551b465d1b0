import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import type { OfficeWarning, OfficeWarnings } from '../../../sql/model/api/warnings.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Severity } from '../../warnings/severity.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Code } from '../parts/pill.tsx';
import { StateTabs } from '../parts/state-tabs.tsx';
import { useFilters } from '../parts/use-filters.ts';
import { Ago, When } from '../parts/when.tsx';
import { dutyApi } from './api.ts';
import { DutyState, WithWarningWords } from './words.tsx';

const POLL_MS = 15_000;
const FILTERS = ['state'] as const;

/** What stands behind warnings. */
const SETTINGS = [
  { href: '/office/warnings/rules', title: 'duty.rules' },
  { href: '/office/warnings/authorities', title: 'duty.authorities' },
  { href: '/office/warnings/sources', title: 'duty.sources' },
] as const;

const columnsIn = ({ say, text }: Words): Column<OfficeWarning>[] => [
  {
    id: 'warning',
    title: say('duty.warning'),
    cell: ({ id, content, places }) => (
      <span className="who">
        <Link href={`/office/warnings/${id}`}>{text(content.headline)}</Link>
        <span className="muted">{places.map(({ name }) => text(name)).join(' · ')}</span>
      </span>
    ),
  },
  { id: 'state', title: say('duty.state'), cell: ({ state }) => <DutyState state={state} /> },
  {
    id: 'severity',
    title: say('warnings.severity'),
    cell: ({ content }) => <Severity of={content.severity} />,
  },
  {
    id: 'rule',
    title: say('duty.rule'),
    cell: ({ rule }) => (rule === null ? say('duty.byHand') : <Code>{rule}</Code>),
  },
  { id: 'expires', title: say('warnings.expires'), cell: ({ content }) => <When at={content.expires} /> },
  { id: 'changed', title: say('duty.changed'), cell: ({ changedAt }) => <Ago at={changedAt} /> },
];

const Tabs = ({ counts }: { counts: OfficeWarnings['counts'] | undefined }) => {
  const { say } = useWords();
  const { values, addressWith } = useFilters(FILTERS);
  return (
    <StateTabs
      label={say('warnings.states')}
      current={values.state}
      tabs={[
        { id: '', title: say('duty.open'), href: addressWith({ state: '' }) },
        {
          id: 'draft',
          title: say('duty.drafts'),
          href: addressWith({ state: 'draft' }),
          count: counts?.draft,
        },
        {
          id: 'published',
          title: say('duty.published'),
          href: addressWith({ state: 'published' }),
          count: counts?.published,
        },
        { id: 'ended', title: say('duty.ended'), href: addressWith({ state: 'ended' }) },
      ]}
    />
  );
};

const List = () => {
  const words = useWords();
  const { say } = words;
  const { values } = useFilters(FILTERS);
  const query = useQuery({
    queryKey: ['duty', values.state],
    queryFn: ({ signal }) => dutyApi.list(values.state, signal),
    refetchInterval: POLL_MS,
  });
  return (
    <>
      <Heading
        lead={say('duty.lead')}
        actions={
          <>
            {SETTINGS.map(({ href, title }) => (
              <Link key={href} className="button" href={href}>
                {say(title)}
              </Link>
            ))}
            <Link className="button primary" href="/office/warnings/new">
              {say('duty.new')}
            </Link>
          </>
        }
      />
      <Tabs counts={query.data?.counts} />
      <Fetched query={query}>
        {({ warnings }) =>
          warnings.length === 0 ? (
            <Empty icon="warning" title="duty.none" text="duty.noneText" />
          ) : (
            <ListTable
              label={say('page.dutyWarnings')}
              columns={columnsIn(words)}
              rows={warnings}
              keyOf={({ id }) => id}
            />
          )
        }
      </Fetched>
    </>
  );
};

/** `/office/warnings`: drafts and what is issued, of one's own areas. */
export const DutyWarnings = () => (
  <WithWarningWords>
    <List />
  </WithWarningWords>
);
