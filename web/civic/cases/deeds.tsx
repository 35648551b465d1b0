import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { ApiError } from '../../api.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords } from '../../i18n/intl.tsx';
import { failureOf } from '../../office/parts/failure.ts';
import { useNotes } from '../../office/parts/notes.tsx';
import { go } from '../../shell/go.ts';
import { useProof } from '../../shell/proof.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { civicApi } from '../api.ts';
import { type Filled, filesIn } from '../device/draft.ts';
import { answersToSend, fieldOf } from '../device/outgoing.ts';
import { dropFile } from '../device/store.ts';
import { uploadAll } from '../device/upload.ts';
import { FillForm } from '../form/fill-form.tsx';
import { todayIn } from '../form/given.ts';
import type { ServerFault } from '../form/use-filling.ts';
import type { CaseDeclaration, CaseView } from '../shapes.ts';
import { Aids } from './aids.tsx';
import { withOfficers } from './officers.ts';

type Deed = CaseView['can'][number];

/** Does a deed; what the server finds fault with is told at its field, or above. */
const useActing = (view: CaseView, deed: Deed, filled: Filled, onDone: () => void) => {
  const { say, text } = useWords();
  const client = useQueryClient();
  const prove = useProof();
  const note = useNotes();
  const uploaded = useRef<Record<string, string>>({});
  const [isPending, setIsPending] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const [fault, setFault] = useState<ServerFault | null>(null);
  const act = async (answers: Answers): Promise<void> => {
    setIsPending(true);
    setFailure(null);
    try {
      await uploadAll(filled, uploaded.current);
      const body = {
        ...{ deed: deed.id, version: view.version },
        answers: answersToSend({ answers, uploaded: uploaded.current }),
      };
      const after = await prove(() => civicApi.act(view.number, body));
      for (const { key } of filesIn(filled)) await dropFile(key);
      if (after) client.setQueryData(['case', view.number], after);
      void client.invalidateQueries({ queryKey: ['cases'] });
      // Given away: what is left is the queue that it was in.
      if (!after) return go(view.reader === 'internal' ? '/office/cases' : '/civic');
      note('done', text(deed.title));
      onDone();
    } catch (error) {
      const field = error instanceof ApiError ? fieldOf(error.parameter) : null;
      if (field !== null) setFault({ field, says: (error as ApiError).message });
      else setFailure(failureOf(error, say));
      // Somebody else did something meanwhile: it is read before it is tried again.
      if (error instanceof ApiError && error.status === 409)
        void client.invalidateQueries({ queryKey: ['case', view.number] });
    }
    setIsPending(false);
  };
  return { act, isPending, failure, fault };
};

/** What a deed that amends answers begins with: what was answered. */
const amendedFrom = ({ answers }: CaseView, { id }: Deed, { deeds }: CaseDeclaration): Filled =>
  Object.fromEntries(
    Object.entries(deeds.find((one) => one.id === id)?.amends ?? {}).flatMap(([field, asked]) =>
      answers[field] === undefined ? [] : [[asked, answers[field]]],
    ),
  );

const Doing = ({
  view,
  deed,
  declaration,
  onClose,
}: {
  view: CaseView;
  deed: Deed;
  declaration: CaseDeclaration;
  onClose: () => void;
}) => {
  const { say, text } = useWords();
  const [filled, setFilled] = useState<Filled>(() => amendedFrom(view, deed, declaration));
  const acting = useActing(view, deed, filled, onClose);
  const { data: country } = useCountry();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const close = () => {
    for (const { key } of filesIn(filled)) void dropFile(key);
    onClose();
  };
  const to = declaration.states.find(({ id }) => id === deed.to);
  return (
    <div className="doing stack">
      <h3 ref={heading} tabIndex={-1}>
        {text(deed.title)}
      </h3>
      {to && <p className="muted">{say('civic.thenIs', { state: text(to.title) })}</p>}
      {view.office && (
        <Aids
          {...{ view, deed, declaration }}
          onFill={(id, value) => setFilled({ ...filled, [id]: value })}
        />
      )}
      <FillForm
        form={{ fields: withOfficers(deed.asks, { declaration, deed: deed.id, view }) }}
        filled={filled}
        today={todayIn(country?.timeZone ?? 'UTC')}
        onChange={setFilled}
        onDone={(answers) => void acting.act(answers)}
        submit={text(deed.title)}
        isPending={acting.isPending}
        isForOffice={view.reader === 'internal'}
        serverFault={acting.fault}
        failure={acting.failure && <Banner kind="error">{acting.failure}</Banner>}
        more={<ActionButton onPress={close}>{say('form.cancel')}</ActionButton>}
      />
    </div>
  );
};

/** Whether a deed is what the case waits for: it is the applicant's turn, and by it the office's again. */
const isWaitedFor = ({ reader, state }: CaseView, { states }: CaseDeclaration, to: string | null): boolean =>
  reader === 'parties' && state.kind === 'waiting' && states.find(({ id }) => id === to)?.kind === 'open';

const GROUPS = ['close', 'move', 'stay'] as const;
type Group = (typeof GROUPS)[number];

/** What a deed does to a case: it is over, it goes on otherwise, or it stays where it is. */
const groupOf = ({ state }: CaseView, { states }: CaseDeclaration, { to }: Deed): Group => {
  if (to === null || to === state.id) return 'stay';
  return states.find(({ id }) => id === to)?.kind === 'closed' ? 'close' : 'move';
};

/** So many that one looks for the right one. */
const MANY = 5;

/** What can be done, each a button; where that is much, told apart by what comes of it. */
const Choices = ({
  view,
  declaration,
  onChoose,
}: {
  view: CaseView;
  declaration: CaseDeclaration;
  onChoose: (deed: string) => void;
}) => {
  const { say, text } = useWords();
  const list = (deeds: readonly Deed[], label?: string) => (
    <ul className="deeds" {...(label ? { 'aria-label': label } : {})}>
      {deeds.map(({ id, title, to }) => (
        <li key={id}>
          <Button
            className={isWaitedFor(view, declaration, to) ? 'button primary' : 'button'}
            onPress={() => onChoose(id)}
          >
            {text(title)}
          </Button>
        </li>
      ))}
    </ul>
  );
  if (view.can.length <= MANY) return list(view.can);
  return (
    <div className="deed-groups">
      {GROUPS.map((group) => {
        const deeds = view.can.filter((deed) => groupOf(view, declaration, deed) === group);
        if (deeds.length === 0) return null;
        const title = say(`civic.deeds.${group}`);
        return (
          <div key={group}>
            <p className="muted" aria-hidden="true">
              {title}
            </p>
            {list(deeds, title)}
          </div>
        );
      })}
    </div>
  );
};

/** What whoever reads can do in a case now. One is done at a time. */
export const Deeds = ({ view, declaration }: { view: CaseView; declaration: CaseDeclaration }) => {
  const { say } = useWords();
  const [chosen, setChosen] = useState<string | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const deed = view.can.find(({ id }) => id === chosen);
  // What held the keyboard is gone when a deed is done or left.
  const close = () => {
    setChosen(null);
    requestAnimationFrame(() => heading.current?.focus());
  };
  if (view.can.length === 0) return null;
  return (
    <section className="panel-card stack" id="deeds">
      <h2 ref={heading} tabIndex={-1}>
        {say('civic.can')}
      </h2>
      {deed ? (
        <Doing key={deed.id} {...{ view, deed, declaration }} onClose={close} />
      ) : (
        <Choices {...{ view, declaration }} onChoose={setChosen} />
      )}
    </section>
  );
};
