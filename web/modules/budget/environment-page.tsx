import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { type IndicatorInfo, IndicatorList, IndicatorValues } from '../../../sql/model/api/indicators.ts';
import { BUDGET_KINDS, type BudgetKind } from '../../../sql/model/budget/budget.ts';
import { unitOf } from '../../../sql/model/unit.ts';
import { path, read } from '../../api.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useFilters } from '../../office/parts/use-filters.ts';
import { ClassedMap } from '../../place/classed-map.tsx';
import { useLayersKnown } from '../../place/use-profile.ts';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { Pick } from './controls.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { plain } from './money.ts';
import { partsOf } from './parts.ts';
import { Scatter } from './scatter.tsx';
import { spearman } from './spearman.ts';
import { type Budget, kindsOf, useSums, useWhich } from './use-budget.ts';

/** COFOG's division of environmental protection. */
const ENVIRONMENT = '05';
/** Indicators that are made of the budget itself: no outcome, but layers of the map with all that these have. */
const SPENDING = ['environment-spending-per-head', 'environment-spending-share', 'public-spending-per-head'];

/** Indicators of places of a level. */
const useIndicators = (level: string) => {
  const bases = useLayersKnown().flatMap(({ layer }) => (layer.place?.level === level ? [layer.id] : []));
  const query = useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => read(IndicatorList, '/api/indicators', signal),
    staleTime: 60_000,
  });
  return {
    isPending: query.isPending,
    data: query.data?.indicators.filter(({ base }) => bases.includes(base)),
  };
};

/** Whether an indicator has values in a year; first of all it is shown one that has. */
const hasValuesIn =
  (year: number) =>
  ({ periods }: IndicatorInfo): boolean => {
    const [first, last] = (periods ?? []).map((period) => Number(period.slice(0, 4)));
    return first !== undefined && last !== undefined && first > 0 && first <= year && year <= last;
  };

const useValues = (id: string | undefined, year: number) =>
  useQuery({
    queryKey: ['indicator-values', id, year],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      read(IndicatorValues, `${path`/api/indicators/${id ?? ''}/values`}?period=${year}&limit=1000`, signal),
  });

/** The mean of what an indicator says of a place within the year. */
const meansOf = (values: IndicatorValues['values']): Map<string, number> => {
  const gathered = new Map<string, number[]>();
  for (const { place, value } of values)
    if (value !== null) gathered.set(place, [...(gathered.get(place) ?? []), value]);
  return new Map([...gathered].map(([place, all]) => [place, all.reduce((a, b) => a + b, 0) / all.length]));
};

const Environment = ({ budget }: { budget: Budget }) => {
  const words = useWords();
  const { say, text, language, number } = words;
  const which = useWhich();
  const { values: asked, set } = useFilters(['indicator', 'year', 'kind'] as const);
  const kind: BudgetKind =
    BUDGET_KINDS.find((one) => one === asked.kind) ?? kindsOf(budget).at(-1) ?? 'executed';
  const year = Number(asked.year) || budget.years.at(-1) || 0;
  const indicators = useIndicators(budget.manifest.placeLevel);
  const outcomes = (indicators.data ?? []).filter(({ id }) => !SPENDING.includes(id));
  const chosen =
    outcomes.find(({ id }) => id === asked.indicator) ?? outcomes.find(hasValuesIn(year)) ?? outcomes[0];
  const sums = useSums({ ...which, by: 'place', function: ENVIRONMENT, year, kind });
  const outcome = useValues(chosen?.id, year);
  if (sums.isError) return <Failed retry={() => void sums.refetch()} />;
  if (!sums.data || indicators.isPending) return <Loading />;
  const means = meansOf(outcome.data?.values ?? []);
  const { currency } = sums.data.of;
  const spent = partsOf(sums.data, null, 'perHead', words);
  const points = spent.flatMap(({ code, name, value }) => {
    const found = code === null ? undefined : means.get(code);
    return code === null || value === null || found === undefined
      ? []
      : [{ id: code, name, x: value, y: found }];
  });
  const rho = spearman(points.map(({ x, y }) => [x, y]));
  const unit = unitOf(chosen?.unit, language);
  const [spending, result] = [
    say('budget.spending', { kind: say(`budget.kind.${kind}`).toLowerCase(), year: String(year) }),
    say('budget.outcome', { name: chosen ? text(chosen.title) : '', period: String(year) }),
  ];
  const told = (value: number) => `${number(value, chosen?.decimals ?? 1)} ${unit}`.trim();
  const sheet = {
    lead:
      points.length === 0
        ? say('budget.environmentNone')
        : say('budget.environmentFinding', {
            count: points.length,
            rho: rho === null ? '–' : number(rho, 2),
          }),
    columns: [say('budget.by.place'), `${spending} (${currency})`, `${result} (${unit})`],
    rows: points.map(({ name, x, y }) => ({
      cells: [name, x, y],
      head: name,
      value: `${plain(x, { currency }, language)} · ${told(y)}`,
    })),
    notes: [say('budget.notCause'), text(budget.manifest.title)],
  };
  return (
    <>
      <div className="budget-controls budget-controls-row">
        <Pick
          label={say('budget.indicator')}
          value={chosen?.id ?? ''}
          choices={outcomes.map(({ id, title }) => ({ id, title: text(title) }))}
          onChange={(indicator) => set({ indicator })}
        />
        <Pick
          label={say('budget.year')}
          value={String(year)}
          choices={budget.years.toReversed().map((one) => ({ id: String(one), title: String(one) }))}
          onChange={(one) => set({ year: one })}
        />
        <Pick
          label={say('budget.kind')}
          value={kind}
          choices={kindsOf(budget, kind).map((id) => ({ id, title: say(`budget.kind.${id}`) }))}
          onChange={(one) => set({ kind: one })}
        />
      </div>
      <Figure name="environment" over={`${spending} · ${result}`} sheet={sheet} isBusy={outcome.isFetching}>
        <p className="budget-caution" role="note">
          {say('budget.notCause')}
        </p>
        {points.length > 0 && (
          <div className="budget-maps">
            <section aria-label={spending}>
              <h3>{spending}</h3>
              <ClassedMap
                height={400}
                level={budget.manifest.placeLevel}
                parts={spent}
                told={(value) => plain(value, { currency }, language)}
                label={say('budget.mapLabel', { title: spending })}
              />
            </section>
            <section aria-label={result}>
              <h3>{result}</h3>
              <ClassedMap
                height={400}
                level={budget.manifest.placeLevel}
                parts={points.map(({ id, name, y }) => ({ code: id, name, value: y }))}
                told={told}
                label={say('budget.mapLabel', { title: result })}
              />
            </section>
          </div>
        )}
        {points.length > 0 && (
          <Scatter
            points={points}
            x={{ title: spending, text: (value) => plain(value, { currency }, language) }}
            y={{ title: result, text: told }}
            label={sheet.lead}
          />
        )}
      </Figure>
      <ul className="link-row no-print">
        {(indicators.data ?? [])
          .filter(({ id }) => SPENDING.includes(id))
          .map(({ id, title }) => (
            <li key={id}>
              <Link href={`/?layers=${id}`}>{say('budget.onMap', { title: text(title) })}</Link>
            </li>
          ))}
      </ul>
      <About budget={budget} which={which} />
    </>
  );
};

/** `/budget/environment`: what governorates get for the environment, beside the state that it is in. */
export const EnvironmentPage = () => {
  const { say } = useWords();
  return (
    <BudgetFrame lead={say('budget.environmentLead')}>
      {(budget) => <Environment budget={budget} />}
    </BudgetFrame>
  );
};
