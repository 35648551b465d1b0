import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { ACTOR_KINDS, type AuditEntry } from '../../../sql/model/api/audit.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { ComboInput } from '../../ui/form/combo-input.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSettled } from '../../use-settled.ts';
import { usersApi } from '../api.ts';
import { DayFilter, FilterBar, SelectFilter } from '../parts/filter-bar.tsx';
import type { Filters } from '../parts/use-filters.ts';
import { nameOf } from '../users/words.ts';
import { ACTION_GROUPS } from './actions.ts';
import type { AuditFilter } from './asked.ts';
import { OBJECTS } from './names.ts';
import { ACTOR_TITLES, actionTitle, objectTitle } from './words.ts';

type Props = { filters: Filters<AuditFilter> };

/** Finds somebody by name; the trail holds numbers only. */
const ActorFilter = ({ onChoose }: { onChoose: (id: string) => void }) => {
  const { say } = useWords();
  const [typed, setTyped] = useState('');
  const q = useSettled(typed);
  const { data } = useQuery({
    queryKey: ['users', { q, limit: 8 }],
    queryFn: () => usersApi.search({ q, limit: 8 }),
    enabled: q.length > 1,
  });
  return (
    <ComboInput
      name="actor"
      label={say('audit.byWhom')}
      isOptional
      placeholder={say('audit.findPerson')}
      none={say(q.length > 1 ? 'audit.nobody' : 'audit.findPerson')}
      choices={(data?.users ?? []).map((user) => ({ id: user.id, title: nameOf(user), note: user.email }))}
      onSearch={setTyped}
      onChange={(id) => id && onChoose(id)}
    />
  );
};

/** By the kind of who, what and to what. */
const Kinds = ({ filters: { values, set } }: Props) => {
  const words = useWords();
  const { say, text } = words;
  return (
    <>
      <SelectFilter
        name="actorKind"
        label={say('audit.actorKind')}
        all={say('audit.anyActor')}
        value={values.actorKind}
        choices={ACTOR_KINDS.map((id) => ({ id, title: say(ACTOR_TITLES[id]) }))}
        onChange={(actorKind) => set({ actorKind })}
      />
      <SelectFilter
        name="action"
        label={say('audit.action')}
        all={say('audit.anyAction')}
        value={values.action in ACTION_GROUPS ? values.action : ''}
        choices={Object.entries(ACTION_GROUPS).map(([id, title]) => ({ id, title: text(title) }))}
        onChange={(action) => set({ action })}
      />
      <SelectFilter
        name="objectKind"
        label={say('audit.objectKind')}
        all={say('audit.anyObject')}
        value={values.objectKind}
        choices={Object.keys(OBJECTS).map((id) => ({ id, title: objectTitle(id, words) }))}
        onChange={(objectKind) => set({ objectKind, objectId: '' })}
      />
    </>
  );
};

const Choices = ({ filters }: Props) => {
  const { say } = useWords();
  const { capabilities } = useSession();
  const { values, set } = filters;
  return (
    <>
      <DayFilter
        name="since"
        label={say('audit.since')}
        value={values.since}
        onChange={(since) => set({ since })}
      />
      <DayFilter
        name="until"
        label={say('audit.until')}
        value={values.until}
        onChange={(until) => set({ until })}
      />
      {capabilities.includes('accounts.manage') && (
        <ActorFilter key={`actor ${values.actor}`} onChoose={(actor) => set({ actor })} />
      )}
      <Kinds filters={filters} />
    </>
  );
};

/** What was narrowed to by a link: told, and taken away. */
const Chosen = ({ filters: { values, set }, entries }: Props & { entries: readonly AuditEntry[] }) => {
  const words = useWords();
  const { say } = words;
  const actor = entries.find(({ actorId }) => actorId === values.actor);
  const object = entries.find(({ objectId }) => objectId === values.objectId);
  const chosen: readonly [AuditFilter, string, string][] = [
    ['actor', say('audit.byWhom'), actor?.actorName ?? values.actor],
    ['objectId', objectTitle(values.objectKind, words), object?.objectName ?? values.objectId],
    [
      'action',
      say('audit.action'),
      values.action in ACTION_GROUPS ? '' : (actionTitle(values.action, words) ?? values.action),
    ],
  ];
  return (
    <ul className="filters-chosen">
      {chosen
        .filter(([, , value]) => value !== '')
        .map(([name, title, value]) => (
          <li key={name}>
            <Button
              className="chip"
              onPress={() => set({ [name]: '' })}
              aria-label={say('filters.drop', { title, value })}
            >
              {title} <bdi>{value}</bdi>
              <Icon name="close" />
            </Button>
          </li>
        ))}
    </ul>
  );
};

/** Narrows the trail: when, by whom, what, and to what. */
export const AuditFilters = ({ filters, entries }: Props & { entries: readonly AuditEntry[] }) => (
  <>
    <FilterBar count={filters.count} onClear={filters.clear}>
      <Choices filters={filters} />
    </FilterBar>
    <Chosen filters={filters} entries={entries} />
  </>
);
