import { useEffect } from 'react';
import { ROLES } from '../../../sql/model/roles.ts';
import { useWords } from '../../i18n/intl.tsx';
import { type Account, useSession } from '../../session.tsx';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { Loading } from '../../ui/state.tsx';
import { roleName } from '../users/words.ts';
import { Figures } from './figures.tsx';
import { OwnLayers } from './own-layers.tsx';
import { Recent } from './recent.tsx';
import './start.css';
import { useKnown } from './use-known.ts';
import { WaitingList } from './waiting-list.tsx';

const MyRoles = ({ account }: { account: Account }) => {
  const { say, text, language } = useWords();
  return (
    <section className="panel-card">
      <h2>{say('own.roles')}</h2>
      <ul className="own-roles">
        {account.roles.map((role) => (
          <li key={`${role.role} ${role.scope}`}>
            <strong>{roleName(role, language)}</strong>
            <span className="muted">{text(ROLES[role.role].about)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Content = ({ account }: { account: Account }) => {
  const { say } = useWords();
  const told = useKnown(account);
  const has = (capability: string) => account.capabilities.some((one) => one === capability);
  return (
    <>
      <Heading lead={account.name ? say('start.hello', { name: account.name }) : undefined} />
      <div className="columns">
        <div>
          <WaitingList told={told} />
          <OwnLayers told={told} />
          {has('audit.read') && <Recent />}
        </div>
        <div>
          <Figures told={told} has={has} />
          <MyRoles account={account} />
        </div>
      </div>
    </>
  );
};

/** Who holds no role has nothing to do here. */
const ToAccount = () => {
  useEffect(() => go('/account', { replace: true }), []);
  return <Loading />;
};

/** `/office`: what each has to do, and how things stand. */
export const Start = () => {
  const { account } = useSession();
  if (!account) return null;
  const holdsSome = account.capabilities.length > 0 || account.withheld.length > 0;
  return holdsSome ? <Content account={account} /> : <ToAccount />;
};
