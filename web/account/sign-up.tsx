import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { Notice } from '../shell/states.tsx';
import { Loading } from '../ui/state.tsx';
import { accessApi } from './api.ts';
import { AskMail } from './ask-mail.tsx';
import { useWays } from './sign-in.tsx';

/** Asks for a link by which an account is made; name and password are chosen by who has the mail. */
export const SignUp = () => {
  const { say } = useWords();
  const ways = useWays();
  if (!ways) return <Loading />;
  if (!ways.registration)
    return (
      <Notice icon="lock" title="signUp.closed" text="signUp.closedText">
        <Link className="button" href="/sign-in">
          {say('session.signIn')}
        </Link>
      </Notice>
    );
  return (
    <div className="stack">
      <AskMail lead="signUp.lead" submit="signUp.go" sent="signUp.sent" send={accessApi.register}>
        <p className="card-note muted">
          {say('signUp.privacy')} <Link href="/privacy">{say('signUp.privacyLink')}</Link>
        </p>
      </AskMail>
      <p className="below-card">
        {say('signUp.known')} <Link href="/sign-in">{say('session.signIn')}</Link>
      </p>
    </div>
  );
};
