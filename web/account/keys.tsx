import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { type ApiKey, MOST_KEYS } from '../../sql/model/api/keys.ts';
import { CAPABILITY_TITLES } from '../../sql/model/roles.ts';
import { useWords } from '../i18n/intl.tsx';
import { Heading } from '../shell/heading.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { Icon } from '../ui/icon.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { Window } from '../ui/window.tsx';
import { accountApi } from './api.ts';
import { KeyForm } from './key-form.tsx';

const Times = ({ apiKey }: { apiKey: ApiKey }) => {
  const { say, day, ago, moment } = useWords();
  const until = { active: 'keys.until', expired: 'keys.expired', revoked: 'keys.revoked' } as const;
  const ends = apiKey.state === 'revoked' ? (apiKey.revokedAt ?? apiKey.expiresAt) : apiKey.expiresAt;
  return (
    <p className="muted">
      {say(until[apiKey.state], { day: day(ends) })}
      {' · '}
      {apiKey.lastUsedAt ? (
        <time dateTime={apiKey.lastUsedAt} title={moment(apiKey.lastUsedAt)}>
          {say('keys.used', { time: ago(apiKey.lastUsedAt) })}
        </time>
      ) : (
        say('keys.unused')
      )}
      {' · '}
      {say('keys.rate', { count: apiKey.perMinute })}
    </p>
  );
};

const Row = ({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) => {
  const { say, text } = useWords();
  const isActive = apiKey.state === 'active';
  return (
    <li data-faded={!isActive}>
      <span className="row-icon">
        <Icon name="key" />
      </span>
      <div className="row-main">
        <h2>
          <bdi>{apiKey.name}</bdi>
          {!isActive && <span className="tag">{say(`keys.state.${apiKey.state}`)}</span>}
        </h2>
        <p>
          <code dir="ltr">bia_{apiKey.id}_…</code>
        </p>
        <ul className="tags">
          {apiKey.scopes.map((scope) => (
            <li key={scope} className="tag">
              {text(CAPABILITY_TITLES[scope])}
            </li>
          ))}
          {apiKey.scopes.length === 0 && <li className="tag">{say('keys.readOnly')}</li>}
        </ul>
        <Times apiKey={apiKey} />
      </div>
      {isActive && (
        <Button
          className="button"
          aria-label={say('keys.revokeOne', { name: apiKey.name })}
          onPress={onRevoke}
        >
          {say('keys.revoke')}
        </Button>
      )}
    </li>
  );
};

const Revoke = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { say } = useWords();
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => accountApi.revokeKey(apiKey.id),
    onSuccess: () => {
      onClose();
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <Window title={say('keys.revokeTitle')} isAlert onClose={onClose}>
      <p>
        <strong>
          <bdi>{apiKey.name}</bdi>
        </strong>
      </p>
      <p>{say('keys.revokeText')}</p>
      {revoke.isError && <Banner kind="error">{revoke.error.message}</Banner>}
      <div className="actions">
        <ActionButton kind="danger" isPending={revoke.isPending} onPress={() => revoke.mutate()}>
          {say('keys.revoke')}
        </ActionButton>
        <Button className="button" onPress={onClose} autoFocus>
          {say('form.cancel')}
        </Button>
      </div>
    </Window>
  );
};

/** The keys by which one's own programs ask. */
export const Keys = () => {
  const { say } = useWords();
  const [isNew, setIsNew] = useState(false);
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const { data, isError, refetch } = useQuery({
    queryKey: ['keys'],
    queryFn: ({ signal }) => accountApi.keys(signal),
  });
  if (isError) return <Failed retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const active = data.keys.filter(({ state }) => state === 'active').length;
  const add = (
    <Button className="button primary" isDisabled={active >= MOST_KEYS} onPress={() => setIsNew(true)}>
      {say('keys.new')}
    </Button>
  );
  return (
    <>
      <Heading lead={say('keys.lead')} actions={data.keys.length > 0 && add} />
      {data.keys.length === 0 ? (
        <Empty icon="key" title="keys.none" text="keys.noneText">
          {add}
        </Empty>
      ) : (
        <ul className="rows">
          {data.keys.map((one) => (
            <Row key={one.id} apiKey={one} onRevoke={() => setRevoked(one)} />
          ))}
        </ul>
      )}
      {isNew && <KeyForm onClose={() => setIsNew(false)} />}
      {revoked && <Revoke apiKey={revoked} onClose={() => setRevoked(null)} />}
    </>
  );
};
