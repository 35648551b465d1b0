import type { Report } from '../../../server/modules/budget/schema.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { asking, type Which } from './api.ts';

/** The report of a year as a document, in the reader's language. */
export const ReportLink = ({ report, year, which }: { report: Report; year: number; which: Which }) => {
  const { say, language } = useWords();
  return (
    <a
      className="button no-print"
      href={`/api/budget/reports/${report}.pdf${asking({ ...which, year, lang: language })}`}
    >
      <Icon name="download" />
      {say('budget.report')}
    </a>
  );
};
