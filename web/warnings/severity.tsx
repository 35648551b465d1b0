import type { CapSeverity } from '../../sql/model/cap.ts';
import { CAP_SEVERITY_TITLES, SEVERITY_COLORS } from '../../sql/model/cap-words.ts';
import { useWords } from '../i18n/intl.tsx';
import './warnings.css';

/** How grave it is: a word, and a sign in the colour that the map has for it. */
export const Severity = ({ of }: { of: CapSeverity }) => {
  const { text } = useWords();
  return (
    <span className="severity">
      <span className="severity-sign" style={{ background: SEVERITY_COLORS[of] }} aria-hidden="true" />
      {text(CAP_SEVERITY_TITLES[of])}
    </span>
  );
};
