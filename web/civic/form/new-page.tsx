import { useState } from 'react';
import { Link } from 'react-aria-components';
import { type Answers, askedFields } from '../../../sql/model/records/read-form.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Loading } from '../../ui/state.tsx';
import type { Outgoing } from '../device/outgoing.ts';
import { sendFromHere } from '../device/runner.ts';
import { dropOutgoing, rewrite } from '../device/store.ts';
import { useDevice } from '../device/use-device.ts';
import { Notices } from '../notices.tsx';
import type { CaseDeclaration } from '../shapes.ts';
import { useDeclaration } from '../use-civic.ts';
import { useNarrow } from '../use-narrow.ts';
import { DraftNote } from './draft-note.tsx';
import { FillForm } from './fill-form.tsx';
import { givenIn, todayIn } from './given.ts';
import { ReceiptView } from './receipt.tsx';
import { Review } from './review.tsx';
import { Sending } from './sending.tsx';
import { titleOf } from './title-of.ts';
import { useBegun } from './use-begun.ts';
import { type DraftState, useDraft } from './use-draft.ts';
import '../civic.css';

type Phase = { at: 'fill' | 'review' } | { at: 'sent'; sending: string };

/** What is made of a form to be sent: a key of its own, what was written, and what goes out. */
const outgoingOf = (
  declaration: CaseDeclaration,
  { filled, sending }: DraftState,
  about: { answers: Answers; language: Outgoing['language']; noun: string },
): Outgoing => ({
  ...{ sending: sending() ?? crypto.randomUUID(), module: declaration.id, language: about.language },
  title: titleOf(declaration, filled ?? {}) ?? about.noun,
  ...{ filled: filled ?? {}, answers: about.answers, uploaded: {} },
  ...{ state: 'waiting', refusal: null, receipt: null, queuedAt: new Date().toISOString() },
  ...{ notBefore: null, tries: 0 },
});

/** What became of something that was sent: a receipt, a wait, or why it must be written otherwise. */
const Sent = ({ one, onCorrect, onDone }: { one: Outgoing; onCorrect: () => void; onDone: () => void }) => {
  const { say } = useWords();
  if (one.receipt)
    return (
      <ReceiptView receipt={one.receipt}>
        <ActionButton
          onPress={() => {
            void dropOutgoing(one);
            onDone();
          }}
        >
          {say('civic.receiptDrop')}
        </ActionButton>
      </ReceiptView>
    );
  if (one.state !== 'refused') return <Sending one={one} />;
  return (
    <section className="panel-card stack">
      <h2>{say('civic.refused')}</h2>
      <Banner kind="error">{one.refusal?.says}</Banner>
      <p>{say('civic.refusedText')}</p>
      <div className="actions">
        <ActionButton kind="primary" onPress={onCorrect}>
          {say('civic.correct')}
        </ActionButton>
      </div>
    </section>
  );
};

const NewCase = ({ declaration, timeZone }: { declaration: CaseDeclaration; timeZone: string }) => {
  const { say, text, language } = useWords();
  const draft = useDraft(declaration.id);
  const { outgoing } = useDevice();
  const isNarrow = useNarrow();
  const [phase, setPhase] = useState<Phase>({ at: 'fill' });
  const [answers, setAnswers] = useState<Answers>({});
  const [refused, setRefused] = useState<{ field: string; says: string } | null>(null);
  const [isNotKept, setIsNotKept] = useState(false);
  const { form } = declaration;
  const filled = draft.filled;
  if (filled === null) return <Loading />;
  if (phase.at === 'sent') {
    const one = outgoing.find(({ sending }) => sending === phase.sending);
    if (!one) return <Loading />;
    const correct = async () => {
      const { refusal } = one;
      await rewrite(one);
      draft.change(one.filled);
      setRefused(refusal?.field ? { field: refusal.field, says: refusal.says } : null);
      setPhase({ at: 'fill' });
    };
    return (
      <Sent
        one={one}
        onCorrect={() => void correct()}
        onDone={() => {
          draft.change({});
          setPhase({ at: 'fill' });
        }}
      />
    );
  }
  const send = () => {
    const one = outgoingOf(declaration, draft, { answers, language, noun: text(declaration.noun) });
    draft.close();
    setIsNotKept(false);
    setPhase({ at: 'sent', sending: one.sending });
    // A device without room: what was written is still on the page.
    sendFromHere(one).catch(() => {
      setIsNotKept(true);
      setPhase({ at: 'review' });
    });
  };
  if (phase.at === 'review')
    return (
      <Review
        asked={askedFields(form, givenIn(form, filled))}
        filled={filled}
        title={say('civic.review')}
        submit={say('civic.send')}
        failure={isNotKept && <Banner kind="error">{say('civic.sendNotKept')}</Banner>}
        onBack={() => setPhase({ at: 'fill' })}
        onSend={send}
      />
    );
  return (
    <>
      {/* On a telephone they stand before the first part, not above each. */}
      {!(isNarrow && draft.step > 0) && (
        <>
          <Notices notices={declaration.notices} />
          <p className="form-readers">{say('civic.readers')}</p>
        </>
      )}
      <FillForm
        form={form}
        module={declaration.id}
        filled={filled}
        today={todayIn(timeZone)}
        onChange={draft.change}
        submit={say('civic.toReview')}
        serverFault={refused}
        step={isNarrow ? draft.step : null}
        onStep={draft.goTo}
        onDone={(read) => {
          setAnswers(read);
          setPhase({ at: 'review' });
        }}
      />
      <DraftNote draft={draft} />
    </>
  );
};

/** The form, once what was begun by mail or text message is in it. */
const Begun = ({ declaration, timeZone }: { declaration: CaseDeclaration; timeZone: string }) => {
  const { say } = useWords();
  const begun = useBegun(declaration);
  if (begun === 'opening') return <Loading />;
  return (
    <>
      {begun !== 'none' && (
        <Banner kind="error">{begun === 'gone' ? say('civic.begunGone') : begun.failure}</Banner>
      )}
      <NewCase declaration={declaration} timeZone={timeZone} />
    </>
  );
};

/** `/civic/{module}/new`: the form of a module, from the first word to the receipt. */
export const NewCasePage = () => {
  const { say, text } = useWords();
  const module = useId('module');
  const country = useCountry().data;
  const query = useDeclaration(module);
  return (
    <Fetched query={query}>
      {(declaration) => (
        <>
          <Heading
            title={text(declaration.noun)}
            lead={
              <Link href={`/civic/${module}`}>
                {say('civic.aboutModule', { name: text(declaration.title) })}
              </Link>
            }
          />
          {country ? (
            <Begun key={module} declaration={declaration} timeZone={country.timeZone} />
          ) : (
            <Loading />
          )}
        </>
      )}
    </Fetched>
  );
};
