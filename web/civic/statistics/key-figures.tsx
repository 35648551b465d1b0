import type { CaseStatistics } from '../../../sql/model/api/records.ts';
import { useWords } from '../../i18n/intl.tsx';

const COUNTS = ['received', 'open', 'overdue', 'closed', 'late'] as const;

/** What matters first: how many, how many wait, how long it takes. */
export const KeyFigures = ({ statistics }: { statistics: CaseStatistics }) => {
  const { say, number } = useWords();
  const hidden = <abbr title={say('civic.statistics.hidden')}>{say('civic.statistics.hiddenShort')}</abbr>;
  const days = (value: number | null) =>
    value === null ? hidden : say('civic.statistics.days', { count: value });
  return (
    <dl className="statistics-figures">
      {COUNTS.map((name) => (
        <div key={name} data-bad={name === 'overdue' && (statistics.overdue ?? 0) > 0}>
          <dt>{say(`civic.statistics.${name}`)}</dt>
          <dd>{statistics[name] === null ? hidden : number(statistics[name], 0)}</dd>
        </div>
      ))}
      <div>
        <dt>{say('civic.statistics.median')}</dt>
        <dd>{days(statistics.medianDays)}</dd>
      </div>
      <div>
        <dt>{say('civic.statistics.p90')}</dt>
        <dd>{days(statistics.p90Days)}</dd>
      </div>
    </dl>
  );
};
