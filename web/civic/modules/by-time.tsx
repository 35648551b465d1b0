import { amountText } from '../../../sql/model/records/clock-words.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Fact } from '../../office/parts/fact.tsx';
import type { CaseDeclaration } from '../shapes.ts';

/** What the end of a period brings about by itself: an escalation, a deed of the system. What is called the same is told once. */
export const toldByTime = ({ timeRules, deeds }: CaseDeclaration, text: Words['text']) => {
  const deedOf = (id: string) => text(deeds.find((deed) => deed.id === id)!.title);
  // What time does to a case in one state and in another may be called the same.
  return timeRules.filter(
    ({ clock, after, deed, tells }, at) =>
      tells ||
      !deed ||
      timeRules.findIndex(
        (one) => one.clock === clock && one.after === after && one.deed && deedOf(one.deed) === deedOf(deed),
      ) === at,
  );
};

/** The same in pairs: when, and what. */
export const ByTimePairs = ({ declaration }: { declaration: CaseDeclaration }) => {
  const { say, text, language } = useWords();
  const { clocks, deeds } = declaration;
  const clockOf = (id: string) => text(clocks.find((clock) => clock.id === id)!.title);
  const deedOf = (id: string) => text(deeds.find((deed) => deed.id === id)!.title);
  return (
    <dl className="pairs">
      {toldByTime(declaration, text).map(({ clock, after, deed, tells }) => (
        <Fact
          key={`${clock} ${after} ${deed} ${tells?.whom}`}
          title={
            after === 0
              ? say('civic.atEnd', { clock: clockOf(clock) })
              : say('civic.afterEnd', {
                  clock: clockOf(clock),
                  days: amountText(after, 'calendar', language),
                })
          }
        >
          <span className="who">
            {deed && <span>{deedOf(deed)}</span>}
            {tells && (
              <span>
                {say(tells.whom === 'applicant' ? 'civic.tellsApplicant' : 'civic.tellsStructure', {
                  // What is filled in when it is sent is not known here.
                  subject: text(tells.subject).replace(/\{\w+\}/g, '…'),
                })}
              </span>
            )}
          </span>
        </Fact>
      ))}
    </dl>
  );
};

/** The same below its heading, where there is something. */
export const ByTime = ({ declaration }: { declaration: CaseDeclaration }) => {
  const { say } = useWords();
  if (declaration.timeRules.length === 0) return null;
  return (
    <>
      <h3>{say('civic.byTime')}</h3>
      <ByTimePairs declaration={declaration} />
    </>
  );
};
