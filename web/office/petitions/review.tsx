import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Input, Label, Link, TextField } from 'react-aria-components';
import type { DecideGroup, SignatureReview } from '../../../sql/model/api/petitions.ts';
import { CaseList } from '../../civic/cases/list.tsx';
import { useWords } from '../../i18n/intl.tsx';
import { petitionsApi } from '../../modules/petitions/api.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { When } from '../parts/when.tsx';
import { WithPetitionWords } from './words.tsx';
import '../../civic/civic.css';
import '../../modules/petitions/petitions.css';
import '../../ui/form/form.css';

type Petition = SignatureReview['petitions'][number];
type Group = Petition['groups'][number];

const LEAST_REASON = 3;
const KINDS = { network: 'petition.group.network', addresses: 'petition.group.addresses' } as const;

/** Signatures that share something, with what can be decided of them; each decision needs its reason. */
const GroupOf = ({ petition, group }: { petition: Petition; group: Group }) => {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const deed = useDeed({
    work: (decision: DecideGroup['decision']) =>
      petitionsApi.decide(petition.number, { kind: group.kind, key: group.key, decision, reason }),
    changes: ['petition-signatures'],
    said: () => say('petition.decided'),
    isLoud: true,
  });
  const canDecide = reason.trim().length >= LEAST_REASON && !deed.isPending;
  const { held, counted, refused, first, last } = group;
  return (
    <li className="stack">
      <p>
        <strong>{say(KINDS[group.kind])}</strong>
      </p>
      <p>{say('petition.groupSays', { held, counted, refused })}</p>
      <p className="muted">
        {say('petition.from')} <When at={first} /> {say('petition.until')} <When at={last} />
      </p>
      <TextField className="field-box" value={reason} onChange={setReason}>
        <Label className="field-label">{say('petition.reason')}</Label>
        <Input className="input" dir="auto" />
      </TextField>
      <div className="actions">
        {held > 0 && (
          <>
            <ActionButton kind="primary" isDisabled={!canDecide} onPress={() => deed.run('count')}>
              {say('petition.count')}
            </ActionButton>
            <ActionButton kind="danger" isDisabled={!canDecide} onPress={() => deed.run('refuse')}>
              {say('petition.refuse')}
            </ActionButton>
          </>
        )}
        {counted > 0 && (
          <ActionButton isDisabled={!canDecide} onPress={() => deed.run('hold')}>
            {say('petition.hold')}
          </ActionButton>
        )}
      </div>
    </li>
  );
};

const StandOut = () => {
  const { say, number } = useWords();
  const query = useQuery({
    queryKey: ['petition-signatures'],
    queryFn: ({ signal }) => petitionsApi.standOut(signal),
  });
  return (
    <section className="section">
      <h2>{say('petition.standOut')}</h2>
      <Fetched query={query}>
        {({ petitions }) =>
          petitions.length === 0 ? (
            <p className="muted">{say('petition.noStandOut')}</p>
          ) : (
            <ul className="signature-groups">
              {petitions.map((petition) => (
                <li key={petition.number} className="panel-card stack">
                  <h3>
                    <Link href={`/petitions/${petition.number}`}>
                      <bdi>{petition.title}</bdi>
                    </Link>
                  </h3>
                  <p className="muted">
                    {number(petition.signatures)} {say('petition.signatures', { count: petition.signatures })}
                  </p>
                  <ul className="signature-groups">
                    {petition.groups.map((group) => (
                      <GroupOf key={`${group.kind} ${group.key}`} petition={petition} group={group} />
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          )
        }
      </Fetched>
    </section>
  );
};

const Waiting = () => {
  const { say } = useWords();
  const query = useQuery({
    queryKey: ['cases', 'reviews'],
    queryFn: ({ signal }) => petitionsApi.reviews(signal),
  });
  return (
    <section className="section">
      <h2>{say('petition.reviews')}</h2>
      <Fetched query={query}>
        {({ cases }) =>
          cases.length === 0 ? (
            <p className="muted">{say('petition.noReviews')}</p>
          ) : (
            <CaseList
              label={say('petition.reviews')}
              lines={cases}
              hrefOf={({ number }) => `/civic/cases/${number}`}
            />
          )
        }
      </Fetched>
    </section>
  );
};

/** `/office/petitions`: what waits for a moderator: petitions before they are published, and signatures that stand out. */
export const PetitionReview = () => (
  <WithPetitionWords>
    <Noted>
      <Waiting />
      <StandOut />
    </Noted>
  </WithPetitionWords>
);
