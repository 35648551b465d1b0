import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components';
import type { User } from '../../../sql/model/api/accounts.ts';
import { ROLES } from '../../../sql/model/roles.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useProof } from '../../shell/proof.tsx';
import { FormBox } from '../../ui/form/form-box.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { Window } from '../../ui/window.tsx';
import { usersApi } from '../api.ts';
import { useNotes } from '../parts/notes.tsx';
import { GrantFields, grantWith } from './grant-fields.tsx';
import { nameOf } from './words.ts';

/** Gives somebody a role. */
export const GrantWindow = ({ user, onClose }: { user: User; onClose: () => void }) => {
  const { say, text } = useWords();
  const prove = useProof();
  const note = useNotes();
  const client = useQueryClient();
  const state = useForm({
    schema: grantWith(say),
    send: (grant) => prove(() => usersApi.grant(user.id, grant)),
    onDone: async (_, { role }) => {
      note('done', say('grant.done', { role: text(ROLES[role].title), name: nameOf(user) }));
      onClose();
      await client.invalidateQueries({ queryKey: ['users'] });
    },
  });
  return (
    <Window title={say('grant.title', { name: nameOf(user) })} onClose={onClose}>
      <FormBox
        state={state}
        submit={say('grant.go')}
        more={
          <Button className="button" onPress={onClose}>
            {say('form.cancel')}
          </Button>
        }
      >
        <GrantFields />
      </FormBox>
    </Window>
  );
};
