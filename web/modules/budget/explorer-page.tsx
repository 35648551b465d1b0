import { Link } from 'react-aria-components';
import { DIMENSIONS, NONE, type Sums } from '../../../server/modules/budget/schema.ts';
import { BUDGET_KINDS } from '../../../sql/model/budget/budget.ts';
import { useWords } from '../../i18n/intl.tsx';
import { ClassedMap } from '../../place/classed-map.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { asking } from './api.ts';
import { Bars } from './bars.tsx';
import { ChangeLegend, MarkLegend } from './change-legend.tsx';
import { Controls, measuresOf, Shape } from './controls.tsx';
import { CourseCard } from './course.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { LinesCard } from './lines.tsx';
import { percent } from './money.ts';
import { innerOf, type Part, partsOf, sheetOf, shown } from './parts.ts';
import { PartsTable } from './parts-table.tsx';
import { askedOf, type State, useBudgetState } from './state.ts';
import { TreeMap } from './tree-map.tsx';
import { type Budget, useSums, useWhich } from './use-budget.ts';

/** What a state is held against: another year of the same kind, or another kind of the same year. */
const againstOf = ({ against, kind }: State, year: number, { years }: Budget) => {
  const isKind = BUDGET_KINDS.some((one) => one === against);
  if (isKind) return { year: String(year), kind: against };
  const other = against === '' ? String(year - 1) : against;
  return years.includes(Number(other)) ? { year: other, kind } : null;
};

const Path = ({
  sums,
  state,
  addressWith,
}: {
  sums: Sums;
  state: State;
  addressWith: (changes: Partial<State>) => string;
}) => {
  const { say, text } = useWords();
  const { by, filters } = state;
  const without = (dimension: string) =>
    Object.fromEntries(Object.entries(filters).filter(([name]) => name !== dimension));
  const others = DIMENSIONS.filter((one) => one !== by && one !== 'gender' && filters[one] !== undefined);
  if (Object.keys(filters).filter((name) => name !== 'gender').length === 0) return null;
  return (
    <nav className="budget-path" aria-label={say('budget.path')}>
      <ol>
        <li>
          <Link href={addressWith({ filters: without(by) })}>{say('budget.all')}</Link>
        </li>
        {sums.path.map(({ code, title }, at) => (
          <li key={code} {...(at === sums.path.length - 1 ? { 'aria-current': 'true' as const } : {})}>
            <Link href={addressWith({ filters: { ...filters, [by]: code } })}>{text(title)}</Link>
          </li>
        ))}
        {filters[by] === NONE && <li aria-current="true">{say('budget.unclassified')}</li>}
      </ol>
      {others.map((dimension) => (
        <Link key={dimension} className="chip" href={addressWith({ filters: without(dimension) })}>
          {say(`budget.by.${dimension}`)}: <bdi>{filters[dimension]}</bdi> ×
        </Link>
      ))}
    </nav>
  );
};

/** Only places are drawn on a map. */
const isMap = ({ view, by }: State): boolean => view === 'map' && by === 'place';

type Drawn = {
  sums: Sums;
  parts: readonly Part[];
  state: State;
  budget: Budget;
  title: string;
  addressOf: (part: Part) => string;
};

const Drawing = ({ sums, parts, state, budget, title, addressOf }: Drawn) => {
  const words = useWords();
  const { say, language } = words;
  const { measure } = state;
  const { currency } = sums.of;
  const common = { parts, measure, currency, addressOf };
  if (state.view === 'bars') return <Bars {...common} />;
  if (state.view === 'table') return <PartsTable sums={sums} parts={parts} addressOf={addressOf} />;
  if (isMap(state)) {
    const nowhere = parts.find(({ code }) => code === null);
    return (
      <>
        <div className="budget-map-beside">
          <ClassedMap
            parts={parts}
            told={(value) => shown(value, measure, currency, words)}
            level={budget.manifest.placeLevel}
            label={say('budget.mapLabel', { title })}
            addressOf={(part) => addressOf(parts.find(({ code }) => code === part.code)!)}
          />
          <Bars {...common} parts={parts.filter(({ code }) => code !== null)} />
        </div>
        {nowhere && (
          <p className="muted">{say('budget.mapNote', { share: percent(nowhere.share, language) })}</p>
        )}
      </>
    );
  }
  return <TreeMap {...common} label={say('budget.treeLabel', { title })} />;
};

const Explorer = ({ budget }: { budget: Budget }) => {
  const words = useWords();
  const { say, text } = words;
  const { state: asked, set, addressWith } = useBudgetState();
  const which = useWhich();
  const measure = measuresOf(budget).includes(asked.measure) ? asked.measure : 'amount';
  const state = { ...asked, measure };
  const query = useSums(askedOf(state));
  const sums = query.data;
  const year = sums?.year ?? (Number(state.year) || budget.years.at(-1) || 0);
  const against = againstOf(state, year, budget);
  const other = useSums({ ...askedOf(state), ...against }, against !== null);
  const held =
    against && other.data?.year === Number(against.year) && other.data.by === state.by ? other.data : null;
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  if (!sums) return <Loading />;
  const parts = partsOf(sums, held, measure, words);
  const addressOf = (part: Part) => addressWith(innerOf(part, state));
  const notes = [
    text(budget.manifest.title),
    say('budget.source', { source: budget.manifest.sources.map(({ title }) => title).join('; ') }),
  ];
  const sheet = sheetOf(sums, parts, measure, notes, words);
  const over = say(`budget.by.${state.by}`);
  const againstName =
    against &&
    (BUDGET_KINDS.some((one) => one === state.against)
      ? `${say(`budget.kind.${state.against as 'voted'}`)} ${year}`
      : against.year);
  return (
    <>
      <Controls budget={budget} state={state} year={year} set={set} />
      <Path sums={sums} state={state} addressWith={addressWith} />
      <Figure name="sums" over={over} sheet={sheet} isBusy={query.isPlaceholderData}>
        <Shape state={state} set={set} />
        {parts.length === 0 ? (
          <p className="muted">{say('budget.nothing')}</p>
        ) : (
          <Drawing {...{ sums, parts, state, budget, addressOf }} title={sheet.lead} />
        )}
        {held && againstName && state.view === 'tree' && <ChangeLegend against={againstName} />}
        {held && againstName && (state.view === 'bars' || isMap(state)) && (
          <MarkLegend against={againstName} />
        )}
      </Figure>
      <div className="budget-columns">
        <LinesCard state={{ ...state, year: String(year) }} count={sums.total.lines} which={which} />
        <CourseCard sums={sums} measure={measure} />
      </div>
      <About
        budget={budget}
        which={which}
        table={`/api/budget/sums${asking({ ...askedOf(state), f: 'csv' })}`}
      />
    </>
  );
};

/** `/budget`: sums by any dimension, through all that they are made of, to the single line. */
export const ExplorerPage = () => {
  const { say } = useWords();
  return <BudgetFrame lead={say('budget.lead')}>{(budget) => <Explorer budget={budget} />}</BudgetFrame>;
};
