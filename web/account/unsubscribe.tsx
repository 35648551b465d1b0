import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useSearch } from 'wouter';
import { ApiError } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import { Notice } from '../shell/states.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { Banner } from '../ui/form/form-box.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { accessApi } from './api.ts';

/** Ends what a message was sent for, and takes that back; by the link at the message's end, without signing in. */
export const Unsubscribe = () => {
  const { say, text } = useWords();
  const token = new URLSearchParams(useSearch()).get('token') ?? '';
  const client = useQueryClient();
  const queryKey = ['unsubscribe', token];
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => accessApi.topic(token, signal),
    enabled: token !== '',
  });
  const change = useMutation({
    mutationFn: (isWanted: boolean) => (isWanted ? accessApi.subscribe(token) : accessApi.unsubscribe(token)),
    onSuccess: (now) => client.setQueryData(queryKey, now),
  });
  const isWrong = token === '' || (error instanceof ApiError && error.status >= 400 && error.status < 500);
  if (isWrong) return <Notice icon="warning" title="unsubscribe.wrong" text="unsubscribe.wrongText" />;
  if (error) return <Failed retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  const { subscribed, title } = data;
  return (
    <section className="panel-card stack" aria-live="polite">
      {change.isError && <Banner kind="error">{say('form.serverFailed')}</Banner>}
      <h2>{text(title)}</h2>
      <p>{say(subscribed ? 'unsubscribe.text' : 'unsubscribe.done')}</p>
      <ActionButton
        kind={subscribed ? 'primary' : 'plain'}
        isWide
        isPending={change.isPending}
        onPress={() => change.mutate(!subscribed)}
      >
        {say(subscribed ? 'unsubscribe.go' : 'unsubscribe.back')}
      </ActionButton>
    </section>
  );
};
