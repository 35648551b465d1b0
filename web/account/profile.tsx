import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useSearch } from 'wouter';
import { NewEmail, OIDC_PROBLEMS, Profile as Shape } from '../../sql/model/api/accounts.ts';
import { useWords } from '../i18n/intl.tsx';
import { type Account, useSession } from '../session.tsx';
import { useProof } from '../shell/proof.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner, FormBox } from '../ui/form/form-box.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm } from '../ui/form/use-form.ts';
import { accountApi } from './api.ts';
import { LanguageInput } from './language-input.tsx';
import { Roles } from './roles.tsx';
import { useWays } from './sign-in.tsx';

const Names = ({ account }: { account: Account }) => {
  const { say } = useWords();
  const { enter } = useSession();
  const state = useForm({ schema: Shape, send: accountApi.save, onDone: enter });
  return (
    <section className="panel-card">
      <h2>{say('profile.names')}</h2>
      <p>{say('profile.namesText')}</p>
      <FormBox state={state} submit={say('form.save')} done={say('form.saved')}>
        <TextInput name="name" label={say('name.label')} autoComplete="name" defaultValue={account.name} />
        <LanguageInput value={account.language} />
      </FormBox>
    </section>
  );
};

const Address = ({ account }: { account: Account }) => {
  const { say } = useWords();
  const prove = useProof();
  const [sentTo, setSentTo] = useState<string | null>(null);
  const state = useForm({
    schema: NewEmail,
    send: (values) => prove(() => accountApi.email(values)),
    onDone: (_, { email }) => setSentTo(email),
  });
  return (
    <section className="panel-card">
      <h2>{say('email.label')}</h2>
      <p>
        <bdi dir="ltr">{account.email}</bdi>
      </p>
      {sentTo === null ? (
        <FormBox state={state} submit={say('profile.changeEmail')} kind="plain">
          <TextInput
            name="email"
            type="email"
            label={say('profile.newEmail')}
            help={say('profile.newEmailHelp')}
            autoComplete="email"
          />
        </FormBox>
      ) : (
        <Banner kind="done">
          {say('profile.emailSent')} <bdi dir="ltr">{sentTo}</bdi>
        </Banner>
      )}
    </section>
  );
};

const Held = ({ account }: { account: Account }) => {
  const { say } = useWords();
  if (account.roles.length === 0) return null;
  return (
    <section className="panel-card stack">
      <h2>{say('profile.roles')}</h2>
      <Roles roles={account.roles} />
      {account.withheld.length > 0 && (
        <Banner kind="warning">
          {say('profile.withheld')} <Link href="/account/second-factor">{say('profile.withheldLink')}</Link>
        </Banner>
      )}
    </section>
  );
};

/** The account at the OpenID provider that also opens this one. */
const Provider = ({ account, name }: { account: Account; name: string }) => {
  const { say } = useWords();
  const { refresh } = useSession();
  const prove = useProof();
  const problem = new URLSearchParams(useSearch()).get('problem');
  const known = OIDC_PROBLEMS.find((one) => one === problem);
  const link = useMutation({
    mutationFn: () => prove(accountApi.linkOidc),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  const unlink = useMutation({ mutationFn: () => prove(accountApi.unlinkOidc), onSuccess: refresh });
  const one = account.hasOidc ? unlink : link;
  return (
    <section className="panel-card stack">
      <h2>{name}</h2>
      <p className="muted">{say(account.hasOidc ? 'profile.linked' : 'profile.notLinked', { name })}</p>
      {known && <Banner kind="error">{say(`problem.${known}`)}</Banner>}
      {one.isError && one.error.name === 'ApiError' && <Banner kind="error">{one.error.message}</Banner>}
      <div className="actions">
        <ActionButton isPending={one.isPending} onPress={() => one.mutate()}>
          {say(account.hasOidc ? 'profile.unlink' : 'profile.link')}
        </ActionButton>
      </div>
    </section>
  );
};

/** Name, language, address, roles, and the account at the OpenID provider. */
export const Profile = () => {
  const { account } = useSession();
  const ways = useWays();
  if (!account) return null;
  return (
    <>
      <Names account={account} />
      <Held account={account} />
      <Address key={account.email} account={account} />
      {ways?.oidc && <Provider account={account} name={ways.oidc} />}
    </>
  );
};
