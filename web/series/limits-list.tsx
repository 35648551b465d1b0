import { Switch } from 'react-aria-components';
import { unitOf } from '../format.ts';
import { useWords } from '../i18n/intl.tsx';
import { exceedances } from './finding.ts';
import { brokenDays, countedIn, limitKey, type ShownLimit } from './limits.ts';
import { shownIn } from './line.ts';
import type { Span } from './span.ts';

/** How often a limit was broken in what is shown, in words; null where the values are not what it is set for. */
const Broken = ({ shown, span }: { shown: ShownLimit; span: Span }) => {
  const { say, number } = useWords();
  const { limit, line, held } = shown;
  if (held === null) return <span className="muted">{say('limit.notHeld')}</span>;
  const points = shownIn(line, span);
  const count = {
    values: () => exceedances(points, limit),
    eight: () => brokenDays(shown, points).length,
    counted: () => countedIn(shown, points),
  }[held]();
  const said = {
    values: () => say('limit.count', { count, of: number(points.length, 0) }),
    eight: () => say('limit.days', { count }),
    counted: () => say('limit.times', { count }),
  }[held]();
  return <span className={count > (limit.allowed ?? 0) ? 'limit-broken' : 'muted'}>{said}</span>;
};

/** The limits of what is charted: value, who set it and by which text, and whether it is drawn. */
export const LimitsList = ({
  limits,
  span,
  drawn,
  onDrawn,
}: {
  limits: readonly ShownLimit[];
  span: Span;
  drawn: ReadonlySet<string>;
  onDrawn: (key: string, isDrawn: boolean) => void;
}) => {
  const { say, text, number, language } = useWords();
  if (limits.length === 0) return null;
  return (
    <section className="figure-part">
      <h3>{say('limit.title')}</h3>
      <ul className="limits">
        {limits.map((shown) => {
          const { limit, line } = shown;
          const key = limitKey(shown);
          return (
            <li key={key}>
              <Switch
                className="limit-switch"
                isSelected={drawn.has(key)}
                onChange={(is) => onDrawn(key, is)}
              >
                <span className="limit-track" aria-hidden="true" />
                <span>
                  <strong>
                    {number(limit.value, 3)} {unitOf(line.one.series.unit, language)}
                  </strong>{' '}
                  {text(limit.title)}
                </span>
              </Switch>
              <p className="muted">
                {say(`limit.over.${limit.averaging}`)}
                {limit.allowed !== undefined && ` · ${say('limit.allowed', { count: limit.allowed })}`}
                {' · '}
                <Broken shown={shown} span={span} />
              </p>
              <p className="muted">
                {text(limit.authority)} ·{' '}
                {limit.url ? <a href={limit.url}>{text(limit.text)}</a> : text(limit.text)}
                {limit.certainty === 'uncertain' && (
                  <span className="limit-uncertain">{say('limit.uncertain')}</span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
