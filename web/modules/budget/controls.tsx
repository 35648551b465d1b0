import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { DIMENSIONS, type Dimension, NONE } from '../../../server/modules/budget/schema.ts';
import { useWords } from '../../i18n/intl.tsx';
import { type Choice, SelectOne } from '../../ui/select.tsx';
import type { Measure, State, View } from './state.ts';
import { MEASURES, VIEWS } from './state.ts';
import { type Budget, kindsOf } from './use-budget.ts';

/** One of few, all of them seen. */
export const Segments = <Id extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string;
  value: Id;
  choices: readonly { id: Id; title: string }[];
  onChange: (id: Id) => void;
}) => (
  <ToggleButtonGroup
    className="segments"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => onChange([...keys][0] as Id)}
  >
    {choices.map(({ id, title }) => (
      <ToggleButton key={id} id={id}>
        {title}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);

const ALL = 'all';

/** A folded choice with its name before it. */
export const Pick = (given: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (id: string) => void;
}) => <SelectOne className="select budget-pick" look="button" {...given} />;

type Given = { budget: Budget; state: State; year: number; set: (changes: Partial<State>) => void };

/** What of a measure is to be had: per head and in constant prices only where the budget declares what they are made by. */
export const measuresOf = ({ manifest }: Budget): readonly Measure[] =>
  MEASURES.filter(
    (one) =>
      one === 'amount' ||
      (one === 'perHead' && manifest.population !== null) ||
      (one === 'constant' && manifest.deflator !== null),
  );

const useTitles = ({ manifest }: Budget) => {
  const { say } = useWords();
  return (measure: Measure) =>
    say(`budget.measure.${measure}`, { year: String(manifest.deflator?.base ?? '') });
};

/** By what, of which year and kind, measured how, of whom, and against what. */
export const Controls = ({ budget, state, year, set }: Given) => {
  const { say } = useWords();
  const titleOf = useTitles(budget);
  const { filters } = state;
  const years = budget.years.toReversed();
  const against = [
    { id: '-', title: say('budget.against.none') },
    ...years.filter((one) => one !== year).map((one) => ({ id: String(one), title: String(one) })),
    ...kindsOf(budget)
      .filter((kind) => kind !== state.kind)
      .map((kind) => ({
        id: kind,
        title: `${say(`budget.kind.${kind}`)} ${year}`,
      })),
  ];
  const shown = state.against || (budget.years.includes(year - 1) ? String(year - 1) : '-');
  const withGender = (gender: string) => {
    const { gender: _, ...others } = filters;
    set({ filters: gender === ALL ? others : { ...others, gender } });
  };
  return (
    <div className="budget-controls">
      <div className="budget-controls-row">
        <Segments
          label={say('budget.kind')}
          value={state.kind}
          choices={kindsOf(budget, state.kind).map((id) => ({ id, title: say(`budget.kind.${id}`) }))}
          onChange={(kind) => set({ kind })}
        />
        <Pick
          label={say('budget.year')}
          value={String(year)}
          choices={years.map((one) => ({ id: String(one), title: String(one) }))}
          onChange={(chosen) => set({ year: chosen })}
        />
        <Pick
          label={say('budget.measure')}
          value={state.measure}
          choices={measuresOf(budget).map((id) => ({ id, title: titleOf(id) }))}
          onChange={(id) => set({ measure: id as Measure })}
        />
        <Pick
          label={say('budget.against')}
          value={shown}
          choices={against}
          onChange={(id) => set({ against: id })}
        />
        <Pick
          label={say('budget.gender')}
          value={filters.gender ?? ALL}
          choices={[ALL, 'tagged', '2', '1', '0', NONE].map((id) => ({
            id,
            title: say(id === ALL ? 'budget.gender.any' : (`budget.gender.${id}` as 'budget.gender.tagged')),
          }))}
          onChange={withGender}
        />
      </div>
    </div>
  );
};

/** By which dimension the figure is made, and how it is drawn. */
export const Shape = ({ state, set }: Pick<Given, 'state' | 'set'>) => {
  const { say } = useWords();
  const toView = (view: View) => set(view === 'map' ? { view, by: 'place' } : { view });
  const toDimension = (by: string) =>
    set({ by: by as Dimension, ...(state.view === 'map' && by !== 'place' ? { view: 'tree' } : {}) });
  return (
    <div className="budget-shape no-print">
      <Pick
        label={say('budget.by')}
        value={state.by}
        choices={DIMENSIONS.map((id) => ({ id, title: say(`budget.by.${id}`) }))}
        onChange={toDimension}
      />
      <Segments
        label={say('budget.view')}
        value={state.view}
        choices={VIEWS.map((id) => ({ id, title: say(`budget.view.${id}`) }))}
        onChange={toView}
      />
    </div>
  );
};
