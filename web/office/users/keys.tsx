import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { User } from '../../../sql/model/api/accounts.ts';
import type { ApiKey } from '../../../sql/model/api/keys.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Icon } from '../../ui/icon.tsx';
import { usersApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Code, Pill, type Tone } from '../parts/pill.tsx';
import { useDeed } from '../parts/use-deed.ts';

const STATES: Record<ApiKey['state'], { title: MessageKey; tone: Tone }> = {
  active: { title: 'userKeys.state.active', tone: 'good' },
  expired: { title: 'userKeys.state.expired', tone: 'plain' },
  revoked: { title: 'userKeys.state.revoked', tone: 'plain' },
};

const Row = ({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) => {
  const { say, day, ago, number } = useWords();
  const { name, id, state, expiresAt, lastUsedAt, perMinute } = apiKey;
  return (
    <li>
      <span className="row-icon">
        <Icon name="key" />
      </span>
      <div className="row-main">
        <h3>
          <bdi>{name}</bdi>
          <Pill tone={STATES[state].tone}>{say(STATES[state].title)}</Pill>
        </h3>
        <p className="muted">
          <Code>bia_{id}</Code>
        </p>
        <p className="muted">
          {say('userKeys.expires', { day: day(expiresAt) })}
          {' · '}
          {lastUsedAt === null ? say('userKeys.unused') : say('userKeys.used', { time: ago(lastUsedAt) })}
          {' · '}
          {say('userKeys.perMinute', { count: number(perMinute) })}
        </p>
      </div>
      {state === 'active' && (
        <Button className="button" aria-label={say('userKeys.revokeNamed', { name })} onPress={onRevoke}>
          {say('userKeys.revoke')}
        </Button>
      )}
    </li>
  );
};

const RevokeKey = ({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) => {
  const { say } = useWords();
  const { name } = apiKey;
  const deed = useDeed({
    work: usersApi.revokeKey,
    changes: ['keys'],
    said: () => say('userKeys.revoked', { name }),
  });
  return (
    <ConfirmWindow
      title={say('userKeys.revokeTitle', { name })}
      button={say('userKeys.revokeGo')}
      deed={deed}
      given={apiKey.id}
      onClose={onClose}
    >
      {say('userKeys.revokeText')}
    </ConfirmWindow>
  );
};

/** The keys by which programs act for somebody; who has none needs no list of them. */
export const UserKeys = ({ user }: { user: User }) => {
  const { say } = useWords();
  const [revoked, setRevoked] = useState<ApiKey | null>(null);
  const query = useQuery({
    queryKey: ['keys', user.id],
    queryFn: ({ signal }) => usersApi.keys(user.id, signal),
  });
  return (
    <section className="section">
      <header className="head">
        <h2>{say('userKeys.title')}</h2>
      </header>
      <Fetched query={query}>
        {({ keys }) =>
          keys.length === 0 ? (
            <p className="panel-card muted">{say('userKeys.none')}</p>
          ) : (
            <ul className="rows">
              {keys.map((one) => (
                <Row key={one.id} apiKey={one} onRevoke={() => setRevoked(one)} />
              ))}
            </ul>
          )
        }
      </Fetched>
      {revoked && <RevokeKey apiKey={revoked} onClose={() => setRevoked(null)} />}
    </section>
  );
};
