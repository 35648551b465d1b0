import { Link } from 'react-aria-components';
import type { CaseLine } from '../../../sql/model/api/records.ts';
import { civicApi } from '../../civic/api.ts';
import { DueDay } from '../../civic/cases/facts.tsx';
import { useCases } from '../../civic/cases/list.tsx';
import { overdueOf } from '../../civic/modules/overdue.ts';
import { categoriesOf } from '../../civic/modules/ways.ts';
import { Notices } from '../../civic/notices.tsx';
import type { CaseDeclaration } from '../../civic/shapes.ts';
import { useDeclaration } from '../../civic/use-civic.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Fetched } from '../../office/parts/fetched.tsx';
import { More } from '../../office/parts/more.tsx';
import { Narrow, type Narrowing } from '../../office/parts/narrow.tsx';
import { Pill } from '../../office/parts/pill.tsx';
import { type Filters, useFilters } from '../../office/parts/use-filters.ts';
import { Heading } from '../../shell/heading.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useSignerPlaces } from './sign-form.tsx';
import { petitionTone } from './tone.ts';
import '../../civic/civic.css';
import './petitions.css';

const FILTERS = ['show', 'q', 'category', 'place', 'overdue', 'order'] as const;
type Filter = (typeof FILTERS)[number];
const SIZE = 20;

/** The states that a tab shows. */
const SHOWN = {
  '': 'open,owed,answered,debate-owed,debated',
  reached: 'owed,debate-owed',
  answered: 'answered,debated',
  debate: 'debate-owed,debated',
  refused: 'refused,refused-hidden',
  archive: 'ended,archived',
} as const;
const TITLES = {
  '': 'petition.tab.open',
  reached: 'petition.tab.reached',
  answered: 'petition.tab.answered',
  debate: 'petition.tab.debate',
  refused: 'petition.tab.refused',
  archive: 'petition.tab.archive',
} as const;
type Shown = keyof typeof SHOWN;
const shownOf = (text: string): Shown => (text in SHOWN ? (text as Shown) : '');

/** How far it is to the next number that brings something about. */
const Bar = ({ line, declaration }: { line: CaseLine; declaration: CaseDeclaration }) => {
  const { say, number } = useWords();
  const have = line.counts.signatures ?? 0;
  const goals = declaration.countRules
    .filter(({ count }) => count === 'signatures')
    .map(({ reaches }) => reaches);
  const goal = goals.sort((a, b) => a - b).find((one) => one > have) ?? goals.at(-1) ?? 1;
  return (
    <p className="petition-bar">
      <strong>{number(have)}</strong> {say('petition.signatures', { count: have })}
      <progress
        max={goal}
        value={Math.min(have, goal)}
        aria-label={say('petition.progress', { have: number(have), of: number(goal) })}
      />
      <span className="muted">{number(goal)}</span>
    </p>
  );
};

const Line = ({ line, declaration }: { line: CaseLine; declaration: CaseDeclaration }) => {
  const { say, text, day } = useWords();
  const { number, title, state, structure, receivedAt, dueAt } = line;
  const topic = categoriesOf(declaration).find(({ id }) => id === line.category);
  const isRefused = state.id.startsWith('refused');
  return (
    <li className="case-line petition-line">
      <p className="case-line-top">
        <Pill tone={petitionTone(line)}>{text(state.title)}</Pill>
        {line.isOverdue && state.kind !== 'closed' && (
          <span className="tag tag-bad">{say('civic.late')}</span>
        )}
      </p>
      <h2>
        <Link href={`/petitions/${number}`}>
          <bdi>{title || say('petition.hidden')}</bdi>
        </Link>
      </h2>
      {!isRefused && <Bar line={line} declaration={declaration} />}
      <p className="muted">
        {structure && <>{text(structure.name)} · </>}
        {topic && <>{text(topic.label)} · </>}
        <time dateTime={receivedAt}>{day(receivedAt)}</time>
        {dueAt && state.kind !== 'closed' && (
          <>
            {' · '}
            {say('civic.dueOn')} <DueDay dueAt={dueAt} />
          </>
        )}
      </p>
    </li>
  );
};

const PetitionFilters = ({
  filters,
  declaration,
}: {
  filters: Filters<Filter>;
  declaration: CaseDeclaration;
}) => {
  const words = useWords();
  const { say, text } = words;
  const { data } = useSignerPlaces();
  const places = data?.places ?? [];
  const place: Narrowing<Filter> = {
    ...{ name: 'place', label: say('petition.about'), all: say('petition.aboutAll') },
    choices: places.map(({ id, title }) => ({ id, title: text(title) })),
  };
  return (
    <Narrow
      filters={filters}
      tabs={{ label: say('petition.tabs'), titles: TITLES }}
      search={say('petition.search')}
      by={[
        {
          ...{ name: 'category', label: say('civic.category'), all: say('civic.anyCategory') },
          choices: categoriesOf(declaration).map(({ id, label }) => ({ id, title: text(label) })),
        },
        ...(places.length > 0 ? [place] : []),
        ...overdueOf(declaration, words),
        {
          ...{ name: 'order', label: say('petition.order'), all: say('petition.order.most') },
          choices: [{ id: 'newest', title: say('petition.order.newest') }],
        },
      ]}
    />
  );
};

const Lists = ({ declaration }: { declaration: CaseDeclaration }) => {
  const { say, language } = useWords();
  const filters = useFilters(FILTERS);
  const { show, q, category, place, overdue, order } = filters.values;
  const query = useCases(['petitions', filters.values, language], (cursor, signal) =>
    civicApi.cases(
      'petitions',
      {
        ...{ q, category, place, overdue, state: SHOWN[shownOf(show)], order: order || 'most' },
        ...{ cursor, limit: SIZE, lang: language },
      },
      signal,
    ),
  );
  return (
    <>
      <PetitionFilters filters={filters} declaration={declaration} />
      <Fetched query={query}>
        {({ pages }) => {
          const lines = pages.flatMap(({ cases }) => cases);
          if (lines.length === 0)
            return <Empty icon="list" title="petition.noneSuch" text="petition.noneSuchText" />;
          return (
            <>
              <ul className="case-list" aria-label={say('page.petitions')}>
                {lines.map((line) => (
                  <Line key={line.number} line={line} declaration={declaration} />
                ))}
              </ul>
              <More {...query} />
            </>
          );
        }}
      </Fetched>
    </>
  );
};

/** `/petitions`: those that can be signed, those that are owed something, were answered, refused, or are kept. */
export const PetitionsPage = () => {
  const { say, text } = useWords();
  const query = useDeclaration('petitions');
  return (
    <Fetched query={query}>
      {(declaration) => (
        <>
          <Heading
            lead={text(declaration.about)}
            actions={
              <>
                <Link className="button primary" href="/civic/petitions/new">
                  {say('petition.begin')}
                </Link>
                <Link className="button" href="/civic/petitions/statistics">
                  <Icon name="chart" />
                  {say('civic.statistics')}
                </Link>
                <Link className="button" href="/civic/petitions">
                  {say('civic.how')}
                </Link>
              </>
            }
          />
          <Lists declaration={declaration} />
          <Notices notices={declaration.notices} />
        </>
      )}
    </Fetched>
  );
};
