import { Link } from 'react-aria-components';
import type { CaseLine } from '../../../sql/model/api/records.ts';
import { dayOf, daysBetween } from '../../../sql/model/records/day.ts';
import { lastMoment, lineTone } from '../../civic/cases/standing.ts';
import { todayIn } from '../../civic/form/given.ts';
import { useModules } from '../../civic/use-civic.ts';
import { useCountry } from '../../explore/data.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { Pill } from '../parts/pill.tsx';

/** So many days before its last one a deadline stands out. */
const SOON_DAYS = 3;

type Urgency = 'late' | 'soon' | 'later';
const urgencyOf = (days: number): Urgency => (days < 0 ? 'late' : days <= SOON_DAYS ? 'soon' : 'later');

/** The last day of what is owed, and in how many days that is, by the country's clocks. */
const Due = ({ line: { dueAt, state } }: { line: CaseLine }) => {
  const { day, inDays } = useWords();
  const { data: country } = useCountry();
  if (!dueAt || !country || state.kind === 'closed') return null;
  const last = dayOf(lastMoment(dueAt), country.timeZone);
  const days = daysBetween(todayIn(country.timeZone), last);
  return (
    <span className="who case-due" data-urgency={urgencyOf(days)}>
      <time dateTime={last}>{day(last)}</time>
      <span className="case-due-in">{inDays(days)}</span>
    </span>
  );
};

const Closed = ({ line: { closedAt } }: { line: CaseLine }) => {
  const { day } = useWords();
  return closedAt && <time dateTime={closedAt}>{day(closedAt)}</time>;
};

const columnsIn = (
  { say, text, day }: Words,
  nameOf: (module: string) => string,
  areClosed: boolean,
): Column<CaseLine>[] => [
  {
    id: 'case',
    title: say('cases.case'),
    kind: 'wide',
    cell: ({ number, title, module }) => (
      <span className="who">
        <Link href={`/office/cases/${number}`}>
          <bdi>{title || number}</bdi>
        </Link>
        <span className="muted">
          <bdi dir="ltr">{number}</bdi> · {nameOf(module)}
        </span>
      </span>
    ),
  },
  {
    id: 'due',
    title: say(areClosed ? 'civic.closedAt' : 'civic.dueOn'),
    cell: (line) => (areClosed ? <Closed line={line} /> : <Due line={line} />),
  },
  {
    id: 'state',
    title: say('civic.state'),
    cell: (line) => <Pill tone={lineTone(line)}>{text(line.state.title)}</Pill>,
  },
  {
    id: 'structure',
    title: say('cases.structure'),
    cell: ({ structure }) => structure && text(structure.name),
  },
  {
    id: 'assignee',
    title: say('cases.assignee'),
    cell: ({ assignee }) => assignee && <bdi>{assignee}</bdi>,
  },
  {
    id: 'received',
    title: say('civic.receivedAt'),
    cell: ({ receivedAt }) => (
      <time dateTime={receivedAt} className="when">
        {day(receivedAt)}
      </time>
    ),
  },
];

/** Cases as officers look through them: what each is about, until when, how it stands, and who has it. */
export const CaseTable = ({
  label,
  lines,
  areClosed,
  isBusy,
}: {
  label: string;
  lines: readonly CaseLine[];
  /** They are told by when they were closed, as nothing is owed any more. */
  areClosed: boolean;
  /** Others are on their way. */
  isBusy: boolean;
}) => {
  const words = useWords();
  const modules = useModules().data ?? [];
  const nameOf = (id: string) => {
    const module = modules.find((one) => one.id === id);
    return module ? words.text(module.title) : id;
  };
  return (
    <div className="case-table">
      <ListTable
        label={label}
        columns={columnsIn(words, nameOf, areClosed)}
        rows={lines}
        keyOf={({ number }) => number}
        isBusy={isBusy}
      />
    </div>
  );
};
