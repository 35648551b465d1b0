import { BasisMark } from '../../civic/notices.tsx';
import type { CaseDeclaration, CaseView } from '../../civic/shapes.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { Icon } from '../../ui/icon.tsx';

/** What a number brings about, as long as it is not reached and once it is. */
const BRINGS: Readonly<Record<string, MessageKey>> = {
  'sponsors-found': 'petition.brings.review',
  'owe-response': 'petition.brings.response',
  'owe-debate': 'petition.brings.debate',
};

/** How far a petition is from what it is owed at each number, and what the number stands on. */
export const Progress = ({
  view,
  declaration,
  count,
}: {
  view: Pick<CaseView, 'counts' | 'events'>;
  declaration: CaseDeclaration;
  count: 'signatures' | 'sponsors';
}) => {
  const { say, text, number } = useWords();
  const have = view.counts[count] ?? 0;
  const rules = declaration.countRules.filter((rule) => rule.count === count);
  const done = new Set(view.events.map(({ deed }) => deed));
  return (
    <ul className="thresholds">
      {rules.map(({ deed, reaches, basis, isLaw }) => {
        const title = BRINGS[deed];
        const isReached = done.has(deed) || have >= reaches;
        return (
          <li key={deed} data-reached={isReached}>
            <span className="threshold-name">
              <span>
                {title && say(title)}
                {isReached && <Icon name="check" />}
              </span>
              <strong>{number(reaches)}</strong>
            </span>
            <progress
              max={reaches}
              value={Math.min(have, reaches)}
              aria-label={say('petition.progress', { have: number(have), of: number(reaches) })}
            />
            {basis && <BasisMark isLaw={isLaw} says={text(basis)} />}
          </li>
        );
      })}
    </ul>
  );
};
