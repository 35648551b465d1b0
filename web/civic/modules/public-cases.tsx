import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { More } from '../../office/parts/more.tsx';
import { Narrow } from '../../office/parts/narrow.tsx';
import { useFilters } from '../../office/parts/use-filters.ts';
import { Empty } from '../../ui/empty.tsx';
import { civicApi } from '../api.ts';
import { CaseList, useCases } from '../cases/list.tsx';
import type { CaseDeclaration } from '../shapes.ts';
import { overdueOf } from './overdue.ts';
import { categoriesOf } from './ways.ts';

const FILTERS = ['show', 'q', 'category', 'state', 'overdue'] as const;
const SIZE = 20;

/** Cases of a module that everybody may read, found by words, category, state and whether something is owed too long. `casePage` is where each has its page. */
export const PublicCases = ({
  declaration,
  casePage,
}: {
  declaration: CaseDeclaration;
  casePage: string;
}) => {
  const words = useWords();
  const { say, text, language } = words;
  const filters = useFilters(FILTERS);
  const { values, count } = filters;
  const { show: _, ...asked } = values;
  const query = useCases([declaration.id, asked, language], (cursor, signal) =>
    civicApi.cases(declaration.id, { ...asked, cursor, limit: SIZE, lang: language }, signal),
  );
  const categories = categoriesOf(declaration);
  const published = declaration.states.filter(({ isPublic }) => isPublic);
  if (published.length === 0) return null;
  return (
    <section className="section" id="published">
      <h2>{say('civic.public')}</h2>
      <Narrow
        filters={filters}
        search={say('civic.search')}
        by={[
          ...(categories.length > 0
            ? [
                {
                  ...{
                    name: 'category' as const,
                    label: say('civic.category'),
                    all: say('civic.anyCategory'),
                  },
                  choices: categories.map(({ id, label }) => ({ id, title: text(label) })),
                },
              ]
            : []),
          ...(published.length > 1
            ? [
                {
                  ...{ name: 'state' as const, label: say('civic.state'), all: say('civic.anyState') },
                  choices: published.map(({ id, title }) => ({ id, title: text(title) })),
                },
              ]
            : []),
          ...overdueOf(declaration, words),
        ]}
      />
      <Fetched query={query}>
        {({ pages }) => {
          const lines = pages.flatMap(({ cases }) => cases);
          return (
            <>
              {lines.length === 0 ? (
                <Empty
                  icon="search"
                  title={count > 0 ? 'civic.noneSuch' : 'civic.none'}
                  text={count > 0 ? 'civic.noneSuchText' : 'civic.noneText'}
                />
              ) : (
                <CaseList
                  label={say('civic.public')}
                  lines={lines}
                  hrefOf={({ number }) => `${casePage}/${number}`}
                />
              )}
              <More {...query} />
            </>
          );
        }}
      </Fetched>
    </section>
  );
};
