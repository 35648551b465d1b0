import { useState } from 'react';
import { Link } from 'react-aria-components';
import type { Sums } from '../../../server/modules/budget/schema.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import { About } from './about.tsx';
import { asking } from './api.ts';
import { Segments } from './controls.tsx';
import { BudgetFrame, Figure } from './frame.tsx';
import { coinsOf, type Share, sharesOf, TENTHS, WHOLE } from './hundred.ts';
import { plain, short } from './money.ts';
import { addressOf, askedOf, type State, useBudgetState } from './state.ts';
import { type Budget, kindsOf, useSums, useWhich } from './use-budget.ts';

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

/** What a part is made of: its own parts, which add up to it. */
const Inside = ({
  share,
  state,
  money,
}: {
  share: Share;
  state: State;
  money: (tenths: number) => string;
}) => {
  const words = useWords();
  const { say } = words;
  const { code, name } = share.part;
  const filters = { function: code ?? 'none' };
  const query = useSums(askedOf({ ...state, by: 'function', filters }));
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  if (!query.data) return <Loading />;
  return (
    <>
      <ul>
        {sharesOf(query.data, share.tenths, words).map(({ part, tenths }) => (
          <li key={part.key}>
            <b>{money(tenths)}</b>
            <Link
              href={addressOf('/budget', {
                ...state,
                by: 'function',
                filters: { function: part.code ?? code ?? 'none' },
              })}
            >
              {part.name}
            </Link>
          </li>
        ))}
      </ul>
      <p>
        <Link href={addressOf('/budget', { ...state, by: 'function', filters })}>
          {say('budget.citizenAll', { name })}
        </Link>
      </p>
    </>
  );
};

/** A part of the hundred; it opens on what it is made of, which is asked for only then. */
const Row = ({ share, at, state, sums }: { share: Share; at: number; state: State; sums: Sums }) => {
  const { language } = useWords();
  const [isOpen, setIsOpen] = useState(false);
  const money = (tenths: number) => plain(tenths / TENTHS, sums.of, language);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>
          <span className="coin-key" data-part={at % 12} aria-hidden="true" />
          <b>{money(share.tenths)}</b>
          <span>{share.part.name}</span>
          <span className="muted">{short(share.part.value ?? 0, sums.of, language)}</span>
        </summary>
        {isOpen && <Inside share={share} state={state} money={money} />}
      </details>
    </li>
  );
};

const Citizen = ({ budget }: { budget: Budget }) => {
  const words = useWords();
  const { say, language, text } = words;
  const which = useWhich();
  const { state: asked, set } = useBudgetState();
  const state = { ...asked, filters: {} };
  const query = useSums({ ...askedOf(state), by: 'function' });
  if (query.isError) return <Failed retry={() => void query.refetch()} />;
  const sums = query.data;
  if (!sums) return <Loading />;
  const shares = sharesOf(sums, WHOLE * TENTHS, words);
  const money = (amount: number) => plain(amount, sums.of, language);
  const hundred = money(WHOLE);
  const [first] = shares;
  const lead =
    first === undefined
      ? say('budget.nothing')
      : say('budget.citizenFinding', {
          amount: hundred,
          part: money(first.tenths / TENTHS),
          name: first.part.name,
        });
  const sheet = {
    lead,
    columns: [say('budget.name'), hundred, `${say('budget.amount')} (${sums.of.currency})`],
    rows: shares.map(({ part: { name, row }, tenths }) => ({
      cells: [name, tenths / TENTHS, row.amount],
      head: name,
      value: money(tenths / TENTHS),
      bar: { share: tenths / Math.max(1, first?.tenths ?? 1), low: null, high: null },
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
          choices={kindsOf(budget, state.kind).map((id) => ({ id, title: say(`budget.kind.${id}`) }))}
          onChange={(kind) => set({ kind })}
        />
      </div>
      <Figure name="citizen" over={say('budget.citizenLead', { amount: hundred })} sheet={sheet}>
        <div className="citizen">
          <Coins counts={coinsOf(shares, sums)} />
          <div>
            <ol>
              {shares.map((share, at) => (
                <Row key={`${share.part.key} ${sums.year} ${sums.kind}`} {...{ share, at, state, sums }} />
              ))}
            </ol>
            {first && (
              <p className="citizen-whole">
                <b>{money(shares.reduce((all, { tenths }) => all + tenths, 0) / TENTHS)}</b>
                <span>{say('budget.citizenWhole')}</span>
                <span className="muted">{short(Number(sums.total.amount), sums.of, language)}</span>
              </p>
            )}
          </div>
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
      <About
        budget={budget}
        which={which}
        table={`/api/budget/sums${asking({ ...askedOf(state), by: 'function', f: 'csv' })}`}
      />
    </>
  );
};

/** `/budget/citizen`: what 100 dinars pay for. */
export const CitizenPage = () => {
  const { say } = useWords();
  return (
    <BudgetFrame lead={say('budget.citizenIntro')}>{(budget) => <Citizen budget={budget} />}</BudgetFrame>
  );
};
