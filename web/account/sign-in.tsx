import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useSearch } from 'wouter';
import { OIDC_PROBLEMS, SignIn as Shape, type SignInAnswer } from '../../sql/model/api/accounts.ts';
import { forgetToken, useToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import { useSession } from '../session.tsx';
import { returnOf } from '../shell/go.ts';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { PasswordInput } from '../ui/form/password-input.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { accessApi, oidcAddress } from './api.ts';
import { SecondStep } from './second-step.tsx';
import './account.css';

/** The ways in that this installation has. */
export const useWays = () =>
  useQuery({
    queryKey: ['ways'],
    queryFn: ({ signal }) => accessApi.ways(signal),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;

const Ways = () => {
  const { say } = useWords();
  const search = useSearch();
  const ways = useWays();
  if (!ways?.oidc) return null;
  return (
    <>
      <p className="or">
        <span>{say('signIn.or')}</span>
      </p>
      <a className="button button-wide" href={oidcAddress(returnOf(search) ?? '/')}>
        {say('signIn.oidc', { name: ways.oidc })}
      </a>
    </>
  );
};

const PasswordStep = ({ onAnswer }: { onAnswer: (answer: SignInAnswer) => void }) => {
  const { say } = useWords();
  const state = useForm({ schema: Shape, send: accessApi.signIn, onDone: onAnswer });
  return (
    <section className="panel-card">
      <FormBox state={state} submit={say('signIn.go')} isWide>
        <TextInput name="email" type="email" label={say('email.label')} autoComplete="username" />
        <PasswordInput name="password" label={say('password.label')} />
        <p className="aside-link">
          <Link href="/forgot">{say('signIn.forgot')}</Link>
        </p>
      </FormBox>
      <Ways />
    </section>
  );
};

/** Why the OpenID provider sent somebody back. */
const Problem = () => {
  const { say } = useWords();
  const problem = new URLSearchParams(useSearch()).get('problem');
  const known = OIDC_PROBLEMS.find((one) => one === problem);
  return known ? <Banner kind="error">{say(`problem.${known}`)}</Banner> : null;
};

/** In by password, by the OpenID provider, and by a second step where there is one. The guard of the page leads on. */
export const SignIn = () => {
  const { say } = useWords();
  const { enter } = useSession();
  const ways = useWays();
  const [ticket, setTicket] = useState(useToken());
  const answered = (answer: SignInAnswer): void => {
    forgetToken();
    if (answer.kind === 'signed-in') enter(answer.session);
    else setTicket(answer.ticket);
  };
  if (ticket !== null)
    return <SecondStep ticket={ticket} onAnswer={answered} onBack={() => setTicket(null)} />;
  return (
    <div className="stack">
      <Problem />
      <PasswordStep onAnswer={answered} />
      {ways?.registration && (
        <p className="below-card">
          {say('signIn.new')} <Link href="/sign-up">{say('signIn.register')}</Link>
        </p>
      )}
    </div>
  );
};
