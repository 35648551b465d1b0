import { type ReactNode, useState } from 'react';
import { Button, Link, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { usePathname, useSearch } from 'wouter/use-browser-location';
import { ApiError } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import type { MessageKey } from '../../i18n/messages.ts';
import { StateTabs } from '../../office/parts/state-tabs.tsx';
import { EMBED } from '../../shell/go.ts';
import { Heading } from '../../shell/heading.tsx';
import { NotFound } from '../../shell/states.tsx';
import { CopyText } from '../../ui/copy-text.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { Failed, Loading } from '../../ui/state.tsx';
import { saveSheet } from '../../ui/take-along/picture.ts';
import { csvOf, fileName, type Sheet } from '../../ui/take-along/sheet.ts';
import { Window } from '../../ui/window.tsx';
import { asking } from './api.ts';
import { type Budget, useBudget, useWhich } from './use-budget.ts';
import '../../ui/figure.css';
import '../../ui/table.css';
import './budget.css';

const PAGES: readonly { path: string; name: MessageKey }[] = [
  { path: '/budget', name: 'budget.explorer' },
  { path: '/budget/citizen', name: 'budget.citizen' },
  { path: '/budget/tax-expenditure', name: 'budget.tax' },
  { path: '/budget/compliance', name: 'budget.compliance' },
  { path: '/budget/environment', name: 'budget.environment' },
];

/** The pages of the budget, each of the version that is looked at. */
const Tabs = () => {
  const { say } = useWords();
  const which = useWhich();
  const path = usePathname();
  return (
    <StateTabs
      label={say('budget.pages')}
      current={path.replace(EMBED, '')}
      tabs={PAGES.map(({ path: to, name }) => ({ id: to, title: say(name), href: `${to}${asking(which)}` }))}
    />
  );
};

const Version = ({ budget }: { budget: Budget }) => {
  const { say } = useWords();
  const path = usePathname();
  const { dataset } = useWhich();
  const { version, versions } = budget;
  if (version === versions[0]?.version) return null;
  return (
    <p className="budget-old" role="note">
      {say('budget.oldVersion', { version: String(version) })}{' '}
      <Link href={`${path}${asking({ dataset })}`}>{say('budget.toNewest')}</Link>
    </p>
  );
};

/** What all pages of the budget begin with; below it what is made of the budget that the address asks for. */
export const BudgetFrame = ({
  lead,
  actions,
  children,
}: {
  /** None where what is shown says its own. */
  lead?: string;
  actions?: ReactNode;
  children: (budget: Budget) => ReactNode;
}) => {
  const { say } = useWords();
  const { query, budget } = useBudget();
  const isGone = query.error instanceof ApiError && query.error.status === 404;
  return (
    <>
      {lead !== undefined && <Heading lead={lead} actions={actions} />}
      <Tabs />
      {query.isPending && <Loading />}
      {isGone && <NotFound />}
      {query.isError && !isGone && <Failed retry={() => void query.refetch()} />}
      {query.data && !budget && <Empty icon="table" title="budget.none" text="budget.noneText" />}
      {budget && (
        <>
          {budget.manifest.status === 'sample' && (
            <p className="budget-sample">
              <span className="badge-sample">{say('layer.sample')}</span> {say('budget.sampleNote')}
            </p>
          )}
          <Version budget={budget} />
          {children(budget)}
        </>
      )}
    </>
  );
};

const Share = ({ title, onClose }: { title: string; onClose: () => void }) => {
  const { say } = useWords();
  const search = useSearch();
  const path = usePathname();
  const query = search ? `?${search}` : '';
  const { origin } = window.location;
  const bare = path.replace(EMBED, '');
  const code = `<iframe src="${origin}${EMBED}${bare}${query}" title="${title.replaceAll('"', '')}" width="100%" height="720" loading="lazy"></iframe>`;
  return (
    <Window title={title} onClose={onClose}>
      <CopyText title={say('budget.link')} text={`${origin}${bare}${query}`} />
      <CopyText title={say('budget.embed')} text={code} />
      <Button className="button" slot="close">
        {say('about.close')}
      </Button>
    </Window>
  );
};

const Tools = ({ title, name, sheet }: { title: string; name: string; sheet: Sheet }) => {
  const { say, language } = useWords();
  const [isShared, setIsShared] = useState(false);
  const file = fileName(`budget-${name}`, null);
  const saveTable = () =>
    saveFile(`${file}.csv`, new Blob(['\uFEFF', csvOf(sheet)], { type: 'text/csv;charset=utf-8' }));
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button no-print" aria-label={say('budget.tools', { title })}>
          <Icon name="share" />
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu aria-label={say('budget.tools', { title })}>
            <MenuItem className="option" onAction={() => setIsShared(true)}>
              {say('budget.shareIt')}
            </MenuItem>
            <MenuItem className="option" onAction={saveTable}>
              {say('budget.csv')}
            </MenuItem>
            <MenuItem
              className="option"
              onAction={() => void saveSheet(sheet, { title, name: file, language })}
            >
              {say('budget.png')}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {isShared && <Share title={title} onClose={() => setIsShared(false)} />}
    </>
  );
};

/** A figure with what it says first, and what it is taken along as. */
export const Figure = ({
  name,
  over,
  sheet,
  children,
  isBusy = false,
}: {
  name: string;
  over: string;
  sheet: Sheet;
  children: ReactNode;
  isBusy?: boolean;
}) => (
  <section className="panel-card budget-figure" aria-labelledby={`${name}-title`} aria-busy={isBusy}>
    <header>
      <div>
        <p className="budget-over">{over}</p>
        <h2 id={`${name}-title`}>{sheet.lead}</h2>
      </div>
      <Tools title={over} name={name} sheet={sheet} />
    </header>
    {children}
  </section>
);
