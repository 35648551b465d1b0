import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Link } from 'react-aria-components';
import type { LineInfo } from '../../../server/modules/budget/schema.ts';
import { useWords, type Words } from '../../i18n/intl.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { asking, budgetApi, type Which } from './api.ts';
import { exact } from './money.ts';
import { askedOf, type State } from './state.ts';

/** What a line is called: its own title, or its programme, nature and place. */
export const lineName = ({ title, programme, economic, place, id }: LineInfo, { text }: Words): string => {
  if (title) return text(title);
  const parts = [programme, economic].flatMap((one) => (one ? [text(one.title)] : []));
  if (parts.length === 0) return id;
  return [...parts, ...(place ? [text(place.title)] : [])].join(' · ');
};

const LIMIT = 10;

/** The lines of a selection, some at a time; each has a page of its own. */
export const LinesCard = ({ state, count, which }: { state: State; count: number; which: Which }) => {
  const words = useWords();
  const { say, language } = words;
  const { by: _, ...asked } = askedOf(state);
  const query = useInfiniteQuery({
    queryKey: ['budget', 'lines', asked],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => budgetApi.lines({ ...asked, limit: LIMIT, after: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
  });
  const pages = query.data?.pages ?? [];
  return (
    <section className="panel-card budget-lines">
      <h2>
        {say('budget.lines')} <span className="tab-count">{say('budget.linesCount', { count })}</span>
      </h2>
      {query.isPending && <Loading />}
      {query.isError && <Failed retry={() => void query.refetch()} />}
      <ul>
        {pages.flatMap(({ lines, of }) =>
          lines.map((line) => (
            <li key={line.id}>
              <span>
                <Link href={`/budget/lines/${encodeURIComponent(line.id)}${asking(which)}`}>
                  {lineName(line, words)}
                </Link>
                <span className="muted">
                  {line.administration ? words.text(line.administration.title) : line.id}
                </span>
              </span>
              <bdi>{exact(line.amount, { currency: of.currency }, language)}</bdi>
            </li>
          )),
        )}
      </ul>
      <div className="budget-lines-foot no-print">
        {query.hasNextPage && (
          <Button className="button" onPress={() => void query.fetchNextPage()}>
            {say('budget.moreLines')}
          </Button>
        )}
        {count > 0 && (
          <a href={`/api/budget/lines${asking({ ...asked, f: 'csv' })}`}>{say('budget.theseLines')}</a>
        )}
      </div>
    </section>
  );
};
