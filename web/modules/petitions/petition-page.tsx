import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { AreaAnswer } from '../../../sql/model/records/read-form.ts';
import { ApiError } from '../../api.ts';
import { civicApi } from '../../civic/api.ts';
import { Clocks } from '../../civic/cases/clocks.tsx';
import { DueDay } from '../../civic/cases/facts.tsx';
import { Thread } from '../../civic/cases/thread.tsx';
import { Answer, BodyName } from '../../civic/form/answer.tsx';
import { Area } from '../../civic/form/area.tsx';
import type { CaseDeclaration, CaseView } from '../../civic/shapes.ts';
import { useDeclaration } from '../../civic/use-civic.ts';
import { useToken } from '../../fragment.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Fetched } from '../../office/parts/fetched.tsx';
import { Noted } from '../../office/parts/notes.tsx';
import { Pill } from '../../office/parts/pill.tsx';
import { When } from '../../office/parts/when.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Notice } from '../../shell/states.tsx';
import { useId } from '../../shell/use-id.ts';
import { CopyText } from '../../ui/copy-text.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { petitionsApi } from './api.ts';
import { keptInvitation } from './kept-invitation.ts';
import { SignaturesMap } from './places-map.tsx';
import { Progress } from './progress.tsx';
import { SignForm } from './sign-form.tsx';
import { petitionTone } from './tone.ts';
import '../../civic/civic.css';
import './petitions.css';

/** Deeds whose words everybody came for: they stand above the history, each by what it is. */
const ANSWERS: Readonly<Record<string, MessageKey>> = {
  respond: 'petition.said.response',
  'respond-before-debate': 'petition.said.response',
  'schedule-debate': 'petition.said.debateDay',
  'record-debate': 'petition.said.debate',
  'tell-outcome': 'petition.said.outcome',
  refuse: 'petition.said.refusal',
  'refuse-hidden': 'petition.said.refusal',
};

/** A petition, published or by the link for sponsors. */
const usePetition = (number: string, invitation: string | null) =>
  useQuery({
    queryKey: ['case', number, invitation],
    queryFn: async ({ signal }) => {
      try {
        return await civicApi.case(number, signal);
      } catch (error) {
        const isHidden = error instanceof ApiError && error.status === 404;
        if (!isHidden || invitation === null) throw error;
        return petitionsApi.invited(number, invitation);
      }
    },
    retry: false,
  });

const Said = ({ view, declaration }: { view: CaseView; declaration: CaseDeclaration }) => {
  const { text, say } = useWords();
  const said = view.events.filter(({ deed }) => Object.hasOwn(ANSWERS, deed)).toReversed();
  return said.map((event) => {
    const fields = declaration.deeds.find(({ id }) => id === event.deed)?.asks ?? [];
    return (
      <section className="panel-card stack petition-said" key={event.part}>
        <h2>{say(ANSWERS[event.deed]!)}</h2>
        <p className="muted">
          {event.by === 'moderator' && `${say('civic.by.moderator')} · `}
          {event.by === 'officer' && event.structure && (
            <>
              <BodyName id={event.structure} /> ·{' '}
            </>
          )}
          <When at={event.at} />
        </p>
        <dl className="stack">
          {fields
            .filter(({ id }) => Object.hasOwn(event.answers, id))
            .map((field) => (
              <div key={field.id}>
                <dt className="muted">{text(field.label)}</dt>
                <dd>
                  <Answer field={field} value={event.answers[field.id]} of={view} />
                </dd>
              </div>
            ))}
        </dl>
      </section>
    );
  });
};

const Words = ({ view }: { view: CaseView }) => {
  const { say } = useWords();
  const { ask, background, shownAs, area } = view.answers;
  const lies = AreaAnswer.safeParse(area).data;
  return (
    <section className="panel-card stack petition-words">
      {typeof ask === 'string' && (
        <p className="petition-ask" dir="auto">
          {ask}
        </p>
      )}
      {typeof background === 'string' && (
        <>
          <h2>{say('petition.why')}</h2>
          <p className="answer-text" dir="auto">
            {background}
          </p>
        </>
      )}
      {typeof shownAs === 'string' && (
        <p className="muted">
          {say('petition.by')} <bdi>{shownAs}</bdi>
        </p>
      )}
      {lies && (
        <>
          <h2>{say('petition.area')}</h2>
          <div>
            <Area area={lies} />
          </div>
        </>
      )}
    </section>
  );
};

/** Whether moderators did not let it be published: nobody signs it, and nothing is owed to it. */
const isRefused = ({ events }: CaseView): boolean =>
  events.some(({ deed }) => ANSWERS[deed] === 'petition.said.refusal');

/** For the author: where sponsors come in, and how many are still wanted. */
const Invite = ({ number }: { number: string }) => {
  const { say } = useWords();
  const { data } = useQuery({
    queryKey: ['petition-invitation', number],
    queryFn: ({ signal }) => petitionsApi.invitation(number, signal),
    retry: false,
  });
  if (!data) return null;
  return (
    <section className="panel-card stack petition-invite">
      <h2>{say('petition.invite')}</h2>
      <p>{say('petition.inviteText', { wanted: data.wanted, have: data.sponsors })}</p>
      <CopyText title={say('petition.inviteLink')} text={`${window.location.origin}${data.link}`} />
    </section>
  );
};

const Share = ({ number }: { number: string }) => {
  const { say } = useWords();
  return (
    <section className="panel-card stack no-print">
      <h2>{say('petition.share')}</h2>
      <CopyText title={say('petition.link')} text={`${window.location.origin}/petitions/${number}`} />
    </section>
  );
};

const Count = ({ view, declaration }: { view: CaseView; declaration: CaseDeclaration }) => {
  const { say, number, text } = useWords();
  const isBefore = view.counts.signatures === undefined || view.counts.signatures === view.counts.sponsors;
  const count = view.isPublic || !isBefore ? 'signatures' : 'sponsors';
  const { data: figures } = useQuery({
    queryKey: ['petition-figures', view.number],
    queryFn: ({ signal }) => petitionsApi.figures(view.number, signal),
    enabled: view.isPublic,
  });
  const isClosed = view.state.kind === 'closed';
  const isLate = view.isOverdue && !isClosed;
  const isCounted = !isRefused(view);
  return (
    <section className="panel-card stack petition-count">
      <p className="case-line-top">
        <Pill tone={petitionTone(view)}>{text(view.state.title)}</Pill>
        {isLate && <span className="tag tag-bad">{say('civic.late')}</span>}
      </p>
      {isCounted && (
        <p className="petition-number">
          <strong>{number(view.counts[count] ?? 0)}</strong>{' '}
          {say(count === 'signatures' ? 'petition.signatures' : 'petition.sponsors', {
            count: view.counts[count] ?? 0,
          })}
        </p>
      )}
      {figures && figures.paper > 0 && (
        <p className="muted">{say('petition.paper', { count: figures.paper })}</p>
      )}
      {isCounted && <Progress view={view} declaration={declaration} count={count} />}
      {view.dueAt && !isClosed && (
        <p>
          {say('civic.dueOn')} <DueDay dueAt={view.dueAt} />
        </p>
      )}
      <p className="muted">
        {say('petition.to')} {view.structure && text(view.structure.name)}
      </p>
    </section>
  );
};

const Page = ({
  view,
  declaration,
  invitation,
}: {
  view: CaseView;
  declaration: CaseDeclaration;
  invitation: string | null;
}) => {
  const { say } = useWords();
  const { data: figures } = useQuery({
    queryKey: ['petition-figures', view.number],
    queryFn: ({ signal }) => petitionsApi.figures(view.number, signal),
    enabled: view.isPublic,
  });
  const isSponsoring = !view.isPublic && invitation !== null;
  const canSign = figures?.isCollecting === true || isSponsoring;
  const isHidden = view.state.hides && view.reader === 'public';
  return (
    <div className="case petition-case">
      <div className="case-main">
        {isHidden && <Banner kind="note">{say('petition.textHidden')}</Banner>}
        <Said view={view} declaration={declaration} />
        {!isHidden && <Words view={view} />}
        {figures && figures.total > 0 && !isRefused(view) && <SignaturesMap figures={figures} />}
        <Thread view={view} declaration={declaration} />
      </div>
      <div className="case-side">
        <Count view={view} declaration={declaration} />
        {view.reader === 'parties' && <Invite number={view.number} />}
        {canSign && <SignForm number={view.number} invitation={view.isPublic ? null : invitation} />}
        {view.isPublic && !isHidden && <Share number={view.number} />}
        <Clocks clocks={view.clocks} />
      </div>
    </div>
  );
};

/** Where who is in the case goes on. */
const Ways = ({ view: { reader, number, isPublic } }: { view: CaseView }) => {
  const { say } = useWords();
  if (reader === 'public') return null;
  return (
    <>
      {reader === 'internal' && isPublic && (
        <Link className="button" href={`/office/petitions/${number}/sheets`}>
          {say('petition.sheets')}
        </Link>
      )}
      <Link className="button" href={`/${reader === 'internal' ? 'office' : 'civic'}/cases/${number}`}>
        {say('petition.toCase')}
      </Link>
    </>
  );
};

/** `/petitions/{number}`: a petition for everybody, or by the link in its fragment for who may sponsor it. */
export const PetitionPage = () => {
  const { say } = useWords();
  const number = useId('number');
  const token = useToken();
  // The link is good as long as the page is open, whatever else takes the token.
  const [invitation] = useState(() => keptInvitation(number, token));
  const query = usePetition(number, invitation);
  const declared = useDeclaration('petitions');
  if (query.error instanceof ApiError && query.error.status === 404)
    return (
      <Notice icon="question" title="petition.none" text="petition.noneText">
        <Link className="button" href="/petitions">
          {say('page.petitions')}
        </Link>
      </Notice>
    );
  return (
    <Noted>
      <Fetched query={query}>
        {(view) => (
          <>
            <Heading
              title={view.title || say('petition.hidden')}
              lead={<Link href="/petitions">{say('page.petitions')}</Link>}
              actions={<Ways view={view} />}
            />
            <Fetched query={declared}>
              {(declaration) => <Page {...{ view, declaration, invitation }} />}
            </Fetched>
          </>
        )}
      </Fetched>
    </Noted>
  );
};
