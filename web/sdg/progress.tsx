import type { ProgressWord } from '../../sql/model/api/sdg.ts';
import { useWords } from '../i18n/intl.tsx';
import './sdg.css';

/** A form for each status, so that it is not told by colour alone: drawn in a square of 12. */
const FORMS: Record<ProgressWord, string> = {
  deterioration: 'M1 2H11L6 11Z',
  limited: 'M1 4.5H11V7.5H1Z',
  moderate: 'M1 9L8 2H4V0.5H11.5V8H9.5V4L2.5 11Z',
  substantial: 'M1 10H11L6 1Z',
  achieved: 'M6 0L7.6 4.1L12 4.4L8.6 7.2L9.7 11.5L6 9.1L2.3 11.5L3.4 7.2L0 4.4L4.4 4.1Z',
  'no-data': 'M6 1A5 5 0 1 0 6 11A5 5 0 1 0 6 1ZM6 2.6A3.4 3.4 0 1 1 6 9.4A3.4 3.4 0 1 1 6 2.6Z',
};

/** How something goes: by form, colour and word. */
export const ProgressMark = ({ status }: { status: ProgressWord }) => {
  const { say } = useWords();
  return (
    <span className="progress-mark" data-status={status}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={FORMS[status]} fillRule="evenodd" />
      </svg>
      {say(`sdg.${status}`)}
    </span>
  );
};
