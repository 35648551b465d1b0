import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ACCESSES } from '../../../sql/model/information/classification.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../../office/parts/filter-bar.tsx';
import { addressOf, useFilters } from '../../office/parts/use-filters.ts';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { informationApi } from './api.ts';
import { ClassTree } from './classification.tsx';

const PATH = '/api/information/classification';

/** `/civic/information/classification`: what documents offices hold, searchable; how long each is kept and who may have it. */
export const ClassificationPage = () => {
  const { say, text } = useWords();
  const { values, count, set, clear } = useFilters(['q', 'access'] as const);
  const query = useQuery({
    queryKey: ['classification', values],
    queryFn: ({ signal }) => informationApi.classification(values, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Heading lead={say('classes.lead')} />
      <FilterBar
        search={<SearchFilter label={say('classes.search')} value={values.q} onChange={(q) => set({ q })} />}
        count={count - (values.q ? 1 : 0)}
        onClear={clear}
      >
        <SelectFilter
          name="access"
          label={say('classes.access')}
          all={say('classes.anyAccess')}
          value={values.access}
          choices={ACCESSES.map((id) => ({ id, title: say(`classes.access.${id}`) }))}
          onChange={(access) => set({ access })}
        />
      </FilterBar>
      <Fetched query={query}>
        {(scheme) => (
          <>
            <p className="class-source">
              {scheme.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}{' '}
              {say('classes.source', { source: text(scheme.source) })}
            </p>
            {scheme.classes.length === 0 ? (
              <Empty icon="search" title="classes.none" text="classes.noneText" />
            ) : (
              <section className="panel-card">
                <ClassTree scheme={scheme} hits={count > 0 ? scheme.hits : []} />
              </section>
            )}
            <ul className="link-row">
              <li>
                <a href={addressOf(PATH, { ...values, f: 'csv' })}>{say('classes.download')}</a>
              </li>
              <li>
                <a href={addressOf(PATH, values)}>{say('classes.api')}</a>
              </li>
            </ul>
          </>
        )}
      </Fetched>
    </>
  );
};
