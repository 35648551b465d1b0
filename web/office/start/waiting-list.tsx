import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Failed, Loading } from '../../ui/state.tsx';
import type { Told } from './use-known.ts';
import { type Waiting, waitingOf } from './waiting.ts';

const Item = ({ waiting }: { waiting: Waiting }) => {
  const { say } = useWords();
  const { tone, icon, title, text, values, href } = waiting;
  return (
    <li>
      <Link className="waiting" data-tone={tone} href={href}>
        <span className="waiting-icon">
          <Icon name={icon} />
        </span>
        <span>
          <strong>{say(title, values)}</strong>
          <span className="muted">{say(text, values)}</span>
        </span>
        <Icon name="chevron" flip />
      </Link>
    </li>
  );
};

const Nothing = () => {
  const { say } = useWords();
  return (
    <p className="waiting" data-tone="good">
      <span className="waiting-icon">
        <Icon name="check" />
      </span>
      <span>
        <strong>{say('waiting.nothing')}</strong>
        <span className="muted">{say('waiting.nothingText')}</span>
      </span>
    </p>
  );
};

/** What waits for whoever reads this; that nothing does is said, too, but only once it is known. */
export const WaitingList = ({ told }: { told: Told }) => {
  const { say } = useWords();
  const items = waitingOf(told.known);
  return (
    <section className="panel-card" aria-busy={told.isLoading}>
      <h2>{say('waiting.title')}</h2>
      {told.isFailed && <Failed retry={told.retry} />}
      <ul className="waiting-list">
        {items.map((waiting) => (
          <Item key={waiting.id} waiting={waiting} />
        ))}
      </ul>
      {told.isLoading && items.length === 0 && <Loading />}
      {!told.isLoading && !told.isFailed && items.length === 0 && <Nothing />}
    </section>
  );
};
