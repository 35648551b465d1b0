import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import { useSession } from '../session.tsx';
import { Heading } from '../shell/heading.tsx';
import { Failed, Loading } from '../ui/state.tsx';
import { accessApi } from './api.ts';
import './account.css';

const PARTS = ['purpose', 'basis', 'retention', 'erasure'] as const;
const WORDS: Record<(typeof PARTS)[number], MessageKey> = {
  purpose: 'privacy.purpose',
  basis: 'privacy.basis',
  retention: 'privacy.retention',
  erasure: 'privacy.erasure',
};

/** What is kept of people: why, on what ground, how long, and how it is erased. */
export const Privacy = () => {
  const { say, text } = useWords();
  const { account } = useSession();
  const { data, isError, refetch } = useQuery({
    queryKey: ['privacy'],
    queryFn: ({ signal }) => accessApi.privacy(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (isError) return <Failed retry={() => void refetch()} />;
  if (!data) return <Loading />;
  return (
    <>
      <Heading
        lead={say('privacy.lead')}
        actions={
          account && (
            <Link className="button" href="/account/data">
              {say('page.data')}
            </Link>
          )
        }
      />
      <p className="law">{text(data.law)}</p>
      {data.uses.map((use) => (
        <section key={use.id} className="panel-card use">
          <h2>{text(use.title)}</h2>
          <dl className="pairs">
            {PARTS.map((part) => (
              <div key={part}>
                <dt>{say(WORDS[part])}</dt>
                <dd>{text(use[part])}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </>
  );
};
