import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { HeldRole, User } from '../../../sql/model/api/accounts.ts';
import { ROLES } from '../../../sql/model/roles.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usersApi } from '../api.ts';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { GrantWindow } from './grant.tsx';
import { nameOf, roleName, scopeName } from './words.ts';

const Revoke = ({ user, role, onClose }: { user: User; role: HeldRole; onClose: () => void }) => {
  const { say, language } = useWords();
  const about = { role: roleName(role, language), name: nameOf(user) };
  const deed = useDeed({
    work: (held: HeldRole) => usersApi.revoke(user.id, held),
    changes: ['users'],
    said: () => say('revoke.done', about),
  });
  return (
    <ConfirmWindow
      title={say('revoke.title', about)}
      button={say('revoke.go')}
      deed={deed}
      given={role}
      onClose={onClose}
    >
      {say('revoke.text')}
    </ConfirmWindow>
  );
};

const Held = ({ role, onRevoke }: { role: HeldRole; onRevoke: () => void }) => {
  const { say, text, language } = useWords();
  const scope = scopeName(role, language);
  return (
    <li>
      <span className="row-icon">
        <Icon name="shield" />
      </span>
      <div className="row-main">
        <h3>{text(role.title)}</h3>
        {scope && (
          <p>
            <bdi>{scope}</bdi>
          </p>
        )}
        <p className="muted">{text(ROLES[role.role].about)}</p>
      </div>
      <Button
        className="button"
        aria-label={say('revoke.button', { role: roleName(role, language) })}
        onPress={onRevoke}
      >
        {say('revoke.short')}
      </Button>
    </li>
  );
};

/** What somebody may do, and how that is changed. */
export const UserRoles = ({ user }: { user: User }) => {
  const { say } = useWords();
  const [isGranting, setIsGranting] = useState(false);
  const [revoked, setRevoked] = useState<HeldRole | null>(null);
  return (
    <section className="section">
      <header className="head">
        <h2>{say('users.roles')}</h2>
        <Button className="button" onPress={() => setIsGranting(true)}>
          <Icon name="plus" />
          {say('grant.button')}
        </Button>
      </header>
      {user.roles.length === 0 && <p className="panel-card muted">{say('users.noRoles')}</p>}
      {user.roles.length > 0 && (
        <ul className="rows">
          {user.roles.map((role) => (
            <Held key={`${role.role} ${role.scope}`} role={role} onRevoke={() => setRevoked(role)} />
          ))}
        </ul>
      )}
      {isGranting && <GrantWindow user={user} onClose={() => setIsGranting(false)} />}
      {revoked && <Revoke user={user} role={revoked} onClose={() => setRevoked(null)} />}
    </section>
  );
};
