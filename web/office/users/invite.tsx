import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Invite } from '../../../sql/model/api/accounts.ts';
import { OWN_NAMES, useWords } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Icon } from '../../ui/icon.tsx';
import { Window } from '../../ui/window.tsx';
import { usersApi } from '../api.ts';
import { useNotes } from '../parts/notes.tsx';
import { GrantFields, grantWith } from './grant-fields.tsx';
import './users.css';

const MOST_ROLES = 20;

/** What the form holds, as the server wants it: `roles.3.role` and `roles.3.scope` are one of the roles. */
export const inviteOf = (form: FormData): unknown => {
  const numbers = [...form.keys()].flatMap((name) => /^roles\.(\d+)\.role$/.exec(name)?.[1] ?? []);
  return {
    email: form.get('email') ?? '',
    language: form.get('language'),
    roles: numbers.map((no) => ({
      role: form.get(`roles.${no}.role`) || undefined,
      scope: form.get(`roles.${no}.scope`) ?? '',
    })),
  };
};

const RoleRows = ({ numbers, onChange }: { numbers: number[]; onChange: (numbers: number[]) => void }) => {
  const { say } = useWords();
  return (
    <>
      {numbers.map((no, at) => (
        <fieldset key={no} className="grant-row">
          <legend className="visually-hidden">{say('invite.roleNo', { no: at + 1 })}</legend>
          <GrantFields prefix={`roles.${at}.`} />
          <Button
            className="button button-plain"
            onPress={() => onChange(numbers.filter((other) => other !== no))}
          >
            {say('invite.dropRole')}
          </Button>
        </fieldset>
      ))}
      {numbers.length < MOST_ROLES && (
        <Button
          className="button invite-add"
          onPress={() => onChange([...numbers, (numbers.at(-1) ?? -1) + 1])}
        >
          <Icon name="plus" />
          {say(numbers.length === 0 ? 'invite.addRole' : 'invite.addAnother')}
        </Button>
      )}
    </>
  );
};

/** Invites somebody by mail, with the roles that are to be held. */
export const InviteWindow = ({ onClose }: { onClose: () => void }) => {
  const { say, language } = useWords();
  const prove = useProof();
  const note = useNotes();
  const client = useQueryClient();
  const [numbers, setNumbers] = useState<number[]>([]);
  const state = useForm({
    schema: Invite.extend({ roles: grantWith(say).array().max(MOST_ROLES) }),
    read: inviteOf,
    send: (given) => prove(() => usersApi.invite(given)),
    onDone: async (_, { email }) => {
      note('done', say('invite.done', { email }));
      onClose();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <Window title={say('invite.title')} onClose={onClose}>
      <p className="muted">{say('invite.text')}</p>
      <FormBox
        state={state}
        submit={say('invite.go')}
        more={
          <Button className="button" onPress={onClose}>
            {say('form.cancel')}
          </Button>
        }
      >
        <TextInput name="email" type="email" label={say('invite.email')} autoComplete="off" />
        <SelectInput
          name="language"
          label={say('invite.language')}
          defaultValue={language}
          choices={Object.entries(OWN_NAMES).map(([id, title]) => ({ id, title, lang: id }))}
        />
        <RoleRows numbers={numbers} onChange={setNumbers} />
      </FormBox>
    </Window>
  );
};
