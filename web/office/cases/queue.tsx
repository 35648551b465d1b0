import { Button, Link, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { Text } from '../../../sql/model/text.ts';
import { civicApi } from '../../civic/api.ts';
import { useCases } from '../../civic/cases/list.tsx';
import { useDeclaration, useModules } from '../../civic/use-civic.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useSession } from '../../session.tsx';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Choice } from '../../ui/select.tsx';
import { Fetched } from '../parts/fetched.tsx';
import { More } from '../parts/more.tsx';
import { Narrow, type Narrowing } from '../parts/narrow.tsx';
import { type Filters, useFilters } from '../parts/use-filters.ts';
import { CaseTable } from './list.tsx';
import { WithCivicWords } from './words.tsx';
import '../../civic/civic.css';

const FILTERS = ['show', 'module', 'q', 'state', 'structure', 'kind', 'order'] as const;
type Filter = (typeof FILTERS)[number];
const SIZE = 50;

/** What a tab asks for: overdue, open, mine (those that go on, where nothing else is chosen), waiting for the applicant, closed. */
const SHOWN = {
  '': { kind: 'open' },
  late: { overdue: 'true' },
  mine: { kind: 'open,waiting' },
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
const NONE = {
  '': 'cases.none',
  late: 'cases.noneLate',
  mine: 'cases.noneMine',
  waiting: 'cases.noneWaiting',
  closed: 'cases.noneClosed',
} as const;
type Shown = keyof typeof SHOWN;
const shownOf = (text: string): Shown => (text in SHOWN ? (text as Shown) : '');

/** The structures that somebody handles cases of by name: of the one that is hers alone nothing need be chosen. */
const useOwnStructures = (): Choice[] => {
  const { language } = useWords();
  const held = (useSession().account?.roles ?? []).filter(
    ({ role, scope }) => role === 'case-officer' && scope !== '',
  );
  return held.map(({ scope, scopeTitle }) => ({ id: scope, title: scopeTitle?.[language] ?? scope }));
};

const QueueFilters = ({ filters }: { filters: Filters<Filter> }) => {
  const { say, text } = useWords();
  const modules = (useModules().data ?? []).filter(({ hasCases }) => hasCases);
  const { data: declaration } = useDeclaration(filters.values.module || undefined);
  const structures = useOwnStructures();
  const titled = ({ id, title }: { id: string; title: Text }) => ({ id, title: text(title) });
  const state: Narrowing<Filter> = {
    ...{ name: 'state', label: say('civic.state'), all: say('civic.anyState') },
    choices: (declaration?.states ?? []).map(titled),
  };
  const kind: Narrowing<Filter> = {
    ...{ name: 'kind', label: say('cases.kind'), all: say('cases.goesOn') },
    choices: [
      { id: 'closed', title: say('cases.closed') },
      { id: 'open,waiting,closed', title: say('cases.anyKind') },
    ],
  };
  return (
    <Narrow
      filters={filters}
      tabs={{ label: say('cases.tabs'), titles: TITLES }}
      search={say('cases.search')}
      by={[
        {
          ...{ name: 'module', label: say('cases.module'), all: say('cases.anyModule') },
          ...{ choices: modules.map(titled), clears: ['state'] },
        },
        ...(declaration ? [state] : []),
        ...(filters.values.show === 'mine' ? [kind] : []),
        ...(structures.length > 1
          ? [
              {
                ...{ name: 'structure' as const, label: say('cases.structure') },
                ...{ all: say('cases.anyStructure'), choices: structures },
              },
            ]
          : []),
        {
          ...{ name: 'order', label: say('cases.order'), all: say('cases.byDue') },
          choices: [{ id: 'newest', title: say('cases.byNewest') }],
        },
      ]}
    />
  );
};

/** The ways to put in a case for somebody: by module, where there are several. */
const ForSomebody = () => {
  const { say, text } = useWords();
  const modules = (useModules().data ?? []).filter(({ hasCases }) => hasCases);
  const [only] = modules;
  if (!only) return null;
  if (modules.length === 1)
    return (
      <Link className="button primary" href={`/office/cases/for/${only.id}`}>
        {say('cases.enter')}
      </Link>
    );
  return (
    <MenuTrigger>
      <Button className="button primary">
        {say('cases.enter')}
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu aria-label={say('cases.enter')}>
          {modules.map(({ id, title }) => (
            <MenuItem key={id} className="option" href={`/office/cases/for/${id}`}>
              {text(title)}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};

const Queue = () => {
  const { say } = useWords();
  const { account } = useSession();
  const filters = useFilters(FILTERS);
  const { show, kind, ...others } = filters.values;
  const isMine = show === 'mine';
  const asked = isMine ? { ...others, kind } : others;
  const isNarrowed = Object.values(asked).some((value) => value !== '');
  const query = useCases(['queue', filters.values, account?.id], (cursor, signal) =>
    civicApi.queue(
      {
        ...SHOWN[shownOf(show)],
        ...others,
        ...(isMine && { assignee: account?.id }),
        // A step that was chosen is shown whether it closes a case or not.
        ...(isMine && (kind || others.state) && { kind }),
        ...{ cursor, limit: SIZE },
      },
      signal,
    ),
  );
  return (
    <>
      <Heading lead={say('cases.lead')} actions={<ForSomebody />} />
      <QueueFilters filters={filters} />
      <Fetched query={query}>
        {({ pages }) => {
          const lines = pages.flatMap(({ cases }) => cases);
          return (
            <>
              {lines.length === 0 ? (
                <Empty
                  icon={isNarrowed ? 'search' : 'check'}
                  title={isNarrowed ? 'civic.noneSuch' : NONE[shownOf(show)]}
                  text={isNarrowed ? 'civic.noneSuchText' : 'cases.noneText'}
                />
              ) : (
                <CaseTable
                  label={say('page.cases')}
                  lines={lines}
                  areClosed={show === 'closed' || (isMine && kind === 'closed')}
                  isBusy={query.isPlaceholderData}
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
