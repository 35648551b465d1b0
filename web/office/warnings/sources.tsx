import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { KeptSource, KeptSources } from '../../../sql/model/api/warnings.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Heading } from '../../shell/heading.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Back } from '../parts/back.tsx';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Noted } from '../parts/notes.tsx';
import { Code, Pill, type Tone } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { Ago, When } from '../parts/when.tsx';
import { dutyApi } from './api.ts';
import { SourceWindow } from './source-form.tsx';
import { WithWarningWords } from './words.tsx';

const POLL_MS = 20_000;

/** How a source fares. */
const stateOf = ({ enabled, error, askedAt }: KeptSource): { title: MessageKey; tone: Tone } => {
  if (!enabled) return { title: 'source.paused', tone: 'plain' };
  if (error !== null) return { title: 'source.failing', tone: 'bad' };
  return askedAt === null
    ? { title: 'source.waiting', tone: 'busy' }
    : { title: 'source.reading', tone: 'good' };
};

/** The reasons that the server has, in words; what it says of a document stays as it says it. */
const REASONS: Record<string, MessageKey> = {
  inside: 'source.error.inside',
  'not https': 'source.error.https',
  'too large': 'source.error.large',
  'too slow': 'source.error.slow',
  'too many redirects': 'source.error.redirects',
  unreachable: 'source.error.unreachable',
  'other encoding': 'source.error.encoding',
};

const Why = ({ error }: { error: string }) => {
  const { say } = useWords();
  const known = REASONS[error];
  const [, status] = /^http (\d+)$/.exec(error) ?? [];
  if (known) return say(known);
  if (status) return say('source.error.http', { status });
  return (
    <>
      {say('source.error.document')} <Code>{error}</Code>
    </>
  );
};

/** Where it is, what went wrong, and which alerts were refused and why. */
const Details = ({ kept }: { kept: KeptSource }) => {
  const { say } = useWords();
  const { source, error, answeredAt, refused } = kept;
  return (
    <div className="stack">
      <p>
        <Code>{source.url}</Code>
      </p>
      <p className="muted">
        {say('source.how', { minutes: source.everyMinutes })} ·{' '}
        {say(source.lists === 'all' ? 'source.all' : 'source.newest')}
        {answeredAt && (
          <>
            {' · '}
            {say('source.answered')} <When at={answeredAt} />
          </>
        )}
      </p>
      {error !== null && (
        <Banner kind="warning">
          <Why error={error} />
        </Banner>
      )}
      {refused.length > 0 && (
        <>
          <h3>{say('source.refused', { count: refused.length })}</h3>
          <ul className="refused">
            {refused.map(({ identifier, why }) => (
              <li key={identifier}>
                <Code>{identifier}</Code> <span className="muted">{why}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
};

type Acts = { onChange: (kept: KeptSource) => void; onRemove: (kept: KeptSource) => void };

const Buttons = ({ kept, onChange, onRemove }: Acts & { kept: KeptSource }) => {
  const { say, text } = useWords();
  const title = text(kept.source.title);
  const pause = useDeed({
    work: () => dutyApi.changeSource(kept.source.id, { source: kept.source, enabled: !kept.enabled }),
    changes: ['warning-sources', 'incoming-alerts'],
    said: () => say(kept.enabled ? 'source.wasPaused' : 'source.wasResumed'),
    isLoud: true,
  });
  return (
    <span className="source-actions">
      <ActionButton
        isPending={pause.isPending}
        label={say(kept.enabled ? 'source.pauseOf' : 'source.resumeOf', { title })}
        onPress={() => pause.run(undefined)}
      >
        {say(kept.enabled ? 'source.pause' : 'source.resume')}
      </ActionButton>
      <Button
        className="button"
        aria-label={say('source.changeOf', { title })}
        onPress={() => onChange(kept)}
      >
        {say('authority.change')}
      </Button>
      <Button
        className="button"
        aria-label={say('source.removeOf', { title })}
        onPress={() => onRemove(kept)}
      >
        {say('source.remove')}
      </Button>
    </span>
  );
};

const columnsIn = ({ say, text, number }: Words, acts: Acts | null): Column<KeptSource>[] => [
  {
    id: 'source',
    title: say('source.one'),
    cell: ({ source }) => (
      <span className="who">
        <span>{text(source.title)}</span>
        <span className="muted">
          <bdi>{source.publisher}</bdi> · <Code>{new URL(source.url).host}</Code>
        </span>
      </span>
    ),
  },
  {
    id: 'state',
    title: say('duty.state'),
    cell: (kept) => {
      const { title, tone } = stateOf(kept);
      return (
        <span className="outcome">
          <Pill tone={tone}>{say(title)}</Pill>
          {kept.error !== null && kept.enabled && (
            <span className="muted">
              <Why error={kept.error} />
            </span>
          )}
        </span>
      );
    },
  },
  {
    id: 'asked',
    title: say('source.asked'),
    cell: ({ askedAt }) => (askedAt ? <Ago at={askedAt} /> : say('source.never')),
  },
  { id: 'current', title: say('source.current'), kind: 'number', cell: ({ current }) => number(current) },
  ...(acts
    ? [
        {
          id: 'actions',
          title: say('list.actions'),
          kind: 'actions' as const,
          cell: (kept: KeptSource) => <Buttons kept={kept} {...acts} />,
        },
      ]
    : []),
];

const Remove = ({ kept, onClose }: { kept: KeptSource; onClose: () => void }) => {
  const { say, text } = useWords();
  const deed = useDeed({
    work: dutyApi.removeSource,
    changes: ['warning-sources', 'incoming-alerts'],
    said: () => say('source.removed'),
  });
  return (
    <ConfirmWindow
      title={say('source.removeTitle', { title: text(kept.source.title) })}
      button={say('source.remove')}
      deed={deed}
      given={kept.source.id}
      onClose={onClose}
    >
      {say('source.removeText', { count: kept.current })}
    </ConfirmWindow>
  );
};

type Open = { kind: 'add' } | { kind: 'change' | 'remove'; kept: KeptSource };

const List = ({ sources, mayChange }: KeptSources) => {
  const words = useWords();
  const { say } = words;
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const acts: Acts = {
    onChange: (kept) => setOpen({ kind: 'change', kept }),
    onRemove: (kept) => setOpen({ kind: 'remove', kept }),
  };
  return (
    <>
      <Heading
        lead={
          <>
            <Back href="/office/warnings">{say('page.dutyWarnings')}</Back>
            <p>{say('source.lead')}</p>
          </>
        }
        actions={
          mayChange ? (
            <Button className="button primary" onPress={() => setOpen({ kind: 'add' })}>
              <Icon name="plus" />
              {say('source.add')}
            </Button>
          ) : undefined
        }
      />
      {!mayChange && <Banner kind="note">{say('duty.notEverywhere')}</Banner>}
      {sources.length === 0 ? (
        <Empty icon="warning" title="source.none" text="source.noneText" />
      ) : (
        <ListTable
          label={say('page.warningSources')}
          columns={columnsIn(words, mayChange ? acts : null)}
          rows={sources}
          keyOf={({ source }) => source.id}
          details={(kept) => <Details kept={kept} />}
        />
      )}
      {open?.kind === 'add' && <SourceWindow kept={null} onClose={close} />}
      {open?.kind === 'change' && <SourceWindow kept={open.kept} onClose={close} />}
      {open?.kind === 'remove' && <Remove kept={open.kept} onClose={close} />}
    </>
  );
};

const Page = () => {
  const query = useQuery({
    queryKey: ['warning-sources'],
    queryFn: ({ signal }) => dutyApi.sources(signal),
    refetchInterval: POLL_MS,
  });
  return <Fetched query={query}>{(data) => <List {...data} />}</Fetched>;
};

/** `/office/warnings/sources`: whose alerts are read, and how each fares. */
export const WarningSources = () => (
  <WithWarningWords>
    <Noted>
      <Page />
    </Noted>
  </WithWarningWords>
);
