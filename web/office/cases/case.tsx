import { CaseBody, OwnPage, PackLink, useCase } from '../../civic/cases/case-page.tsx';
import type { CaseView } from '../../civic/shapes.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Heading } from '../../shell/heading.tsx';
import { useId } from '../../shell/use-id.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Banner } from '../../ui/form/form-box.tsx';
import { Back } from '../parts/back.tsx';
import { Fact } from '../parts/fact.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { Noted } from '../parts/notes.tsx';
import { When } from '../parts/when.tsx';
import { CHANNEL_TITLES } from './channels.ts';
import { LanguageChoice, useLanguageOf } from './language.tsx';
import { WithCivicWords } from './words.tsx';

/** Who had the case and would not keep it, so that it is not sent there again. */
const PassedOn = ({ passedOn }: Pick<NonNullable<CaseView['office']>, 'passedOn'>) => {
  const { say, text } = useWords();
  if (passedOn.length === 0) return null;
  return (
    <>
      <h3>{say('cases.passedOn')}</h3>
      <ul className="passed-on">
        {passedOn.map(({ by, to, reason, at }) => (
          <li key={at} className="who">
            <strong>{by ? text(by.name) : say('civic.structureNone')}</strong>
            {reason && (
              <span className="said" dir="auto">
                {reason}
              </span>
            )}
            <span className="muted">
              <When at={at} />
              {to && ` · ${say('cases.passedTo', { name: text(to.name) })}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
};

/** What only officers are told of a case. */
const Inside = ({ view }: { view: CaseView }) => {
  const { say, number } = useWords();
  const { office } = view;
  const { run } = useLanguageOf(view.number);
  if (!office) return <Banner kind="note">{say('cases.notYours')}</Banner>;
  const assignee = office.officers.find(({ id }) => id === office.assignee);
  return (
    <section className="panel-card stack case-inside">
      <h2>{say('cases.inside')}</h2>
      <dl className="pairs">
        <Fact title={say('cases.channel')}>{say(CHANNEL_TITLES[office.channel])}</Fact>
        <Fact title={say('cases.assignee')}>
          {assignee ? (
            <bdi>{assignee.name}</bdi>
          ) : (
            say(office.assignee ? 'cases.assigneeGone' : 'cases.nobody')
          )}
        </Fact>
        <Fact title={say('cases.published')}>
          {say(view.isPublic ? 'cases.isPublic' : 'cases.isNotPublic')}
        </Fact>
        <Fact title={say('cases.rating')}>
          {view.rating === null ? null : say('cases.ratingOf', { rating: number(view.rating) })}
        </Fact>
      </dl>
      <LanguageChoice language={office.language} onChange={(language) => run(language)} />
      <PassedOn passedOn={office.passedOn} />
    </section>
  );
};

const Shown = () => {
  const { say } = useWords();
  const number = useId('number');
  const query = useCase(number);
  return (
    <Noted>
      <Fetched query={query}>
        {(view) => (
          <>
            <Heading
              {...(view.title ? { title: view.title } : {})}
              lead={<Back href="/office/cases">{say('page.cases')}</Back>}
              actions={
                <>
                  <PackLink number={view.number} />
                  <OwnPage view={view} />
                  <ActionButton onPress={() => window.print()}>{say('civic.print')}</ActionButton>
                </>
              }
            />
            <CaseBody view={view} inside={<Inside view={view} />} />
          </>
        )}
      </Fetched>
    </Noted>
  );
};

/** `/office/cases/{number}`: a case as its officers see it. */
export const OfficeCase = () => (
  <WithCivicWords>
    <Shown />
  </WithCivicWords>
);
