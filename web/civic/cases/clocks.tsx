import { amountText, dayText } from '../../../sql/model/records/clock-words.ts';
import { useWords } from '../../i18n/intl.tsx';
import { Pill } from '../../office/parts/pill.tsx';
import { BasisMark } from '../notices.tsx';
import type { CaseView } from '../shapes.ts';
import { clockStanding } from './standing.ts';

type Clock = CaseView['clocks'][number];

const Standing = ({ clock }: { clock: Clock }) => {
  const { say, language } = useWords();
  const { due, late } = clock.reading;
  const { key, tone } = clockStanding(clock.reading);
  return (
    <Pill tone={tone}>
      {say(key, {
        day: due ? dayText(due, language) : '',
        late: amountText(late, 'calendar', language),
      })}
    </Pill>
  );
};

/** Deadlines of a case: where each stands, how it was computed, and what it stands on. */
export const Clocks = ({ clocks }: Pick<CaseView, 'clocks'>) => {
  const { say, text } = useWords();
  if (clocks.length === 0) return null;
  return (
    <section className="panel-card stack">
      <h2>{say('civic.clocks')}</h2>
      <ul className="clocks">
        {clocks.map((clock, at) => (
          // A clock may run again: then there are two of a name.
          // biome-ignore lint/suspicious/noArrayIndexKey: they only grow in number
          <li key={`${clock.id} ${at}`}>
            <h3>{text(clock.title)}</h3>
            <Standing clock={clock} />
            <p className="explained">{text(clock.explained)}</p>
            <BasisMark isLaw={clock.isLaw} says={text(clock.basis)} />
          </li>
        ))}
      </ul>
    </section>
  );
};
