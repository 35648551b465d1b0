import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEntry } from '../../../sql/model/api/audit.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { auditApi } from '../api.ts';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { More } from '../parts/more.tsx';
import { addressOf, useFilters } from '../parts/use-filters.ts';
import { When } from '../parts/when.tsx';
import './audit.css';
import { AUDIT_FILTERS, askedOf } from './asked.ts';
import { Action, Actor, EntryDetails, ObjectOf } from './entry.tsx';
import { AuditFilters } from './filters.tsx';

const SIZE = 50;

const columnsOf = ({ say }: Words): Column<AuditEntry>[] => [
  { id: 'action', title: say('audit.what'), cell: ({ action }) => <Action action={action} /> },
  { id: 'actor', title: say('audit.byWhom'), cell: (entry) => <Actor entry={entry} /> },
  { id: 'object', title: say('audit.onWhat'), kind: 'wide', cell: (entry) => <ObjectOf entry={entry} /> },
  { id: 'at', title: say('audit.when'), cell: ({ at }) => <When at={at} /> },
];

/** Files of all that is asked for, which can be verified alone. */
const Exports = ({ asked }: { asked: Record<string, string | undefined> }) => {
  const { say } = useWords();
  return (
    <>
      {(['csv', 'ndjson'] as const).map((f) => (
        <a
          key={f}
          className="button"
          href={addressOf('/api/audit', { ...asked, f })}
          download={`audit.${f}`}
          aria-label={say('audit.export', { format: f.toUpperCase() })}
        >
          <Icon name="download" />
          {f.toUpperCase()}
        </a>
      ))}
    </>
  );
};

/** The end of the chain, to be noted elsewhere: who has it finds out whether the trail was rewritten. */
const ChainEnd = ({ head }: { head: string }) => {
  const { say } = useWords();
  return (
    <section className="panel-card chain-end">
      <h2>{say('audit.head')}</h2>
      <p>{say('audit.headText')}</p>
      <CopyText title={say('audit.headLabel')} text={head} />
      <CopyText title={say('audit.headCommand')} text={`npm run verify -- audit --head ${head}`} />
    </section>
  );
};

/** `/office/audit` */
export const Audit = () => {
  const words = useWords();
  const filters = useFilters(AUDIT_FILTERS);
  const asked = askedOf(filters.values);
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) =>
      auditApi.page({ ...asked, limit: SIZE, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
  const entries = query.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      <Heading lead={words.say('audit.lead')} actions={<Exports asked={asked} />} />
      <AuditFilters filters={filters} entries={entries} />
      <Fetched query={query}>
        {({ pages }) => (
          <>
            {entries.length === 0 ? (
              <Empty icon="list" title="audit.none" text="list.noneText" />
            ) : (
              <ListTable
                label={words.say('page.audit')}
                columns={columnsOf(words)}
                rows={entries}
                keyOf={({ no }) => no}
                details={(entry) => <EntryDetails entry={entry} />}
                isBusy={query.isPlaceholderData}
              />
            )}
            <More {...query} />
            {pages[0] && <ChainEnd head={pages[0].head} />}
          </>
        )}
      </Fetched>
    </>
  );
};
