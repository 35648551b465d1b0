import { useQuery } from '@tanstack/react-query';
import { decimalOf } from '../../../server/modules/budget/rules.ts';
import type { ComplianceRow } from '../../../sql/model/budget/budget.ts';
import { useWords } from '../../i18n/intl.tsx';
import { useFilters } from '../../office/parts/use-filters.ts';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { asking, budgetApi } from './api.ts';
import { Segments } from './controls.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { percent, short } from './money.ts';
import { ReportLink } from './report-link.tsx';
import { type Budget, useWhich } from './use-budget.ts';

const rate = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** How many of those registered come as far as each step. */
const STEPS = [
  ['budget.registered', (row: ComplianceRow) => row.registered],
  ['budget.filed', (row: ComplianceRow) => row.filed],
  ['budget.filedOnTime', (row: ComplianceRow) => row.filedOnTime],
  ['budget.paidOnTime', (row: ComplianceRow) => row.paidOnTime],
] as const;

const Tax = ({ row, of }: { row: ComplianceRow; of: { currency: string; decimals: number } }) => {
  const { say, text, language, number } = useWords();
  const money = (minor: string) => short(Number(decimalOf(BigInt(minor), of.decimals)), of, language);
  return (
    <li>
      <h3>{text(row.taxTitle)}</h3>
      <dl className="compliance-steps">
        {STEPS.map(([name, count]) => (
          <div key={name}>
            <dt>{say(name)}</dt>
            <dd>
              <span className="budget-bar" aria-hidden="true">
                <span style={{ inlineSize: `${100 * rate(count(row), row.registered)}%` }} />
              </span>
              <b>{percent(rate(count(row), row.registered), language, 0)}</b>
              <span className="muted">{number(count(row), 0)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted">
        {[
          say('budget.pair', { name: say('budget.audits'), value: number(row.audits, 0) }),
          say('budget.pair', { name: say('budget.reassessed'), value: money(row.reassessed) }),
          say('budget.pair', { name: say('budget.arrears'), value: money(row.arrears) }),
        ].map((told, at) => (
          <span key={told}>
            {at > 0 && ' · '}
            <bdi>{told}</bdi>
          </span>
        ))}
      </p>
    </li>
  );
};

const Taxpayers = ({ budget }: { budget: Budget }) => {
  const { say, text, language } = useWords();
  const which = useWhich();
  const { values, set } = useFilters(['year'] as const);
  const year = Number(values.year) || budget.complianceYears.at(-1) || 0;
  const query = useQuery({
    queryKey: ['budget', 'compliance', which],
    queryFn: ({ signal }) => budgetApi.compliance(which, signal),
  });
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  const { of } = query.data;
  const rows = query.data.rows.filter((row) => row.year === year);
  const all = (count: (row: ComplianceRow) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  const paid = (row: ComplianceRow) => rate(row.paidOnTime, row.registered);
  const least = rows.toSorted((a, b) => paid(a) - paid(b))[0];
  const lead =
    least === undefined
      ? say('budget.nothing')
      : say('budget.complianceFinding', {
          year: String(year),
          rate: percent(
            rate(
              all((row) => row.paidOnTime),
              all((row) => row.registered),
            ),
            language,
            0,
          ),
          name: text(least.taxTitle),
          least: percent(paid(least), language, 0),
        });
  const money = (minor: string) => decimalOf(BigInt(minor), of.decimals);
  const sheet = {
    lead,
    columns: [
      ...[say('budget.taxOne'), ...STEPS.map(([name]) => say(name)), say('budget.audits')],
      ...[`${say('budget.reassessed')} (${of.currency})`, `${say('budget.arrears')} (${of.currency})`],
    ],
    rows: rows.map((row) => ({
      cells: [
        text(row.taxTitle),
        ...STEPS.map(([, count]) => count(row)),
        row.audits,
        money(row.reassessed),
        money(row.arrears),
      ],
      head: text(row.taxTitle),
      value: percent(paid(row), language, 0),
      bar: { share: paid(row), low: null, high: null },
    })),
    notes: [text(budget.manifest.title), say('budget.complianceMethod')],
  };
  return (
    <>
      <div className="budget-controls budget-controls-row">
        <Segments
          label={say('budget.year')}
          value={String(year)}
          choices={budget.complianceYears.map((one) => ({ id: String(one), title: String(one) }))}
          onChange={(chosen) => set({ year: chosen })}
        />
        <ReportLink report="compliance" year={year} which={which} />
      </div>
      <Figure
        name="compliance"
        over={`${say('budget.compliance')} · ${say('budget.ofRegistered')}`}
        sheet={sheet}
      >
        <ol className="compliance">
          {rows.map((row) => (
            <Tax key={row.tax} row={row} of={of} />
          ))}
        </ol>
        <p className="muted">{say('budget.complianceMethod')}</p>
      </Figure>
      <About
        budget={budget}
        which={which}
        table={`/api/budget/compliance${asking({ ...which, f: 'csv' })}`}
      />
    </>
  );
};

/** `/budget/compliance`: how many taxpayers file and pay on time, what was audited and is owed. */
export const CompliancePage = () => {
  const { say } = useWords();
  return (
    <BudgetFrame lead={say('budget.complianceLead')}>{(budget) => <Taxpayers budget={budget} />}</BudgetFrame>
  );
};
