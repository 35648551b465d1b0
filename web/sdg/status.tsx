import { SDG_STATUSES, type SdgStatus } from '../../sql/model/sdg/dataset.ts';
import { useWords } from '../i18n/intl.tsx';
import './sdg.css';

/** How far an indicator is reported, by form and word. */
export const StatusMark = ({ status }: { status: SdgStatus }) => (
  <span className="status-mark">
    <span className="status-swatch" data-status={status} aria-hidden="true" />
    {useWords().say(`sdg.${status}`)}
  </span>
);

/** What the parts of the bars mean. */
export const StatusLegend = () => {
  const { say } = useWords();
  return (
    <ul className="status-legend">
      {SDG_STATUSES.map((status) => (
        <li key={status}>
          <StatusMark status={status} />
          <span className="muted">{say(`sdg.${status}Text`)}</span>
        </li>
      ))}
    </ul>
  );
};

/** How many of the indicators are how far: a bar, and the same in words. */
export const StatusBar = ({ counts }: { counts: Partial<Record<SdgStatus, number>> }) => {
  const { say, number } = useWords();
  const of = (status: SdgStatus): number => counts[status] ?? 0;
  const all = SDG_STATUSES.reduce((sum, status) => sum + of(status), 0);
  const shown = SDG_STATUSES.filter((status) => of(status) > 0);
  return (
    <div className="status-bar-box">
      <div className="status-bar" aria-hidden="true">
        {shown.map((status) => (
          <span key={status} data-status={status} style={{ flexGrow: of(status) }} />
        ))}
      </div>
      <p className="status-counts">
        {shown.map((status) => (
          <span key={status}>
            {say(`sdg.${status}`)}{' '}
            <b>{say('sdg.countOf', { count: number(of(status)), all: number(all) })}</b>
          </span>
        ))}
      </p>
    </div>
  );
};
