import { ProgressBar } from 'react-aria-components';
import './bar.css';

/** How far something is, 0 to 1; null: it goes on, nobody knows how far. */
export const Bar = ({ label, part }: { label: string; part: number | null }) => {
  const percent = Math.round((part ?? 0) * 100);
  return (
    <ProgressBar className="progress" aria-label={label} value={percent} isIndeterminate={part === null}>
      {({ valueText }) => (
        <>
          <span className="progress-track">
            <span
              className="progress-fill"
              style={{ inlineSize: part === null ? undefined : `${percent}%` }}
            />
          </span>
          {part !== null && <span className="progress-value">{valueText}</span>}
        </>
      )}
    </ProgressBar>
  );
};
