import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Decision, Proposal } from '../../../sql/model/information/proposal.ts';
import { useWords } from '../../i18n/intl.tsx';
import { informationApi } from '../../modules/information/api.ts';
import { ProposalCard } from '../../modules/information/proposal.tsx';
import { Heading } from '../../shell/heading.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Empty } from '../../ui/empty.tsx';
import { TextInput } from '../../ui/form/text-input.tsx';
import { WithCivicWords } from '../cases/words.tsx';
import { ConfirmWindow } from '../parts/confirm.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';

/** What an officer says to a proposal: where the data are, or why there are to be none. */
const Decide = ({
  proposal,
  kind,
  onClose,
}: {
  proposal: Proposal;
  kind: Decision['decision'];
  onClose: () => void;
}) => {
  const { say } = useWords();
  const [told, setTold] = useState('');
  const isAccepting = kind === 'accept';
  const deed = useDeed({
    work: (given: Decision) => informationApi.decide(proposal.no, given),
    changes: ['proposals'],
    said: () => say(isAccepting ? 'twice.accepted' : 'twice.declined'),
  });
  const given: Decision = isAccepting
    ? { decision: 'accept', dataset: told.trim() }
    : { decision: 'decline', reason: told.trim() };
  return (
    <ConfirmWindow
      title={say('twice.title', { count: proposal.count })}
      button={say(isAccepting ? 'twice.accept' : 'twice.decline')}
      kind="primary"
      deed={deed}
      given={given}
      onClose={onClose}
    >
      {isAccepting ? (
        <TextInput
          name="dataset"
          type="url"
          label={say('twice.dataset')}
          help={say('twice.datasetHelp')}
          onChange={setTold}
        />
      ) : (
        <TextInput name="reason" lines={3} label={say('twice.reason')} onChange={setTold} />
      )}
    </ConfirmWindow>
  );
};

const Open = ({ proposal }: { proposal: Proposal }) => {
  const { say } = useWords();
  const [asked, setAsked] = useState<Decision['decision'] | null>(null);
  return (
    <div className="actions">
      <ActionButton kind="primary" onPress={() => setAsked('accept')}>
        {say('twice.accept')}
      </ActionButton>
      <ActionButton onPress={() => setAsked('decline')}>{say('twice.decline')}</ActionButton>
      {asked && <Decide proposal={proposal} kind={asked} onClose={() => setAsked(null)} />}
    </div>
  );
};

const List = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['proposals', 'office'],
    queryFn: ({ signal }) => informationApi.proposals(signal),
  });
  return (
    <Noted>
      <Heading lead={say('twice.lead')} />
      <Fetched query={query}>
        {(proposals) =>
          proposals.length === 0 ? (
            <Empty icon="list" title="twice.none" text="twice.officeNone" />
          ) : (
            <ul className="proposals">
              {proposals.map((one) => (
                <ProposalCard key={one.no} proposal={one} hrefOf={(number) => `/office/cases/${number}`}>
                  {one.state === 'open' && <Open proposal={one} />}
                </ProposalCard>
              ))}
            </ul>
          )
        }
      </Fetched>
    </Noted>
  );
};

/** `/office/asked-twice`: requests that read alike, and the decision to publish what answers them. */
export const AskedTwice = () => (
  <WithCivicWords>
    <List />
  </WithCivicWords>
);
