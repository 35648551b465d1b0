import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import type { Upload } from '../../../server/modules/budget/schema.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Heading } from '../../shell/heading.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Bar } from '../jobs/bar.tsx';
import { problemColumns } from '../layers/problems.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Noted } from '../parts/notes.tsx';
import { Code, Pill, type Tone } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { When } from '../parts/when.tsx';
import { budgetFilesApi } from './api.ts';
import { Send } from './send.tsx';

const STATES: Record<Upload['state'], { title: MessageKey; tone: Tone }> = {
  waiting: { title: 'budgetFiles.state.waiting', tone: 'busy' },
  running: { title: 'budgetFiles.state.running', tone: 'busy' },
  loaded: { title: 'budgetFiles.state.loaded', tone: 'good' },
  unchanged: { title: 'budgetFiles.state.unchanged', tone: 'plain' },
  refused: { title: 'budgetFiles.state.refused', tone: 'bad' },
  failed: { title: 'budgetFiles.state.failed', tone: 'bad' },
};
const isOnItsWay = ({ state }: Upload): boolean => state === 'waiting' || state === 'running';

/** Of one that nothing came of: why, and the way to have it loaded after all. */
const Failed = ({ file }: { file: Upload }) => {
  const { say } = useWords();
  const deed = useDeed({
    work: () => budgetFilesApi.retry(file.id),
    changes: ['budget-files'],
    said: () => say('budgetFiles.retried', { name: file.name }),
    isLoud: true,
  });
  return (
    <div className="stack">
      <p>
        {file.error} {say('budgetFiles.failedText')}
      </p>
      <p className="actions">
        <ActionButton isPending={deed.isPending} onPress={() => deed.run(undefined)}>
          {say('budgetFiles.retry')}
        </ActionButton>
      </p>
    </div>
  );
};

/** What was found in a file, row by row. */
const Found = ({ file }: { file: Upload }) => {
  const words = useWords();
  const { say } = words;
  const query = useQuery({
    queryKey: ['budget-files', file.id, file.state, words.language],
    queryFn: ({ signal }) => budgetFilesApi.one(file.id, signal),
  });
  return (
    <Fetched query={query}>
      {({ findings, dataset, version }) => (
        <div className="stack">
          {findings.length === 0 ? (
            <p>{say('budgetFiles.foundNone')}</p>
          ) : (
            <ListTable
              label={say('budgetFiles.found')}
              columns={problemColumns(words)}
              rows={findings.map((one, at) => ({ ...one, at }))}
              keyOf={({ at }) => at}
            />
          )}
          {version !== null && (
            <p>
              <Link href={`/budget?dataset=${dataset}&version=${version}`}>{say('budgetFiles.see')}</Link>
            </p>
          )}
        </div>
      )}
    </Fetched>
  );
};

const Details = ({ file }: { file: Upload }) => {
  const { say } = useWords();
  if (file.state === 'failed') return <Failed file={file} />;
  if (isOnItsWay(file)) return <p>{say(STATES[file.state].title)}</p>;
  return <Found file={file} />;
};

const columnsOf = ({ say, number }: Words): Column<Upload>[] => [
  { id: 'file', title: say('budgetFiles.file'), cell: ({ name }) => <Code>{name}</Code> },
  { id: 'which', title: say('budgetFiles.which'), cell: ({ dataset }) => <Code>{dataset}</Code> },
  { id: 'sent', title: say('budgetFiles.sentAt'), cell: ({ sentAt }) => <When at={sentAt} /> },
  {
    id: 'state',
    title: say('users.state'),
    cell: (file) => (
      <>
        <Pill tone={STATES[file.state].tone}>{say(STATES[file.state].title)}</Pill>
        {file.state === 'running' && <Bar label={file.name} part={file.progress} />}
      </>
    ),
  },
  {
    id: 'version',
    title: say('budgetFiles.version'),
    kind: 'number',
    cell: ({ version }) => version !== null && number(version),
  },
  {
    id: 'rejected',
    title: say('budgetFiles.rejected'),
    kind: 'number',
    cell: ({ rejected, state }) => state === 'refused' && number(rejected),
  },
];

/** `/office/budget`: budgets come in as files; each with how far its job is, and what was found row by row. */
export const BudgetFiles = () => {
  const words = useWords();
  const { say } = words;
  const query = useQuery({
    queryKey: ['budget-files', words.language],
    queryFn: ({ signal }) => budgetFilesApi.all(signal),
    refetchInterval: ({ state }) => (state.data?.some(isOnItsWay) ? 1500 : false),
  });
  return (
    <Noted>
      <Heading lead={say('budgetFiles.lead')} />
      <Fetched query={query}>
        {(files) => (
          <>
            <Send />
            <section className="section">
              <h2>{say('budgetFiles.list')}</h2>
              {files.length === 0 ? (
                <Empty icon="table" title="budgetFiles.none" text="budgetFiles.noneText" />
              ) : (
                <ListTable
                  label={say('budgetFiles.list')}
                  columns={columnsOf(words)}
                  rows={files}
                  keyOf={({ id }) => id}
                  details={(file) => <Details file={file} />}
                />
              )}
            </section>
          </>
        )}
      </Fetched>
    </Noted>
  );
};
