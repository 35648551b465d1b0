import { basisText } from '../../sql/model/records/basis.ts';
import { useWords } from '../i18n/intl.tsx';
import { Icon } from '../ui/icon.tsx';
import type { CaseDeclaration } from './shapes.ts';

/** What a rule stands on: an article of law, or that it is a rule of the platform, told apart by more than words. */
export const BasisMark = ({ isLaw, says }: { isLaw: boolean; says: string }) => (
  <span className="basis" data-law={isLaw}>
    <Icon name={isLaw ? 'shield' : 'info'} />
    {says}
  </span>
);

/** What the law says of such cases, each with what it stands on. */
export const Notices = ({ notices }: Pick<CaseDeclaration, 'notices'>) => {
  const { text, say } = useWords();
  if (notices.length === 0) return null;
  return (
    <ul className="notices" aria-label={say('civic.notices')}>
      {notices.map(({ says, basis }) => (
        <li key={says.en}>
          <p>{text(says)}</p>
          <BasisMark isLaw={basis.kind === 'law'} says={text(basisText(basis))} />
        </li>
      ))}
    </ul>
  );
};
