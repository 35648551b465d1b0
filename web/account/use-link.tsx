import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiError } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { type Again, WithLink } from './link.tsx';

type UseLinkProps<Result> = {
  again: Again;
  text: MessageKey;
  button: MessageKey;
  work: (token: string) => Promise<Result>;
  onDone: (result: Result, email: string) => void;
  children?: ReactNode;
};

const Press = <Result,>({
  token,
  email,
  ...given
}: UseLinkProps<Result> & { token: string; email: string }) => {
  const { say } = useWords();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => given.work(token),
    onSuccess: (result) => given.onDone(result, email),
  });
  return (
    <section className="panel-card stack">
      {error instanceof ApiError && (
        <Banner kind="error">{error.status > 0 ? error.message : say('form.noAnswer')}</Banner>
      )}
      <p>{say(given.text)}</p>
      <p>
        <strong dir="ltr">{email}</strong>
      </p>
      <ActionButton kind="primary" isWide isPending={isPending} onPress={() => mutate()}>
        {say(given.button)}
      </ActionButton>
    </section>
  );
};

/** What a link does when a button is pressed: a program that follows the links of mails does nothing by looking. */
export const UseLink = <Result,>(given: UseLinkProps<Result>) => (
  <WithLink again={given.again}>
    {({ email }, token) => <Press {...given} token={token} email={email ?? ''} />}
  </WithLink>
);
