import { useState } from 'react';
import { Link } from 'react-aria-components';
import { forgetToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { Notice } from '../shell/states.tsx';
import { accessApi } from './api.ts';
import { UseLink } from './use-link.tsx';

/** Confirms a new address by the link that was sent there; whoever is signed in. */
export const NewEmail = () => {
  const { say } = useWords();
  const { account, refresh } = useSession();
  const [isDone, setIsDone] = useState(false);
  if (isDone)
    return (
      <Notice icon="check" title="newEmail.done" text="newEmail.doneText">
        <Link className="button primary" href={account ? '/account' : '/sign-in'}>
          {say(account ? 'session.account' : 'session.signIn')}
        </Link>
      </Notice>
    );
  return (
    <UseLink
      again={{ to: '/account', word: 'session.account' }}
      text="newEmail.text"
      button="newEmail.go"
      work={accessApi.changeEmail}
      onDone={() => {
        setIsDone(true);
        forgetToken();
        void refresh();
      }}
    />
  );
};
