import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import { accessApi } from './api.ts';
import { AskMail } from './ask-mail.tsx';
import './account.css';

/** Asks for a link by which a password is chosen anew. */
export const Forgot = () => {
  const { say } = useWords();
  return (
    <div className="stack">
      <AskMail lead="forgot.lead" submit="forgot.go" sent="forgot.sent" send={accessApi.forgot} />
      <p className="below-card">
        <Link href="/sign-in">{say('forgot.back')}</Link>
      </p>
    </div>
  );
};
