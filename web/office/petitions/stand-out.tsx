import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { Input, Label, Link, TextField } from 'react-aria-components';
import type { DecideGroups, SignatureReview } from '../../../sql/model/api/petitions.ts';
import { useWords } from '../../i18n/intl.tsx';
import { petitionsApi } from '../../modules/petitions/api.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CheckInput } from '../../ui/form/choice-input.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { useDeed } from '../parts/use-deed.ts';
import { When } from '../parts/when.tsx';

type Petition = SignatureReview['petitions'][number];
/** A group with the number of its petition, and what it is called among all. */
type Group = Petition['groups'][number] & { number: string; id: string };

const LEAST_REASON = 3;
const KINDS = { network: 'petition.group.network', addresses: 'petition.group.addresses' } as const;

const groupsOf = ({ number, groups }: Petition): Group[] =>
  groups.map((group) => ({ ...group, number, id: `${number} ${group.kind} ${group.key}` }));

type Choice = {
  has: (group: Group) => boolean;
  put: (groups: readonly Group[], is: boolean) => void;
};

/** Signatures that share something: how many of them count, wait or were refused, and when they came. */
const GroupLine = ({ group, choice }: { group: Group; choice: Choice }) => {
  const { say, moment } = useWords();
  const { id, kind, held, counted, refused, first, last } = group;
  return (
    <li>
      <CheckInput name={id} isSelected={choice.has(group)} onChange={(is) => choice.put([group], is)}>
        <span className="signature-group">
          <strong>{say(KINDS[kind])}</strong>
          <span>{say('petition.groupSays', { held, counted, refused })}</span>
          <span className="muted">
            {moment(first) === moment(last) ? (
              <When at={first} />
            ) : (
              <>
                {say('petition.from')} <When at={first} /> {say('petition.until')} <When at={last} />
              </>
            )}
          </span>
        </span>
      </CheckInput>
    </li>
  );
};

const PetitionOf = ({ petition, choice }: { petition: Petition; choice: Choice }) => {
  const { say, number } = useWords();
  const groups = groupsOf(petition);
  return (
    <li className="panel-card stack">
      <h3>
        <Link href={`/petitions/${petition.number}`}>
          <bdi>{petition.title}</bdi>
        </Link>
      </h3>
      <p className="muted">
        {number(petition.signatures)} {say('petition.signatures', { count: petition.signatures })}
      </p>
      {groups.length > 1 && (
        <CheckInput
          name={petition.number}
          isSelected={groups.every(choice.has)}
          onChange={(is) => choice.put(groups, is)}
        >
          {say('petition.allGroups')}
        </CheckInput>
      )}
      <ul className="signature-groups">
        {groups.map((group) => (
          <GroupLine key={group.id} group={group} choice={choice} />
        ))}
      </ul>
    </li>
  );
};

/** What is decided of all groups that are chosen, for one reason. */
const Decide = ({ groups, onDone }: { groups: readonly Group[]; onDone: () => void }) => {
  const { say } = useWords();
  const [reason, setReason] = useState('');
  const deed = useDeed({
    work: (decision: DecideGroups['decision']) =>
      petitionsApi.decide({
        groups: groups.map(({ number, kind, key }) => ({ number, kind, key })),
        ...{ decision, reason },
      }),
    changes: ['petition-signatures'],
    said: () => say('petition.decided'),
    isLoud: true,
  });
  const done = () => {
    setReason('');
    onDone();
  };
  const button = (decision: DecideGroups['decision'], kind: 'primary' | 'danger' | 'plain', has: boolean) => (
    <ActionButton
      kind={kind}
      isDisabled={!has || reason.trim().length < LEAST_REASON || deed.isPending}
      onPress={() => deed.run(decision, { onSuccess: done })}
    >
      {say(`petition.${decision}`)}
    </ActionButton>
  );
  const isHeld = groups.some(({ held }) => held > 0);
  return (
    <div className="signature-decision" data-open={groups.length > 0 || undefined}>
      <p role="status">{say('petition.groupsChosen', { count: groups.length })}</p>
      {groups.length > 0 && (
        <>
          <TextField className="field-box" value={reason} onChange={setReason}>
            <Label className="field-label">{say('petition.reason')}</Label>
            <Input className="input" dir="auto" maxLength={500} />
          </TextField>
          <div className="actions">
            {button('count', 'primary', isHeld)}
            {button('refuse', 'danger', isHeld)}
            {button(
              'hold',
              'plain',
              groups.some(({ counted }) => counted > 0),
            )}
          </div>
        </>
      )}
    </div>
  );
};

const Groups = ({ petitions, onDone }: { petitions: readonly Petition[]; onDone: () => void }) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const choice: Choice = {
    has: ({ id }) => chosen.has(id),
    put: (groups, is) => {
      const ids = new Set(groups.map(({ id }) => id));
      const others = [...chosen].filter((id) => !ids.has(id));
      setChosen(new Set(is ? [...others, ...ids] : others));
    },
  };
  return (
    <>
      <ul className="signature-groups">
        {petitions.map((petition) => (
          <PetitionOf key={petition.number} petition={petition} choice={choice} />
        ))}
      </ul>
      <Decide
        groups={petitions.flatMap(groupsOf).filter(choice.has)}
        onDone={() => {
          setChosen(new Set());
          onDone();
        }}
      />
    </>
  );
};

/** Signatures that stand out, by petition, and what is decided of them. */
export const StandOut = () => {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const query = useQuery({
    queryKey: ['petition-signatures'],
    queryFn: ({ signal }) => petitionsApi.standOut(signal),
  });
  return (
    <section className="section">
      <h2 ref={heading} tabIndex={-1}>
        {say('petition.standOut')}
      </h2>
      <Fetched query={query}>
        {({ petitions }) =>
          petitions.length === 0 ? (
            <p className="muted">{say('petition.noStandOut')}</p>
          ) : (
            // The button that had the keyboard goes away with what was decided.
            <Groups petitions={petitions} onDone={() => heading.current?.focus()} />
          )
        }
      </Fetched>
    </section>
  );
};
