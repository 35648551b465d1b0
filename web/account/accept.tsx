import { type LinkInfo, Accept as Shape } from '../../sql/model/api/accounts.ts';
import { forgetToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { useSession } from '../session.tsx';
import { go } from '../shell/go.ts';
import { Heading } from '../shell/heading.tsx';
import { FormBox } from '../ui/form/form-box.tsx';
import { PasswordInput } from '../ui/form/password-input.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm, valuesOf } from '../ui/form/use-form.ts';
import { accessApi } from './api.ts';
import { LanguageInput } from './language-input.tsx';
import { LinkGone, WithLink } from './link.tsx';
import { Roles } from './roles.tsx';

const TITLES: Partial<Record<LinkInfo['kind'], { title: MessageKey; lead: MessageKey }>> = {
  register: { title: 'accept.register', lead: 'accept.registerText' },
  invitation: { title: 'accept.invitation', lead: 'accept.invitationText' },
  administrator: { title: 'accept.administrator', lead: 'accept.administratorText' },
};

/** An address that is certain already, shown, and kept by the browser beside the password. */
export const KnownEmail = ({ email }: { email: string }) => {
  const { say } = useWords();
  return (
    <p className="known">
      <span className="field-label">{say('email.label')}</span>
      <bdi dir="ltr">{email}</bdi>
      <input
        className="visually-hidden"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
    </p>
  );
};

const AcceptForm = ({ link, token }: { link: LinkInfo; token: string }) => {
  const { say, language } = useWords();
  const { enter } = useSession();
  const state = useForm({
    schema: Shape,
    read: (form) => ({ ...valuesOf(form), token }),
    send: accessApi.accept,
    onDone: (answer) => {
      if (answer.kind === 'signed-in') enter(answer.session);
      go('/account/welcome', { replace: true });
      forgetToken();
    },
  });
  return (
    <section className="panel-card">
      <FormBox state={state} submit={say('accept.go')} isWide>
        {link.email === null ? (
          <TextInput name="email" type="email" label={say('email.label')} autoComplete="username" />
        ) : (
          <KnownEmail email={link.email} />
        )}
        {link.roles.length > 0 && (
          <div className="known">
            <span className="field-label">{say('roles.label')}</span>
            <Roles roles={link.roles} />
          </div>
        )}
        <TextInput
          name="name"
          label={say('name.label')}
          help={say('name.help')}
          autoComplete="name"
          defaultValue={link.name}
        />
        <PasswordInput name="password" label={say('password.label')} help={say('password.help')} isNew />
        <LanguageInput value={language} />
      </FormBox>
    </section>
  );
};

/** Makes the account of who registered, was invited, or is the first administrator. */
export const Accept = () => {
  const { say } = useWords();
  const isInvited = window.location.pathname === '/invite';
  return (
    <WithLink again={isInvited ? null : { to: '/sign-up', word: 'link.register' }}>
      {(link, token) => {
        const words = TITLES[link.kind];
        if (!words) return <LinkGone again={null} />;
        return (
          <div className="stack">
            <Heading title={say(words.title)} lead={say(words.lead)} />
            <AcceptForm link={link} token={token} />
          </div>
        );
      }}
    </WithLink>
  );
};
