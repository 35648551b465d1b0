import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Link } from 'react-aria-components';
import { USER_STATES, type User, type UserSearch } from '../../../sql/model/api/accounts.ts';
import { ROLE_IDS, ROLES } from '../../../sql/model/roles.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usersApi } from '../api.ts';
import { Fetched } from '../parts/fetched.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../parts/filter-bar.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Pager } from '../parts/more.tsx';
import { Noted } from '../parts/notes.tsx';
import { Pill } from '../parts/pill.tsx';
import { type Filters, useFilters } from '../parts/use-filters.ts';
import { When } from '../parts/when.tsx';
import { InviteWindow } from './invite.tsx';
import { STATE_TITLES, scopeName } from './words.ts';

const SIZE = 25;
/** Not what is looked for: names and addresses belong in no address of a page, which servers note. */
const FILTERS = ['role', 'state', 'from'] as const;
type Filter = (typeof FILTERS)[number];

const Who = ({ user }: { user: User }) => (
  <span className="who">
    <Link href={`/office/users/${user.id}`} dir="auto">
      {user.name || user.email}
    </Link>
    {user.name && <bdi dir="ltr">{user.email}</bdi>}
  </span>
);

const RoleNames = ({ user }: { user: User }) => {
  const { language, text } = useWords();
  if (user.roles.length === 0) return <span className="muted">{text(ROLES.citizen.title)}</span>;
  return (
    <ul>
      {user.roles.map((role) => (
        <li key={`${role.role} ${role.scope}`}>
          {text(role.title)}
          {role.scope && (
            <>
              {' · '}
              <bdi className="muted">{scopeName(role, language)}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};

const columnsOf = ({ say }: Words): Column<User>[] => [
  { id: 'who', title: say('users.who'), cell: (user) => <Who user={user} /> },
  { id: 'roles', title: say('users.roles'), kind: 'wide', cell: (user) => <RoleNames user={user} /> },
  {
    id: 'state',
    title: say('users.state'),
    cell: ({ state }) => <Pill tone={STATE_TITLES[state].tone}>{say(STATE_TITLES[state].title)}</Pill>,
  },
  {
    id: 'second',
    title: say('users.secondFactor'),
    cell: ({ secondFactor }) => say(secondFactor ? 'users.secondFactorOn' : 'users.secondFactorOff'),
  },
  {
    id: 'signedIn',
    title: say('users.signedIn'),
    cell: ({ signedInAt }) => signedInAt && <When at={signedInAt} />,
  },
];

type Searching = { filters: Filters<Filter>; q: string };

const UserFilters = ({ filters, q, onSearch }: Searching & { onSearch: (q: string) => void }) => {
  const { say, text } = useWords();
  const { values, set } = filters;
  return (
    <FilterBar
      search={
        <SearchFilter
          label={say('users.search')}
          value={q}
          onChange={(words) => {
            onSearch(words);
            set({ from: '' });
          }}
        />
      }
      count={[values.role, values.state].filter(Boolean).length}
      onClear={() => set({ role: '', state: '', from: '' })}
    >
      <SelectFilter
        name="role"
        label={say('users.role')}
        all={say('users.anyRole')}
        value={values.role}
        choices={ROLE_IDS.map((id) => ({ id, title: text(ROLES[id].title) }))}
        onChange={(role) => set({ role, from: '' })}
      />
      <SelectFilter
        name="state"
        label={say('users.state')}
        all={say('users.anyState')}
        value={values.state}
        choices={Object.entries(STATE_TITLES).map(([id, { title }]) => ({ id, title: say(title) }))}
        onChange={(state) => set({ state, from: '' })}
      />
    </FilterBar>
  );
};

/** What the address says, as far as the server knows it. */
const choicesOf = ({ role, state }: Record<Filter, string>): Pick<UserSearch, 'role' | 'state'> => {
  const roleId = ROLE_IDS.find((id) => id === role);
  const stateId = USER_STATES.find((id) => id === state);
  return { ...(roleId ? { role: roleId } : {}), ...(stateId ? { state: stateId } : {}) };
};

/** Everybody who has an account, or was invited to have one. */
const List = ({ filters, q }: Searching) => {
  const words = useWords();
  const offset = Number(filters.values.from) || 0;
  const asked = { ...choicesOf(filters.values), ...(q ? { q } : {}), limit: SIZE, offset };
  const query = useQuery({
    queryKey: ['users', asked],
    queryFn: () => usersApi.search(asked),
    placeholderData: keepPreviousData,
  });
  return (
    <Fetched query={query}>
      {({ users, total }) =>
        users.length === 0 ? (
          <Empty icon="users" title="users.none" text="list.noneText" />
        ) : (
          <>
            <ListTable
              label={words.say('page.users')}
              columns={columnsOf(words)}
              rows={users}
              keyOf={({ id }) => id}
              isBusy={query.isPlaceholderData}
            />
            <Pager
              from={offset}
              shown={users.length}
              total={total}
              size={SIZE}
              onGo={(next) => filters.set({ from: next === 0 ? '' : String(next) })}
            />
          </>
        )
      }
    </Fetched>
  );
};

/** `/office/users` */
export const Users = () => {
  const { say } = useWords();
  const filters = useFilters(FILTERS);
  const [q, setQ] = useState('');
  const [isInviting, setIsInviting] = useState(false);
  return (
    <Noted>
      <Heading
        lead={say('users.lead')}
        actions={
          <Button className="button primary" onPress={() => setIsInviting(true)}>
            <Icon name="plus" />
            {say('users.invite')}
          </Button>
        }
      />
      <UserFilters filters={filters} q={q} onSearch={setQ} />
      <List filters={filters} q={q} />
      {isInviting && <InviteWindow onClose={() => setIsInviting(false)} />}
    </Noted>
  );
};
