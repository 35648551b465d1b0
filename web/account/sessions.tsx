import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SessionList } from '../../sql/model/api/accounts.ts';
import { useWords } from '../i18n/intl.tsx';
import { Heading } from '../shell/heading.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { accountApi } from './api.ts';

type One = SessionList['sessions'][number];

const Row = ({ session, onEnd, isEnding }: { session: One; onEnd: () => void; isEnding: boolean }) => {
  const { say, ago, moment } = useWords();
  const name = session.browser || say('sessions.unknown');
  return (
    <li>
      <span className="row-icon">
        <Icon name="devices" />
      </span>
      <div className="row-main">
        <h2>
          <bdi>{name}</bdi>
          {session.current && <span className="tag tag-good">{say('sessions.this')}</span>}
          {session.secondFactor && <span className="tag">{say('sessions.second')}</span>}
        </h2>
        <p className="muted">
          {session.network && (
            <>
              {say('sessions.network')} <bdi dir="ltr">{session.network}</bdi>
              {' · '}
            </>
          )}
          <time dateTime={session.seenAt} title={moment(session.seenAt)}>
            {say('sessions.seen', { time: ago(session.seenAt) })}
          </time>
        </p>
        <p className="muted">
          {say('sessions.since', { time: moment(session.createdAt) })}
          {' · '}
          {say('sessions.until', { time: moment(session.expiresAt) })}
        </p>
      </div>
      {!session.current && (
        <ActionButton isPending={isEnding} label={say('sessions.endOne', { name })} onPress={onEnd}>
          {say('sessions.end')}
        </ActionButton>
      )}
    </li>
  );
};

/** Where one is signed in: each browser with its network and times, and how to sign it out from here. */
export const Sessions = () => {
  const { say } = useWords();
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => accountApi.sessions(signal),
  });
  const again = () => client.invalidateQueries({ queryKey: ['sessions'] });
  const end = useMutation({ mutationFn: accountApi.endSession, onSettled: again });
  const endOthers = useMutation({ mutationFn: accountApi.endOthers, onSettled: again });
  if (isError) return <Failed retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const sorted = [...data.sessions].sort(
    (a, b) => Number(b.current) - Number(a.current) || b.seenAt.localeCompare(a.seenAt),
  );
  return (
    <>
      <Heading
        lead={say('sessions.lead')}
        actions={
          sorted.length > 1 && (
            <ActionButton kind="danger" isPending={endOthers.isPending} onPress={() => endOthers.mutate()}>
              {say('sessions.endOthers')}
            </ActionButton>
          )
        }
      />
      <ul className="rows">
        {sorted.map((session) => (
          <Row
            key={session.id}
            session={session}
            isEnding={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {end.isSuccess || endOthers.isSuccess ? say('sessions.ended') : ''}
      </p>
    </>
  );
};
