import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { ApiError, api } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { Noted } from '../../office/parts/notes.tsx';
import { useSession } from '../../session.tsx';
import { go } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { civicApi } from '../api.ts';
import type { CaseView } from '../shapes.ts';
import { useDeclaration, useModules } from '../use-civic.ts';
import { Clocks } from './clocks.tsx';
import { Deeds } from './deeds.tsx';
import { EnterCase } from './enter.tsx';
import { Sent, Standing } from './facts.tsx';
import { Thread } from './thread.tsx';
import '../civic.css';

/** A case by its number, as whoever asks may see it. */
export const useCase = (number: string) =>
  useQuery({
    queryKey: ['case', number],
    queryFn: ({ signal }) => civicApi.case(number, signal),
  });

/** Ends the session that number and code opened, as one should on a device of others. */
const Leave = () => {
  const { say } = useWords();
  const { refresh } = useSession();
  const leave = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      await refresh();
      go('/civic/case');
    },
  });
  return (
    <ActionButton isPending={leave.isPending} onPress={() => leave.mutate()}>
      {say('civic.leave')}
    </ActionButton>
  );
};

/** All of a case that its reader sees, as a document: what a review, an appeal or a court is given. */
export const PackLink = ({ number }: { number: string }) => {
  const { say, language } = useWords();
  return (
    <a
      className="button"
      href={`/api/cases/${number}/pack?lang=${language}`}
      target="_blank"
      rel="noreferrer"
    >
      {say('civic.pack')}
    </a>
  );
};

/** A case: where it stands, what can be done, what was done, what was sent; `inside` is what else its office is told. */
export const CaseBody = ({ view, inside }: { view: CaseView; inside?: ReactNode }) => {
  const { say } = useWords();
  const query = useDeclaration(view.module);
  return (
    <Fetched query={query}>
      {(declaration) => (
        <div className="case">
          <div className="case-main">
            {view.reader === 'public' && (
              <Banner kind="note">{say(view.isPublic ? 'civic.asPublic' : 'civic.asWillBePublic')}</Banner>
            )}
            <Deeds view={view} declaration={declaration} />
            <Thread view={view} declaration={declaration} />
            <Sent view={view} declaration={declaration} />
          </div>
          <div className="case-side">
            <Standing view={view} />
            {inside}
            <Clocks clocks={view.clocks} />
          </div>
        </div>
      )}
    </Fetched>
  );
};

/** To the page that a module has for a case beside this one, where it has any. */
export const OwnPage = ({ view }: { view: CaseView }) => {
  const { say } = useWords();
  const casePage = useModules().data?.find(({ id }) => id === view.module)?.casePage;
  if (!casePage) return null;
  return (
    <Link className="button" href={`${casePage}/${view.number}`}>
      {say('civic.itsPage')}
    </Link>
  );
};

/** `/civic/cases/{number}`: what is published of a case; all of it for who sent it. */
export const CasePage = () => {
  const { say } = useWords();
  const number = useId('number');
  const query = useCase(number);
  const isHidden = query.error instanceof ApiError && query.error.status === 404;
  if (isHidden && !query.data)
    return (
      <>
        <Heading title={say('page.civicCase')} lead={say('civic.hidden')} />
        <EnterCase number={number} />
      </>
    );
  return (
    <Noted>
      <Fetched query={query}>
        {(view) => (
          <>
            <Heading
              {...(view.title ? { title: view.title } : {})}
              lead={<Link href={`/civic/${view.module}`}>{say('civic.toModule')}</Link>}
              actions={
                view.reader === 'parties' ? (
                  <>
                    <PackLink number={view.number} />
                    <OwnPage view={view} />
                    <ActionButton onPress={() => window.print()}>{say('civic.print')}</ActionButton>
                    <Leave />
                  </>
                ) : view.reader === 'public' && view.can.length > 0 ? null : view.reader === 'public' ? (
                  <Link className="button" href="/civic/case">
                    {say('civic.isMine')}
                  </Link>
                ) : (
                  <Link className="button" href={`/office/cases/${view.number}`}>
                    {say('civic.inOffice')}
                  </Link>
                )
              }
            />
            <CaseBody view={view} />
          </>
        )}
      </Fetched>
    </Noted>
  );
};
