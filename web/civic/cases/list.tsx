import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import type { CaseLine, CaseList as Page } from '../../../sql/model/api/records.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Pill } from '../../office/parts/pill.tsx';
import { When } from '../../office/parts/when.tsx';
import '../../office/parts/list.css';
import { usePlaceName } from '../fields/place-field.tsx';
import { DueDay } from './facts.tsx';
import { lineTone } from './standing.ts';

/** Pages of a list of cases, one after the other. */
export const useCases = (
  key: readonly unknown[],
  page: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>,
) =>
  useInfiniteQuery({
    queryKey: ['cases', ...key],
    queryFn: ({ pageParam, signal }) => page(pageParam ?? undefined, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

const Place = ({ id }: { id: string }) => <span>{usePlaceName(id)}</span>;

const Line = ({ line, href }: { line: CaseLine; href: string }) => {
  const { say, text } = useWords();
  const { number, title, state, structure, place, receivedAt, closedAt, dueAt, isOverdue } = line;
  const isLate = isOverdue && state.kind !== 'closed';
  return (
    <li className="case-line">
      <p className="case-line-top">
        <Pill tone={lineTone(line)}>{text(state.title)}</Pill>
        {isLate && <span className="tag tag-bad">{say('civic.late')}</span>}
        <bdi dir="ltr" className="muted">
          {number}
        </bdi>
      </p>
      <h3>
        <Link href={href}>
          <bdi>{title || number}</bdi>
        </Link>
      </h3>
      <p className="muted">
        {structure && (
          <>
            {text(structure.name)}
            {' · '}
          </>
        )}
        {place && (
          <>
            <Place id={place} />
            {' · '}
          </>
        )}
        {say('civic.receivedAt')} <When at={receivedAt} />
        {closedAt ? (
          <>
            {' · '}
            {say('civic.closedAt')} <When at={closedAt} />
          </>
        ) : (
          dueAt && (
            <>
              {' · '}
              {say('civic.dueOn')} <DueDay dueAt={dueAt} />
            </>
          )
        )}
      </p>
    </li>
  );
};

/** Cases, each with where it stands and the way to it. */
export const CaseList = ({
  label,
  lines,
  hrefOf,
}: {
  label: string;
  lines: readonly CaseLine[];
  hrefOf: (line: CaseLine) => string;
}) => (
  <ul className="case-list" aria-label={label}>
    {lines.map((line) => (
      <Line key={line.number} line={line} href={hrefOf(line)} />
    ))}
  </ul>
);
