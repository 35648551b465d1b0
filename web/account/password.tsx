import { useState } from 'react';
import { NewPassword } from '../../sql/model/api/accounts.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { Heading } from '../shell/heading.tsx';
import { useProof } from '../shell/proof.tsx';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { PasswordInput } from '../ui/form/password-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { KnownEmail } from './accept.tsx';
import { accountApi } from './api.ts';

/** Another password, after a proof; whoever used the old one elsewhere is signed out. */
export const Password = () => {
  const { say } = useWords();
  const { account, enter } = useSession();
  const prove = useProof();
  const [changes, setChanges] = useState(0);
  const state = useForm({
    schema: NewPassword,
    send: (values) => prove(() => accountApi.password(values)),
    onDone: (session) => {
      enter(session);
      setChanges(changes + 1);
    },
  });
  if (!account) return null;
  return (
    <>
      <Heading lead={say(account.hasPassword ? 'newPassword.lead' : 'newPassword.first')} />
      <section className="panel-card stack">
        {changes > 0 && <Banner kind="done">{say('newPassword.done')}</Banner>}
        {/* What was typed goes with the form. */}
        <FormBox key={changes} state={state} submit={say('newPassword.go')}>
          <KnownEmail email={account.email} />
          <PasswordInput name="password" label={say('password.new')} help={say('password.help')} isNew />
        </FormBox>
      </section>
    </>
  );
};
