import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { periodInWords } from '../../place/period-words.ts';
import { measure } from '../../series/said.ts';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import '../../ui/form/form.css';
import { type Fold, ShowAll, useFold } from '../fold.tsx';
import { keepNamed } from '../keep.ts';
import type { Pair } from './pairs.ts';
import { changedSaid, standsOf, titleOf } from './said.ts';
import './then.css';

const FIRST = 8;
const NARROW = 4;
/** The name of the query that says how many years before. */
const YEARS = 'then';

const Row = ({ pair, ...mark }: { pair: Pair } & ReturnType<Fold['beyond']>) => {
  const words = useWords();
  const { of, period, before, now, classThen, classNow, change, better } = pair;
  const cell = (value: number, own: Pair['classNow'], at: string) => (
    <>
      {measure(value, of.unit, of.decimals, words)}
      <span className="muted">
        {[own && words.text(own.title), periodInWords(at, words.language)].filter(Boolean).join(' · ')}
      </span>
    </>
  );
  return (
    <tr {...mark}>
      <th scope="row">
        <Link href={of.page}>{titleOf(pair, words)}</Link>
        <span className="muted">{standsOf(pair, words)}</span>
      </th>
      <td>{cell(before, classThen, period)}</td>
      <td>{cell(now, classNow, of.period)}</td>
      <td>
        <span
          className={change === 0 ? 'muted' : 'trend-word'}
          {...(change === 0 ? {} : { 'data-better': better ?? 'neither' })}
        >
          {changedSaid(pair, words)}
        </span>
      </td>
    </tr>
  );
};

/** So many years before: what is chosen stands in the address. */
export const YearsChoice = ({ years, all }: { years: number; all: readonly number[] }) => {
  const { say } = useWords();
  return (
    <SelectInput
      name="then"
      label={say('dashboard.then.lead')}
      value={String(years)}
      choices={all.map((one) => ({ id: String(one), title: say('dashboard.then.years', { years: one }) }))}
      onChange={(next) => keepNamed({ [YEARS]: next })}
    />
  );
};

/** Things in two periods, side by side, with what changed. */
export const PairsTable = ({ pairs, head }: { pairs: readonly Pair[]; head: string }) => {
  const { say } = useWords();
  const fold = useFold(pairs.length, FIRST, NARROW);
  if (pairs.length === 0) return <p className="muted">{say('dashboard.then.none')}</p>;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="then-scroll" aria-label={`${head} · ${say('dashboard.then.change')}`} tabIndex={0}>
        <table className="then-table">
          <thead>
            <tr>
              <th scope="col">{head}</th>
              <th scope="col">{say('dashboard.then.before')}</th>
              <th scope="col">{say('dashboard.then.now')}</th>
              <th scope="col">{say('dashboard.then.change')}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair, at) => (
              <Row key={pair.of.key} pair={pair} {...fold.beyond(at)} />
            ))}
          </tbody>
        </table>
      </section>
      <ShowAll {...fold} />
    </>
  );
};
