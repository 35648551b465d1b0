import { Link } from 'react-aria-components';
import { civicApi } from '../../civic/api.ts';
import { CaseList, useCases } from '../../civic/cases/list.tsx';
import { useDeclaration, useModules } from '../../civic/use-civic.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { FilterBar, SearchFilter, SelectFilter } from '../parts/filter-bar.tsx';
import { More } from '../parts/more.tsx';
import { StateTabs } from '../parts/state-tabs.tsx';
import { type Filters, useFilters } from '../parts/use-filters.ts';
import { WithCivicWords } from './words.tsx';
import '../../civic/civic.css';

const FILTERS = ['show', 'module', 'q', 'state', 'order'] as const;
type Filter = (typeof FILTERS)[number];
const SIZE = 50;

/** What a tab asks for: overdue, open, mine, waiting for the applicant, closed. */
const SHOWN = {
  '': { kind: 'open' },
  late: { overdue: 'true' },
  mine: {},
  waiting: { kind: 'waiting' },
  closed: { kind: 'closed' },
} as const;
const TITLES = {
  '': 'cases.open',
  late: 'cases.late',
  mine: 'cases.mine',
  waiting: 'cases.waiting',
  closed: 'cases.closed',
} as const;
type Shown = keyof typeof SHOWN;
const shownOf = (text: string): Shown => (text in SHOWN ? (text as Shown) : '');

const Narrow = ({ filters }: { filters: Filters<Filter> }) => {
  const { say, text } = useWords();
  const { values, set, addressWith } = filters;
  const modules = (useModules().data ?? []).filter(({ hasCases }) => hasCases);
  const { data: declaration } = useDeclaration(values.module || undefined);
  const chosen = [values.module, values.state, values.order].filter(Boolean).length;
  return (
    <>
      <StateTabs
        label={say('cases.tabs')}
        current={shownOf(values.show)}
        tabs={(Object.keys(SHOWN) as Shown[]).map((id) => ({
          id,
          title: say(TITLES[id]),
          href: addressWith({ show: id }),
        }))}
      />
      <FilterBar
        search={<SearchFilter label={say('cases.search')} value={values.q} onChange={(q) => set({ q })} />}
        count={chosen}
        onClear={() => set({ module: '', state: '', order: '' })}
      >
        <SelectFilter
          name="module"
          label={say('cases.module')}
          all={say('cases.anyModule')}
          value={values.module}
          choices={modules.map(({ id, title }) => ({ id, title: text(title) }))}
          onChange={(module) => set({ module, state: '' })}
        />
        {declaration && (
          <SelectFilter
            name="state"
            label={say('civic.state')}
            all={say('civic.anyState')}
            value={values.state}
            choices={declaration.states.map(({ id, title }) => ({ id, title: text(title) }))}
            onChange={(state) => set({ state })}
          />
        )}
        <SelectFilter
          name="order"
          label={say('cases.order')}
          all={say('cases.byDue')}
          value={values.order}
          choices={[{ id: 'newest', title: say('cases.byNewest') }]}
          onChange={(order) => set({ order })}
        />
      </FilterBar>
    </>
  );
};

/** The ways to put in a case for somebody, one a module. */
const ForSomebody = () => {
  const { say, text } = useWords();
  const modules = (useModules().data ?? []).filter(({ hasCases }) => hasCases);
  return (
    <>
      {modules.map(({ id, title }) => (
        <Link key={id} className="button" href={`/office/cases/for/${id}`}>
          {modules.length > 1 ? say('cases.enterOf', { name: text(title) }) : say('cases.enter')}
        </Link>
      ))}
    </>
  );
};

const Queue = () => {
  const { say } = useWords();
  const { account } = useSession();
  const filters = useFilters(FILTERS);
  const { show, ...asked } = filters.values;
  const mine = show === 'mine' && account ? { assignee: account.id } : {};
  const query = useCases(['queue', filters.values, account?.id], (cursor, signal) =>
    civicApi.queue({ ...asked, ...SHOWN[shownOf(show)], ...mine, cursor, limit: SIZE }, signal),
  );
  return (
    <>
      <Heading lead={say('cases.lead')} actions={<ForSomebody />} />
      <Narrow filters={filters} />
      <Fetched query={query}>
        {({ pages }) => {
          const lines = pages.flatMap(({ cases }) => cases);
          return (
            <>
              {lines.length === 0 ? (
                <Empty
                  icon="check"
                  title={filters.count > 0 ? 'civic.noneSuch' : 'cases.none'}
                  text={filters.count > 0 ? 'civic.noneSuchText' : 'cases.noneText'}
                />
              ) : (
                <CaseList
                  label={say('page.cases')}
                  lines={lines}
                  hrefOf={({ number }) => `/office/cases/${number}`}
                />
              )}
              <More {...query} />
            </>
          );
        }}
      </Fetched>
    </>
  );
};

/** `/office/cases`: what is owed, what is due first at the top. */
export const Cases = () => (
  <WithCivicWords>
    <Queue />
  </WithCivicWords>
);
