import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import type { LinkInfo } from '../../sql/model/api/accounts.ts';
import { ApiError } from '../api.ts';
import { useToken } from '../fragment.ts';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { Notice } from '../shell/states.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { accessApi } from './api.ts';

/** Where to ask for another link, by what this one was for. */
export type Again = { to: string; word: MessageKey };

/** A link that leads nowhere any more: it was used, it is too old, or the page was loaded again without it. */
export const LinkGone = ({ again }: { again: Again | null }) => {
  const { say } = useWords();
  return (
    <Notice icon="clock" title="link.gone" text={again ? 'link.goneText' : 'link.goneInvitation'}>
      {again && (
        <Link className="button primary" href={again.to}>
          {say(again.word)}
        </Link>
      )}
      <Link className="button" href="/sign-in">
        {say('session.signIn')}
      </Link>
    </Notice>
  );
};

/** What a mail's link is for, asked before it is used; then what is drawn for it. */
export const WithLink = ({
  again,
  children,
}: {
  again: Again | null;
  children: (link: LinkInfo, token: string) => ReactNode;
}) => {
  const token = useToken();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['link', token],
    queryFn: () => accessApi.link(token ?? ''),
    enabled: token !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (token === null) return <LinkGone again={again} />;
  if (isPending) return <Loading />;
  if (data) return children(data, token);
  const isGone =
    error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
  return isGone ? <LinkGone again={again} /> : <Failed retry={() => void refetch()} />;
};
