import { Link } from 'react-aria-components';
import { dayText } from '../../../sql/model/records/clock-words.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fact } from '../../office/parts/fact.tsx';
import { Pill } from '../../office/parts/pill.tsx';
import { When } from '../../office/parts/when.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Readers } from '../fields/about-field.tsx';
import { Answer } from '../form/answer.tsx';
import type { CaseDeclaration, CaseView } from '../shapes.ts';
import { lastMoment, lineTone, turnOf } from './standing.ts';

/** The last day of the deadline that is shown first, by the country's clocks. */
export const DueDay = ({ dueAt }: { dueAt: string }) => {
  const { language } = useWords();
  const { data } = useCountry();
  if (!data) return null;
  return <time dateTime={dueAt}>{dayText(dayOf(lastMoment(dueAt), data.timeZone), language)}</time>;
};

/** Where a case stands: its state and whose turn it is, who has it, since when, by when. */
export const Standing = ({ view }: { view: CaseView }) => {
  const { say, text } = useWords();
  const { state, isOverdue, structure, receivedAt, closedAt, dueAt, mergedInto } = view;
  const isLate = isOverdue && state.kind !== 'closed';
  return (
    <section className="panel-card stack">
      <p className="case-state">
        <Pill tone={lineTone(view)}>{text(state.title)}</Pill>
        <span>{say(turnOf(state.kind).key)}</span>
      </p>
      {isLate && <Banner kind="warning">{say('civic.overdue')}</Banner>}
      {mergedInto && (
        <Banner kind="note">
          {say('civic.merged')}{' '}
          <Link
            className="case-number"
            href={`/${view.reader === 'internal' ? 'office' : 'civic'}/cases/${mergedInto}`}
          >
            <bdi dir="ltr">{mergedInto}</bdi>
          </Link>
        </Banner>
      )}
      {structure?.status === 'closed' && (
        <Banner kind="warning">{say('civic.bodyClosed', { name: text(structure.name) })}</Banner>
      )}
      <dl className="pairs">
        <Fact title={say('civic.number')}>
          <bdi dir="ltr">{view.number}</bdi>
        </Fact>
        <Fact title={say('civic.structure')}>
          {structure ? text(structure.name) : say('civic.structureNone')}
        </Fact>
        <Fact title={say('civic.receivedAt')}>
          <When at={receivedAt} />
        </Fact>
        <Fact title={say('civic.dueOn')}>
          {dueAt && state.kind !== 'closed' ? <DueDay dueAt={dueAt} /> : null}
        </Fact>
        <Fact title={say('civic.closedAt')}>{closedAt ? <When at={closedAt} /> : null}</Fact>
      </dl>
    </section>
  );
};

/** What was sent, as far as whoever reads may know it; who else reads an answer is told to those who are in the case. */
export const Sent = ({ view, declaration }: { view: CaseView; declaration: CaseDeclaration }) => {
  const { say, text } = useWords();
  const shown = declaration.form.fields.filter(({ id }) => Object.hasOwn(view.answers, id));
  if (shown.length === 0) return null;
  return (
    <section className="panel-card stack">
      <h2>{say('civic.whatWasSent')}</h2>
      <dl className="pairs">
        {shown.map((field) => (
          <div key={field.id}>
            <dt>{text(field.label)}</dt>
            <dd>
              <Answer field={field} value={view.answers[field.id]} of={view} />
              {view.reader !== 'public' && <Readers field={field} isForOffice={view.reader === 'internal'} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
