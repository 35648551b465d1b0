import { useState } from 'react';
import { Grant, ROLE_IDS, ROLES, type RoleId } from '../../../sql/model/roles.ts';
import { type Say, useWords } from '../../i18n/intl.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { ScopeInput, useScopes } from './scope-input.tsx';

/** Roles that are given; `citizen` is what everybody is. */
const GIVEN = ROLE_IDS.filter((id) => id !== 'citizen');

/** A grant whose role has what it holds for, where it needs that. */
export const grantWith = (say: Say) =>
  Grant.refine(({ role, scope }) => ROLES[role].scope === 'none' || scope !== '', {
    path: ['scope'],
    error: say('form.required'),
  });

/** A role, what it lets one do, and what it is to hold for. `prefix` stands before the fields' names. */
export const GrantFields = ({ prefix = '' }: { prefix?: string }) => {
  const { say, text } = useWords();
  useScopes();
  const [role, setRole] = useState<RoleId | null>(null);
  return (
    <>
      <SelectInput
        name={`${prefix}role`}
        label={say('grant.role')}
        placeholder={say('grant.chooseRole')}
        choices={GIVEN.map((id) => ({ id, title: text(ROLES[id].title) }))}
        onChange={(id) => setRole(id as RoleId)}
        help={role ? text(ROLES[role].about) : undefined}
      />
      {role && <ScopeInput key={ROLES[role].scope} kind={ROLES[role].scope} name={`${prefix}scope`} />}
    </>
  );
};
