import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../office/parts/filter-bar.tsx';
import { More } from '../../office/parts/more.tsx';
import { useFilters } from '../../office/parts/use-filters.ts';
import { Empty } from '../../ui/empty.tsx';
import { civicApi } from '../api.ts';
import { CaseList, useCases } from '../cases/list.tsx';
import type { CaseDeclaration } from '../shapes.ts';
import { categoriesOf } from './ways.ts';

const FILTERS = ['q', 'category', 'state'] as const;
const SIZE = 20;

/** Cases of a module that everybody may read, found by words, category and state. */
export const PublicCases = ({ declaration }: { declaration: CaseDeclaration }) => {
  const { say, text, language } = useWords();
  const { values, count, set, clear } = useFilters(FILTERS);
  const query = useCases([declaration.id, values, language], (cursor, signal) =>
    civicApi.cases(declaration.id, { ...values, cursor, limit: SIZE, lang: language }, signal),
  );
  const categories = categoriesOf(declaration);
  const published = declaration.states.filter(({ isPublic }) => isPublic);
  if (published.length === 0) return null;
  return (
    <section className="section">
      <h2>{say('civic.public')}</h2>
      <FilterBar
        search={<SearchFilter label={say('civic.search')} value={values.q} onChange={(q) => set({ q })} />}
        count={count - (values.q ? 1 : 0)}
        onClear={clear}
      >
        {categories.length > 0 && (
          <SelectFilter
            name="category"
            label={say('civic.category')}
            all={say('civic.anyCategory')}
            value={values.category}
            choices={categories.map(({ id, label }) => ({ id, title: text(label) }))}
            onChange={(category) => set({ category })}
          />
        )}
        {published.length > 1 && (
          <SelectFilter
            name="state"
            label={say('civic.state')}
            all={say('civic.anyState')}
            value={values.state}
            choices={published.map(({ id, title }) => ({ id, title: text(title) }))}
            onChange={(state) => set({ state })}
          />
        )}
      </FilterBar>
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
                  hrefOf={({ number }) => `/civic/cases/${number}`}
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
