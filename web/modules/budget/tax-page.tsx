import { useQuery } from '@tanstack/react-query';
import { decimalOf } from '../../../server/modules/budget/rules.ts';
import type { TaxMeasure } from '../../../sql/model/budget/budget.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useFilters } from '../../office/parts/use-filters.ts';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { asking, budgetApi } from './api.ts';
import { Pick, Segments } from './controls.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { changeOf, percent, short, signed } from './money.ts';
import { ReportLink } from './report-link.tsx';
import { type Budget, useSums, useWhich } from './use-budget.ts';

const ALL = 'all';
type Of = { currency: string; decimals: number };

const amountOf = (measure: TaxMeasure, year: number, { decimals }: Of): number | null => {
  const minor = measure.years.find((one) => one.year === year)?.amount ?? null;
  return minor === null ? null : Number(decimalOf(BigInt(minor), decimals));
};

const Measure = ({
  measure,
  year,
  of,
  most,
}: {
  measure: TaxMeasure;
  year: number;
  of: Of;
  most: number;
}) => {
  const { say, text, language, number } = useWords();
  const amount = amountOf(measure, year, of);
  const change = amount === null ? null : changeOf(amount, amountOf(measure, year - 1, of));
  const people = measure.years.find((one) => one.year === year)?.beneficiaries ?? null;
  return (
    <li id={measure.id}>
      <div className="tax-head">
        <h3>{text(measure.title)}</h3>
        <span className="tag">{text(measure.taxTitle)}</span>
        <b>{amount === null ? say('budget.notEstimated') : short(amount, of, language)}</b>
        {change !== null && <bdi className="muted">{signed(change, language)}</bdi>}
      </div>
      <span className="budget-bar" aria-hidden="true">
        {amount !== null && <span style={{ inlineSize: `${(100 * amount) / most}%` }} />}
      </span>
      <dl>
        <div>
          <dt>{say('budget.legalBasis')}</dt>
          <dd>{text(measure.legalBasis)}</dd>
        </div>
        <div>
          <dt>{say('budget.objective')}</dt>
          <dd>{text(measure.objective)}</dd>
        </div>
        <div>
          <dt>{say('budget.beneficiaries')}</dt>
          <dd>
            {text(measure.beneficiaries)}
            {people !== null && ` (${number(people, 0)})`}
          </dd>
        </div>
        <div>
          <dt>{say('budget.methodOf')}</dt>
          <dd>{say(`budget.method.${measure.method}`)}</dd>
        </div>
      </dl>
    </li>
  );
};

const Taxes = ({ budget }: { budget: Budget }) => {
  const { say, text, language } = useWords();
  const which = useWhich();
  const { values, set } = useFilters(['tax', 'year'] as const);
  const year = Number(values.year) || budget.taxYears.at(-1) || 0;
  const query = useQuery({
    queryKey: ['budget', 'tax', which],
    queryFn: ({ signal }) => budgetApi.taxExpenditure(which, signal),
  });
  const voted = useSums({ ...which, year, kind: 'voted', by: 'function' }, budget.years.includes(year));
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { of, measures } = query.data;
  const taxes = new Map(measures.map(({ tax, taxTitle }) => [tax, text(taxTitle)]));
  const valued = measures
    .filter(({ tax }) => values.tax === '' || tax === values.tax)
    .toSorted((a, b) => (amountOf(b, year, of) ?? -1) - (amountOf(a, year, of) ?? -1));
  const total = valued.reduce((sum, one) => sum + (amountOf(one, year, of) ?? 0), 0);
  const most = Math.max(1, amountOf(valued[0] ?? measures[0]!, year, of) ?? 1);
  const whole = Number(voted.data?.total.amount ?? 0);
  const lead =
    valued[0] === undefined
      ? say('budget.nothing')
      : say('budget.taxFinding', {
          total: short(total, of, language),
          year: String(year),
          share: whole > 0 ? percent(total / whole, language) : '–',
          name: text(valued[0].title),
        });
  const sheet = {
    lead,
    columns: [
      ...[
        say('budget.code'),
        say('budget.name'),
        say('budget.taxOne'),
        `${say('budget.amount')} (${of.currency})`,
      ],
      ...[
        say('budget.legalBasis'),
        say('budget.objective'),
        say('budget.beneficiaries'),
        say('budget.methodOf'),
      ],
    ],
    rows: valued.map((one) => {
      const amount = amountOf(one, year, of);
      return {
        cells: [
          one.id,
          text(one.title),
          text(one.taxTitle),
          amount,
          text(one.legalBasis),
          text(one.objective),
          text(one.beneficiaries),
          say(`budget.method.${one.method}`),
        ],
        head: text(one.title),
        value: amount === null ? say('budget.notEstimated') : short(amount, of, language),
        bar: { share: (amount ?? 0) / most, low: null, high: null },
      };
    }),
    notes: [text(budget.manifest.title)],
  };
  return (
    <>
      <div className="budget-controls budget-controls-row">
        <Segments
          label={say('budget.year')}
          value={String(year)}
          choices={budget.taxYears.map((one) => ({ id: String(one), title: String(one) }))}
          onChange={(chosen) => set({ year: chosen })}
        />
        <Pick
          label={say('budget.taxOne')}
          value={values.tax || ALL}
          choices={[
            { id: ALL, title: say('budget.taxAny') },
            ...[...taxes].map(([id, title]) => ({ id, title })),
          ]}
          onChange={(id) => set({ tax: id === ALL ? '' : id })}
        />
        <ReportLink report="tax-expenditure" year={year} which={which} />
      </div>
      <Figure name="tax-expenditure" over={say('budget.tax')} sheet={sheet}>
        <ol className="tax-list">
          {valued.map((measure) => (
            <Measure key={measure.id} {...{ measure, year, of, most }} />
          ))}
        </ol>
      </Figure>
      <About
        budget={budget}
        which={which}
        table={`/api/budget/tax-expenditure${asking({ ...which, f: 'csv' })}`}
      />
    </>
  );
};

/** `/budget/tax-expenditure`: what is forgone, by which law, for whom, and how it was reckoned. */
export const TaxPage = () => {
  const { say } = useWords();
  return <BudgetFrame lead={say('budget.taxLead')}>{(budget) => <Taxes budget={budget} />}</BudgetFrame>;
};
