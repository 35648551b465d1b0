import { useState } from 'react';
import { Reset as Shape, type SignInAnswer } from '../../sql/model/api/accounts.ts';
import { forgetToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { go } from '../shell/go.ts';
import { Heading } from '../shell/heading.tsx';
import { FormBox } from '../ui/form/form-box.tsx';
import { PasswordInput } from '../ui/form/password-input.tsx';
import { useForm, valuesOf } from '../ui/form/use-form.ts';
import { KnownEmail } from './accept.tsx';
import { accessApi } from './api.ts';
import { WithLink } from './link.tsx';
import { SecondStep } from './second-step.tsx';

const ResetForm = ({
  token,
  email,
  onAnswer,
}: {
  token: string;
  email: string;
  onAnswer: (answer: SignInAnswer) => void;
}) => {
  const { say } = useWords();
  const state = useForm({
    schema: Shape,
    read: (form) => ({ ...valuesOf(form), token }),
    send: accessApi.reset,
    onDone: onAnswer,
  });
  return (
    <section className="panel-card">
      <Heading lead={say('reset.lead')} />
      <FormBox state={state} submit={say('reset.go')} isWide>
        <KnownEmail email={email} />
        <PasswordInput name="password" label={say('password.new')} help={say('password.help')} isNew />
      </FormBox>
    </section>
  );
};

/** Chooses a password anew by a link, and signs in with it; who has a second factor needs that as well. */
export const Reset = () => {
  const { enter } = useSession();
  const [ticket, setTicket] = useState<string | null>(null);
  const answered = (answer: SignInAnswer): void => {
    if (answer.kind === 'second-factor') setTicket(answer.ticket);
    else {
      enter(answer.session);
      go('/account', { replace: true });
      forgetToken();
    }
  };
  if (ticket !== null)
    return <SecondStep ticket={ticket} onAnswer={answered} onBack={() => go('/sign-in')} />;
  return (
    <WithLink again={{ to: '/forgot', word: 'link.reset' }}>
      {({ email }, token) => <ResetForm token={token} email={email ?? ''} onAnswer={answered} />}
    </WithLink>
  );
};
