import { type ReactNode, useState } from 'react';
import { AskMail as Shape } from '../../sql/model/api/accounts.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Heading } from '../shell/heading.tsx';
import { FormBox } from '../ui/form/form-box.tsx';
import { TextInput } from '../ui/form/text-input.tsx';
import { useForm, valuesOf } from '../ui/form/use-form.ts';
import { MailSent } from './mail-sent.tsx';
import './account.css';

/** Asks for an address that a link is sent to, and says then that it was. */
export const AskMail = ({
  lead,
  submit,
  sent,
  send,
  children,
}: {
  /** Above the form. */
  lead: MessageKey;
  submit: MessageKey;
  /** What is said after it. */
  sent: MessageKey;
  send: (given: { email: string; language: 'ar' | 'fr' | 'en' }) => Promise<unknown>;
  /** Below the form. */
  children?: ReactNode;
}) => {
  const { say, language } = useWords();
  const [email, setEmail] = useState<string | null>(null);
  const state = useForm({
    schema: Shape,
    read: (form) => ({ ...valuesOf(form), language }),
    send,
    onDone: (_, values) => setEmail(values.email),
  });
  if (email !== null) return <MailSent email={email} text={sent} onAgain={() => setEmail(null)} />;
  return (
    <section className="panel-card">
      <Heading lead={say(lead)} />
      <FormBox state={state} submit={say(submit)} isWide>
        <TextInput name="email" type="email" label={say('email.label')} autoComplete="email" />
      </FormBox>
      {children}
    </section>
  );
};
