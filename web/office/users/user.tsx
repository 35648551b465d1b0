import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useParams } from 'wouter';
import type { User as Account } from '../../../sql/model/api/accounts.ts';
import { OWN_NAMES, useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { Heading } from '../../shell/heading.tsx';
import { usersApi } from '../api.ts';
import { Back } from '../parts/back.tsx';
import { Fact } from '../parts/fact.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { Pill } from '../parts/pill.tsx';
import { When } from '../parts/when.tsx';
import { UserAccess } from './access.tsx';
import { UserKeys } from './keys.tsx';
import { UserRoles } from './roles.tsx';
import { nameOf, STATE_TITLES } from './words.ts';

const About = ({ user }: { user: Account }) => {
  const { say } = useWords();
  const { capabilities } = useSession();
  const { title, tone } = STATE_TITLES[user.state];
  const signedIn = user.signedInAt ? <When at={user.signedInAt} /> : say('users.neverSignedIn');
  return (
    <section className="panel-card">
      <h2>{say('users.account')}</h2>
      <dl className="pairs">
        <Fact title={say('users.email')}>
          <bdi dir="ltr">{user.email}</bdi>
        </Fact>
        <Fact title={say('users.state')}>
          <Pill tone={tone}>{say(title)}</Pill>
        </Fact>
        <Fact title={say('users.secondFactor')}>
          {say(user.secondFactor ? 'users.secondFactorOn' : 'users.secondFactorOff')}
        </Fact>
        <Fact title={say('users.language')}>
          <span lang={user.language}>{OWN_NAMES[user.language]}</span>
        </Fact>
        <Fact title={say('users.createdAt')}>
          <When at={user.createdAt} />
        </Fact>
        <Fact title={say('users.signedIn')}>{signedIn}</Fact>
      </dl>
      {capabilities.includes('audit.read') && (
        <ul className="link-row">
          <li>
            <Link href={`/office/audit?actor=${user.id}`}>{say('users.deedsBy')}</Link>
          </li>
          <li>
            <Link href={`/office/audit?objectKind=account&objectId=${user.id}`}>{say('users.deedsOn')}</Link>
          </li>
        </ul>
      )}
    </section>
  );
};

/** `/office/users/{id}` */
export const UserPage = () => {
  const { say } = useWords();
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['users', id],
    queryFn: ({ signal }) => usersApi.one(id, signal),
  });
  return (
    <Noted>
      <Fetched query={query}>
        {(user) => (
          <>
            <Heading title={nameOf(user)} lead={<Back href="/office/users">{say('page.users')}</Back>} />
            <div className="columns">
              <div>
                <UserRoles user={user} />
                <UserKeys user={user} />
              </div>
              <div>
                <About user={user} />
                <UserAccess user={user} />
              </div>
            </div>
          </>
        )}
      </Fetched>
    </Noted>
  );
};
