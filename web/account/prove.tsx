import { Button } from 'react-aria-components';
import { Confirm } from '../../sql/model/api/accounts.ts';
import { ACCOUNT } from '../i18n/account.ts';
import { useWords, WithWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { FormBox } from '../ui/form/form-box.tsx';
import { PasswordInput } from '../ui/form/password-input.tsx';
import { CodeInput } from '../ui/form/text-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { Window } from '../ui/window.tsx';
import { accountApi, oidcAddress } from './api.ts';

type Asked = {
  by: 'password' | 'code' | 'oidc';
  email: string;
  onProven: () => void;
  onClose: () => void;
};

const ByForm = ({ by, email, onProven, onClose }: Asked & { by: 'password' | 'code' }) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const state = useForm({
    schema: Confirm,
    send: accountApi.confirm,
    onDone: async () => {
      await refresh();
      onProven();
    },
  });
  return (
    <FormBox
      state={state}
      submit={say('prove.go')}
      more={
        <Button className="button" onPress={onClose}>
          {say('form.cancel')}
        </Button>
      }
    >
      {by === 'code' ? (
        <CodeInput name="code" label={say('code.label')} help={say('code.help')} />
      ) : (
        <>
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <PasswordInput name="password" label={say('password.label')} />
        </>
      )}
    </FormBox>
  );
};

const Content = (asked: Asked) => {
  const { say } = useWords();
  return (
    <Window title={say('prove.title')} onClose={asked.onClose}>
      <p className="muted">{say('prove.text')}</p>
      {asked.by === 'oidc' ? (
        <a className="button primary" href={oidcAddress(window.location.pathname, 'confirm')}>
          {say('prove.oidc')}
        </a>
      ) : (
        <ByForm {...asked} by={asked.by} />
      )}
    </Window>
  );
};

/** Asks for the password again, or for a code where there is a second factor. */
export const AskProof = (asked: Asked) => (
  <WithWords words={ACCOUNT}>
    <Content {...asked} />
  </WithWords>
);
