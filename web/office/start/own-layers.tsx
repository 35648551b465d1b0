import { Link } from 'react-aria-components';
import { useWords } from '../../i18n/intl.tsx';
import { LOAD_TITLES, VISIBILITY_TITLES } from '../layers/words.ts';
import { Pill } from '../parts/pill.tsx';
import { Ago } from '../parts/when.tsx';
import type { Told } from './use-known.ts';

const SHOWN = 5;

/** The layers that were worked on last: who sees each, and how its last load went. */
export const OwnLayers = ({ told }: { told: Told }) => {
  const { say, text, number } = useWords();
  if (told.loads.length === 0) return null;
  return (
    <section className="panel-card">
      <header className="head">
        <h2>{say('own.title')}</h2>
        <Link href="/office/layers">{say('own.all')}</Link>
      </header>
      <ul className="own">
        {told.loads.slice(0, SHOWN).map(({ layer, load }) => (
          <li key={layer.id}>
            <Link href={`/office/layers/${layer.id}`}>{text(layer.title)}</Link>
            <Pill tone={VISIBILITY_TITLES[layer.visibility.kind].tone}>
              {say(VISIBILITY_TITLES[layer.visibility.kind].title)}
            </Pill>
            <span className="muted">
              {say(LOAD_TITLES[load.state].title)} · <Ago at={load.startedAt} />
              {load.rejected > 0 && (
                <> · {say('own.rejected', { count: load.rejected, shown: number(load.rejected) })}</>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
