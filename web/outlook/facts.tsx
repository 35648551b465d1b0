import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import type { Reach } from '../../sql/model/outlook.ts';
import { useWords } from '../i18n/intl.tsx';
import { measure } from '../series/said.ts';
import { pInWords, reachInWords } from './words.ts';

type Props = { outlook: OutlookOne; decimals: number };

/** How likely each limit is gone beyond within all that is forecast. */
export const Exceeding = ({ outlook, decimals, until }: Props & { until: string }) => {
  const words = useWords();
  const { say, text } = words;
  const { exceedance, subject } = outlook;
  if (exceedance.length === 0) return null;
  return (
    <div className="outlook-fact">
      <h4>{say('outlook.exceed', { time: until })}</h4>
      <dl className="outlook-list">
        {exceedance.map(({ limit, title, value, side, whole }) => (
          <div key={limit}>
            <dt>
              {text(title)}{' '}
              <span className="muted">
                {say(`outlook.${side}`, { value: measure(value, subject.unit, decimals, words) })}
              </span>
            </dt>
            <dd>
              <strong>{pInWords(whole, words)}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** When what is stored is empty, and full. */
export const Stock = ({ outlook: { stock } }: { outlook: OutlookOne }) => {
  const words = useWords();
  const { say } = words;
  if (!stock) return null;
  const row = (key: 'outlook.empty' | 'outlook.full', reach: Reach) => (
    <div>
      <dt>{say(key, { days: Math.round(stock.horizon) })}</dt>
      <dd>
        <strong>{pInWords(reach.p, words)}</strong>{' '}
        <span className="muted">{reachInWords(reach, words)}</span>
      </dd>
    </div>
  );
  return (
    <div className="outlook-fact">
      <h4>{say('outlook.stock')}</h4>
      <dl className="outlook-list">
        {row('outlook.empty', stock.empty)}
        {stock.full && row('outlook.full', stock.full)}
      </dl>
    </div>
  );
};

const NAMES = { gev: 'GEV', gumbel: 'Gumbel' } as const;

/** Extremes of a year by how often they are reached, with their bands. */
export const Returns = ({ outlook, decimals }: Props) => {
  const words = useWords();
  const { say, text } = words;
  const { extremes, subject, exceedance } = outlook;
  if (!extremes) return null;
  const shown = (value: number) => measure(value, subject.unit, decimals, words);
  const titles = new Map(exceedance.map(({ limit, title }) => [limit, text(title)]));
  return (
    <div className="outlook-fact">
      <h4>{say(`outlook.returns.${extremes.of}`)}</h4>
      <dl className="outlook-list">
        {extremes.levels.map(({ years, level, low, high }) => (
          <div key={years}>
            <dt>{say('outlook.once', { years })}</dt>
            <dd>
              <strong>{shown(level)}</strong>{' '}
              <span className="muted">{say('outlook.band', { low: shown(low), high: shown(high) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      {extremes.limits.map(({ limit, years }) =>
        years === null || !titles.has(limit) ? null : (
          <p key={limit}>
            {say('outlook.limitOnce', { limit: titles.get(limit) ?? '', years: Math.round(years) })}
          </p>
        ),
      )}
      <p className="muted">
        {say('outlook.record', { years: extremes.years, distribution: NAMES[extremes.distribution] })}
      </p>
    </div>
  );
};
