import type { Field } from '../../../sql/model/records/form.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { When } from '../../office/parts/when.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Answer, BodyName } from '../form/answer.tsx';
import type { CaseDeclaration, CaseView } from '../shapes.ts';
import { withOfficers } from './officers.ts';

type Event = CaseView['events'][number];

const ACTORS: Record<ActorRole, MessageKey> = {
  applicant: 'civic.by.applicant',
  officer: 'civic.by.officer',
  moderator: 'civic.by.moderator',
  anybody: 'civic.by.anybody',
  system: 'civic.by.system',
};

/** Where a case went from one body to the one that succeeds it; no deed of a module. */
const Moved = ({ answers }: Pick<Event, 'answers'>) => {
  const { say } = useWords();
  const { from, to } = answers;
  if (typeof from !== 'string' || typeof to !== 'string') return null;
  return (
    <p>
      {say('civic.fromBody')} <BodyName id={from} />
      {' · '}
      {say('civic.toBody')} <BodyName id={to} />
    </p>
  );
};

/** What was answered, by the fields that asked for it; of a deed that is declared no more, its texts. */
const Answers = ({ event, fields, of }: { event: Event; fields: readonly Field[]; of: CaseView }) => {
  const { text } = useWords();
  const shown = fields.filter(({ id }) => Object.hasOwn(event.answers, id));
  const [only] = shown;
  // One text is what was said: its name adds nothing.
  if (shown.length === 1 && only?.kind === 'long-text')
    return (
      <p className="said">
        <Answer field={only} value={event.answers[only.id]} of={of} />
      </p>
    );
  return (
    <dl className="pairs">
      {shown.map((field) => (
        <div key={field.id}>
          <dt>{text(field.label)}</dt>
          <dd>
            <Answer field={field} value={event.answers[field.id]} of={of} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

const StateChange = ({ event, declaration }: { event: Event; declaration: CaseDeclaration }) => {
  const { say, text } = useWords();
  const state = declaration.states.find(({ id }) => id === event.to);
  if (event.from === event.to || !state) return null;
  return <p className="muted">{say('civic.nowIs', { state: text(state.title) })}</p>;
};

/** All that was done in a case and that whoever reads may know, in order; what not all may read is marked. */
export const Thread = ({ view, declaration }: { view: CaseView; declaration: CaseDeclaration }) => {
  const { say, text } = useWords();
  const fieldsOf = (deed: string) =>
    withOfficers(declaration.deeds.find(({ id }) => id === deed)?.asks ?? [], { declaration, deed, view });
  return (
    <section className="panel-card stack">
      <h2>{say('civic.thread')}</h2>
      <ol className="thread">
        {view.events.map((event) => (
          <li key={event.part} data-by={event.by} data-audience={event.audience}>
            <p className="thread-head">
              <strong>{text(event.title)}</strong>
              <span className="muted">
                {event.who ? <bdi>{event.who}</bdi> : say(ACTORS[event.by])} · <When at={event.at} />
              </span>
              {event.audience !== 'public' && view.reader !== 'public' && (
                <span className="tag">
                  <Icon name="lock" />
                  {say(event.audience === 'internal' ? 'civic.audience.internal' : 'civic.audience.parties')}
                </span>
              )}
            </p>
            {fieldsOf(event.deed).length > 0 ? (
              <Answers event={event} fields={fieldsOf(event.deed)} of={view} />
            ) : (
              <Moved answers={event.answers} />
            )}
            <StateChange event={event} declaration={declaration} />
          </li>
        ))}
      </ol>
    </section>
  );
};
