import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { ApiError } from '../api.ts';
import { forgetToken, useToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import { Notice } from '../shell/states.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { warningsApi } from './api.ts';

const ToWarnings = () => (
  <Link className="button" href="/warnings">
    {useWords().say('warnings.all')}
  </Link>
);

/** `/warnings/confirm#token`: whoever reads the mail says that she wants them, by a button and not by looking. */
export const ConfirmFollowing = () => {
  const { say } = useWords();
  const token = useToken();
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: warningsApi.confirm,
    onSuccess: forgetToken,
  });
  if (isSuccess)
    return (
      <Notice icon="check" title="follow.confirmed" text="follow.confirmedText">
        <ToWarnings />
      </Notice>
    );
  if (token === null || (error instanceof ApiError && error.status === 410))
    return (
      <Notice icon="warning" title="follow.noLink" text="follow.noLinkText">
        <ToWarnings />
      </Notice>
    );
  return (
    <section className="panel-card stack">
      {error && <Banner kind="error">{say('form.serverFailed')}</Banner>}
      <p>{say('follow.confirmText')}</p>
      <ActionButton kind="primary" isWide isPending={isPending} onPress={() => mutate(token)}>
        {say('follow.confirm')}
      </ActionButton>
    </section>
  );
};
