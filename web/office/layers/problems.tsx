import { useInfiniteQuery } from '@tanstack/react-query';
import type { LoadProblems } from '../../../sql/model/api/layers.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { workApi } from '../api.ts';
import { Fetched } from '../parts/fetched.tsx';
import { type Column, ListTable } from '../parts/list-table.tsx';
import { More } from '../parts/more.tsx';
import { Code, Pill } from '../parts/pill.tsx';
import { SEVERITY_TITLES } from './words.ts';

type Problem = Omit<LoadProblems['problems'][number], 'position'>;

/** As it was sent: a text bare, all else as JSON. */
const written = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What was found in rows, whatever they are rows of. */
export const problemColumns = ({ say, number }: Words): Column<Problem>[] => [
  { id: 'message', title: say('problems.what'), kind: 'wide', cell: ({ message }) => message },
  {
    id: 'severity',
    title: say('problems.severity'),
    cell: ({ severity }) => (
      <Pill tone={SEVERITY_TITLES[severity].tone}>{say(SEVERITY_TITLES[severity].title)}</Pill>
    ),
  },
  {
    id: 'row',
    title: say('problems.row'),
    kind: 'number',
    cell: ({ row }) => row !== null && number(row),
  },
  { id: 'field', title: say('problems.field'), cell: ({ field }) => field !== null && <Code>{field}</Code> },
  {
    id: 'value',
    title: say('problems.value'),
    cell: ({ value }) => value !== null && value !== undefined && <Code>{written(value).slice(0, 80)}</Code>,
  },
];

/** What was found in the rows of a load, in the reader's language. */
export const Problems = ({ layer, load }: { layer: string; load: number }) => {
  const words = useWords();
  const query = useInfiniteQuery({
    queryKey: ['problems', layer, load, words.language],
    queryFn: ({ pageParam, signal }) => workApi.problems(layer, load, pageParam, signal),
    initialPageParam: -1,
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Fetched query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ problems }) => problems);
        if (rows.length === 0) return <p className="muted">{words.say('problems.none')}</p>;
        return (
          <>
            <ListTable
              label={words.say('problems.title')}
              columns={problemColumns(words)}
              rows={rows}
              keyOf={({ position }) => position}
            />
            <More {...query} />
          </>
        );
      }}
    </Fetched>
  );
};
