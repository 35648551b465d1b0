import { useWords } from '../../i18n/intl.tsx';
import { CHANGE_COLORS, CHANGE_LIMITS } from './change-classes.ts';
import { signed } from './money.ts';

/** What colours of change mean. */
export const ChangeLegend = ({ against }: { against: string }) => {
  const { say, language } = useWords();
  const limit = (at: number) => signed(CHANGE_LIMITS[at]!, language);
  const text = (at: number): string => {
    if (at === 0) return say('budget.changeLess', { limit: limit(0) });
    if (at === CHANGE_LIMITS.length) return say('budget.changeMore', { limit: limit(at - 1) });
    return say('budget.changeBetween', { from: limit(at - 1), to: limit(at) });
  };
  return (
    <div className="budget-legend">
      <p>{say('budget.changeLegend', { against })}</p>
      <ul>
        {CHANGE_COLORS.map((color, at) => (
          <li key={color}>
            <span className="swatch" style={{ background: color }} />
            <bdi>{text(at)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** What the marks on bars are, and the two figures beside each. */
export const MarkLegend = ({ against }: { against: string }) => {
  const { say } = useWords();
  return (
    <ul className="budget-legend">
      <li>
        <span className="budget-mark" />
        {say('budget.mark', { against })}
      </li>
      <li>{say('budget.besideBars', { against })}</li>
    </ul>
  );
};
