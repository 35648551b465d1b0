import { Link } from 'react-aria-components';
import { apportion, minorOf } from '../../../server/modules/budget/rules.ts';
import { BUDGET_KINDS } from '../../../sql/model/budget/budget.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { Segments } from './controls.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { plain, short } from './money.ts';
import { partsOf } from './parts.ts';
import { addressOf, askedOf, useBudgetState } from './state.ts';
import { type Budget, useSums, useWhich } from './use-budget.ts';

const WHOLE = 100;
/** Parts are told in tenths. */
const TENTHS = 10;

/** As many coins as there are dinars, in rows of ten; each is of the part that it pays for. */
const Coins = ({ counts }: { counts: readonly number[] }) => {
  const coins = counts.flatMap((count, part) => Array.from({ length: count }, () => part));
  return (
    <div className="coins" aria-hidden="true">
      {coins.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a coin has no other name
        <span key={at} data-part={part % 12} />
      ))}
    </div>
  );
};

const Citizen = ({ budget }: { budget: Budget }) => {
  const words = useWords();
  const { say, language, text } = words;
  const which = useWhich();
  const { state, set } = useBudgetState();
  const query = useSums({ ...askedOf(state), by: 'function' });
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  const sums = query.data;
  if (!sums) return <Loading />;
  const parts = partsOf(sums, null, 'amount', words).filter(({ value }) => (value ?? 0) > 0);
  const minors = parts.map(({ row }) => {
    const read = minorOf(row.amount, sums.of.decimals);
    return read.kind === 'minor' ? read.minor : 0n;
  });
  const tenths = apportion(minors, WHOLE * TENTHS);
  const money = (amount: number) => plain(amount, sums.of, language);
  const hundred = money(WHOLE);
  const first = parts[0];
  const lead =
    first === undefined
      ? say('budget.nothing')
      : say('budget.citizenFinding', {
          amount: hundred,
          part: money((tenths[0] ?? 0) / TENTHS),
          name: first.name,
        });
  const sheet = {
    lead,
    columns: [say('budget.name'), hundred, `${say('budget.amount')} (${sums.of.currency})`],
    rows: parts.map(({ name, row }, at) => ({
      cells: [name, (tenths[at] ?? 0) / TENTHS, row.amount],
      head: name,
      value: money((tenths[at] ?? 0) / TENTHS),
      bar: { share: (tenths[at] ?? 0) / Math.max(1, tenths[0] ?? 1), low: null, high: null },
    })),
    notes: [`${text(budget.manifest.title)} · ${sums.year}`, say('budget.citizenMethod')],
  };
  return (
    <>
      <div className="budget-controls budget-controls-row">
        <Segments
          label={say('budget.year')}
          value={String(sums.year)}
          choices={budget.years.map((year) => ({ id: String(year), title: String(year) }))}
          onChange={(year) => set({ year })}
        />
        <Segments
          label={say('budget.kind')}
          value={state.kind}
          choices={BUDGET_KINDS.map((id) => ({ id, title: say(`budget.kind.${id}`) }))}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <Figure name="citizen" over={say('budget.citizenLead', { amount: hundred })} sheet={sheet}>
        <div className="citizen">
          <Coins counts={apportion(minors, WHOLE)} />
          <ol>
            {parts.map((part, at) => (
              <li key={part.key}>
                <span className="coin-key" data-part={at % 12} aria-hidden="true" />
                <b>{money((tenths[at] ?? 0) / TENTHS)}</b>
                <Link
                  href={addressOf('/budget', {
                    ...state,
                    by: 'function',
                    filters: { function: part.code ?? 'none' },
                  })}
                >
                  {part.name}
                </Link>
                <span className="muted">{short(part.value ?? 0, sums.of, language)}</span>
              </li>
            ))}
          </ol>
        </div>
        {sums.total.perHead !== null && (
          <p className="citizen-yours">
            {say('budget.citizenYours', {
              amount: money(Math.round(sums.total.perHead)),
              year: String(sums.year),
            })}
          </p>
        )}
        <p className="muted">{say('budget.citizenMethod')}</p>
      </Figure>
      <About budget={budget} which={which} />
    </>
  );
};

/** `/budget/citizen`: what 100 dinars pay for. */
export const CitizenPage = () => {
  const { say } = useWords();
  return <BudgetFrame lead={say('budget.lead')}>{(budget) => <Citizen budget={budget} />}</BudgetFrame>;
};
