import { Link } from 'react-aria-components';
import type { SignInAnswer } from '../../sql/model/api/accounts.ts';
import { forgetToken, useToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { Notice } from '../shell/states.tsx';
import { accessApi } from './api.ts';
import { AskMail } from './ask-mail.tsx';
import { UseLink } from './use-link.tsx';

/** Acts with a confirmed address only, without an account: asks for the link, and confirms by it. */
export const Act = () => {
  const { say, moment } = useWords();
  const { enter, byEmail } = useSession();
  const token = useToken();
  const entered = (answer: SignInAnswer): void => {
    if (answer.kind === 'signed-in') enter(answer.session);
    forgetToken();
  };
  if (token !== null)
    return (
      <UseLink
        again={{ to: '/act', word: 'act.again' }}
        text="act.text"
        button="act.go"
        work={accessApi.act}
        onDone={entered}
      />
    );
  if (byEmail)
    return (
      <Notice
        icon="check"
        title="act.done"
        text="act.doneText"
        note={
          <>
            <bdi dir="ltr">{byEmail.email}</bdi> · {say('act.until', { time: moment(byEmail.expiresAt) })}
          </>
        }
      >
        <Link className="button primary" href="/">
          {say('frame.toMap')}
        </Link>
      </Notice>
    );
  return <AskMail lead="act.lead" submit="act.send" sent="act.sent" send={accessApi.byEmail} />;
};
