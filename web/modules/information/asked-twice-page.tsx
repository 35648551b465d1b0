import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { informationApi } from './api.ts';
import { ProposalCard } from './proposal.tsx';

/** `/civic/information/asked-twice`: what was asked more than once, and what came of it. */
export const AskedTwicePage = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['proposals', 'public'],
    queryFn: ({ signal }) => informationApi.published(signal),
  });
  return (
    <>
      <Heading lead={say('twice.publicLead')} />
      <Fetched query={query}>
        {(proposals) =>
          proposals.length === 0 ? (
            <Empty icon="list" title="twice.none" text="twice.publicNone" />
          ) : (
            <ul className="proposals">
              {proposals.map((one) => (
                <ProposalCard key={one.no} proposal={one} hrefOf={(number) => `/civic/cases/${number}`} />
              ))}
            </ul>
          )
        }
      </Fetched>
    </>
  );
};
