import { Link } from 'react-aria-components';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { changeSaid } from '../../dashboard/said.ts';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import { OF_DASHBOARD } from '../../i18n/of-dashboard.ts';
import { withLook } from '../../look.ts';
import { indicatorAddress } from '../../series/page-address.ts';
import { measure } from '../../series/said.ts';
import { SelectInput } from '../../ui/form/choice-input.tsx';
import '../../ui/form/form.css';
import type { PlaceIndicator } from '../model.ts';
import { periodInWords } from '../period-words.ts';
import { type Pair, pairsOf, parseThen, yearsThatCompare } from './then.ts';

const Change = ({ pair }: { pair: Pair }) => {
  const words = useWords();
  const { change, better, indicator } = pair;
  const { unit, decimals } = indicator;
  if (change === 0) return <span className="muted">{words.say('dashboard.then.same')}</span>;
  return (
    <span className="trend-word" data-better={better ?? 'neither'}>
      {changeSaid(change, unit, decimals, words)}
      {better !== null && ` · ${words.say(better ? 'dashboard.then.better' : 'dashboard.then.worse')}`}
    </span>
  );
};

const Row = ({ pair }: { pair: Pair }) => {
  const words = useWords();
  const { indicator, period, before, now, classThen, classNow } = pair;
  const { unit, decimals, newest, title } = indicator;
  const cell = (value: number, own: Pair['classNow'], at: string) => (
    <>
      {measure(value, unit, decimals, words)}
      <span className="muted">
        {[own && words.text(own.title), periodInWords(at, words.language)].filter(Boolean).join(' · ')}
      </span>
    </>
  );
  return (
    <tr>
      <th scope="row">
        <Link href={indicatorAddress(indicator.indicator, newest.place)}>{words.text(title)}</Link>
      </th>
      <td>{cell(before, classThen, period)}</td>
      <td>{cell(now, classNow, newest.period)}</td>
      <td>
        <Change pair={pair} />
      </td>
    </tr>
  );
};

const Shown = ({ indicators }: { indicators: readonly PlaceIndicator[] }) => {
  const { say } = useWords();
  const all = yearsThatCompare(indicators);
  const said = parseThen(useSearch());
  const years = said ?? all.at(-1) ?? null;
  if (years === null || all.length === 0) return null;
  const pairs = pairsOf(indicators, years);
  const keep = (next: string) =>
    navigate(withLook(`${window.location.pathname}?then=${next}#then`, window.location.search), {
      replace: true,
    });
  return (
    <section className="section" id="then" aria-labelledby="then-title">
      <h2 id="then-title">{say('dashboard.then')}</h2>
      <div className="panel-card then">
        <SelectInput
          name="then"
          label={say('dashboard.then.lead')}
          value={String(years)}
          choices={all.map((one) => ({
            id: String(one),
            title: say('dashboard.then.years', { years: one }),
          }))}
          onChange={keep}
        />
        {pairs.length === 0 && <p className="muted">{say('dashboard.then.none')}</p>}
        {pairs.length > 0 && (
          <table className="then-table">
            <thead>
              <tr>
                <th scope="col">{say('place.indicator')}</th>
                <th scope="col">{say('dashboard.then.before')}</th>
                <th scope="col">{say('dashboard.then.now')}</th>
                <th scope="col">{say('dashboard.then.change')}</th>
              </tr>
            </thead>
            <tbody>
              {pairs.map((pair) => (
                <Row key={pair.indicator.indicator} pair={pair} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </section>
  );
};

/** The indicators of a place in two periods: now, and so many years before, which the link says. */
export const ThenAndNow = (given: { indicators: readonly PlaceIndicator[] }) => (
  <WithWords words={OF_DASHBOARD}>
    <Shown {...given} />
  </WithWords>
);
