import { Link } from 'react-aria-components';
import { amountText } from '../../../sql/model/records/clock-words.ts';
import type { ActorRole } from '../../../sql/model/records/workflow.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Pill } from '../../office/parts/pill.tsx';
import { turnOf } from '../cases/standing.ts';
import { BasisMark, Notices } from '../notices.tsx';
import type { CaseDeclaration } from '../shapes.ts';
import { ByTime } from './by-time.tsx';
import { waysFrom } from './ways.ts';

const ACTORS: Record<ActorRole, MessageKey> = {
  applicant: 'civic.by.applicant',
  officer: 'civic.by.officer',
  moderator: 'civic.by.moderator',
  anybody: 'civic.by.anybody',
  system: 'civic.by.system',
};

/** The states of a case, whose turn it is in each, and what leads from there to which. */
const States = ({ declaration }: { declaration: CaseDeclaration }) => {
  const { say, text, language } = useWords();
  const titleOf = (id: string) => text(declaration.states.find((state) => state.id === id)!.title);
  return (
    <ol className="states">
      {declaration.states.map((state) => (
        <li key={state.id} data-kind={state.kind}>
          <h4>{text(state.title)}</h4>
          <p>
            <Pill tone={turnOf(state.kind).tone}>{say(turnOf(state.kind).key)}</Pill>{' '}
            {state.isPublic && <span className="tag">{say('civic.statePublic')}</span>}
          </p>
          <ul>
            {waysFrom(declaration, state.id).map(({ id, title, to, by }) => (
              <li key={id}>
                {text(title)} <span className="muted">({by.map((one) => say(ACTORS[one])).join(' · ')})</span>
                {language === 'ar' ? ' ← ' : ' → '}
                {titleOf(to)}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
};

/** Deadlines, how long each is now, and what it stands on. */
const Deadlines = ({ clocks }: Pick<CaseDeclaration, 'clocks'>) => {
  const { say, text, language } = useWords();
  if (clocks.length === 0) return null;
  return (
    <div className="table-scroll">
      <table className="plain-table">
        <caption>{say('civic.clocks')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('civic.clock')}</th>
            <th scope="col">{say('civic.length')}</th>
            <th scope="col">{say('civic.basis')}</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map(({ id, title, length, counted, basis, isLaw }) => (
            <tr key={id}>
              <th scope="row">{text(title)}</th>
              <td>{amountText(length, counted, language)}</td>
              <td>
                <BasisMark isLaw={isLaw} says={text(basis)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** How a case comes by mail or text message, in the language of who reads; the others' where there is none of it. */
const OtherWays = ({ ways }: Pick<CaseDeclaration, 'ways'>) => {
  const { say, language } = useWords();
  const own = (by: 'mail' | 'sms') => {
    const some = ways.filter((way) => way.by === by);
    return some.find((way) => way.language === language) ?? some[0];
  };
  const [mail, sms] = [own('mail'), own('sms')];
  if (!mail && !sms) return null;
  return (
    <div className="other-ways stack">
      <h3>{say('civic.ways')}</h3>
      <ul>
        {mail?.by === 'mail' && (
          <li>
            {say('civic.wayMail')}{' '}
            <a href={`mailto:${mail.address}`} dir="ltr">
              {mail.address}
            </a>
          </li>
        )}
        {sms?.by === 'sms' && <li>{say('civic.waySms', { phone: sms.phone, word: sms.word })}</li>}
      </ul>
      <p className="muted">{say('civic.waysText')}</p>
    </div>
  );
};

/** How cases of a module go: what the law says, the deadlines, the way from state to state. */
export const How = ({ declaration }: { declaration: CaseDeclaration }) => {
  const { say } = useWords();
  return (
    <section className="panel-card stack how">
      <h2>{say('civic.how')}</h2>
      <Notices notices={declaration.notices} />
      <OtherWays ways={declaration.ways} />
      <Deadlines clocks={declaration.clocks} />
      <ByTime declaration={declaration} />
      <details className="more-choices">
        <summary>{say('civic.states')}</summary>
        <States declaration={declaration} />
      </details>
      <p>
        <Link href="/civic/case">{say('civic.follow')}</Link>
      </p>
    </section>
  );
};
