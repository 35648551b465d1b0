import { type RefObject, useEffect, useId, useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Link, Switch } from 'react-aria-components';
import { useWords, WithWords } from '../../i18n/intl.tsx';
import { OUTLOOK_WORDS } from '../../i18n/outlook.ts';
import { methodAddress } from '../../indicators/address.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Line } from '../line.ts';
import type { Span } from '../span.ts';
import { signalsAddress } from './api.ts';
import { decidingPoint, isChange, levelsOf, type Placed, riseOf, seenIn } from './placed.ts';
import { evidenceInWords, signalInWords, sourceInWords, whenInWords } from './said.ts';
import './signals.css';

type Props = {
  signals: readonly Placed[];
  line: Line;
  span: Span;
  isDrawn: boolean;
  onDrawn: (isDrawn: boolean) => void;
  /** Is given what the signals that are seen say, for a picture of the chart. */
  said: RefObject<readonly string[]>;
};

/** So many are listed until the others are asked for. */
const FIRST = 6;

const NumberSign = ({ one }: { one: Placed }) => (
  <svg
    className="signal signal-number"
    data-severity={one.signal.severity}
    width="18"
    height="18"
    viewBox="-9 -9 18 18"
    aria-hidden="true"
  >
    <circle r="8" />
    <text textAnchor="middle" dy="4">
      {one.no}
    </text>
  </svg>
);

const Entry = ({ one, line }: { one: Placed; line: Line }) => {
  const words = useWords();
  const { say } = words;
  const { signal } = one;
  const { near } = signal.evidence;
  return (
    <li value={one.no}>
      <NumberSign one={one} />
      <span>
        <strong>{say(`signal.kind.${signal.kind}`)}</strong> · {say(`signal.severity.${signal.severity}`)}{' '}
        <span className="muted">· {whenInWords(signal, line.one, words)}</span>
      </span>
      <p>
        {evidenceInWords(signal, line.one, words).join(' ')}{' '}
        {near && (
          <Link href={`/?layers=${near.layer}&pick=${near.layer}/${encodeURIComponent(near.feature)}`}>
            {sourceInWords(near.metres, words)}
          </Link>
        )}
      </p>
    </li>
  );
};

/** What the shapes mean that are on the chart. */
const Keys = ({ seen, line }: { seen: readonly Placed[]; line: Line }) => {
  const { say } = useWords();
  const keys = [
    seen.some((one) => !isChange(one)) && {
      id: 'band' as const,
      shape: (
        <>
          <rect className="signal-band" width="22" height="12" />
          <rect className="signal-edge" y="9" width="22" height="3" />
        </>
      ),
    },
    seen.some((one) => levelsOf(one, line).length > 0) && {
      id: 'change' as const,
      shape: (
        <>
          <path className="signal-level" fill="none" d="M1 9H11M11 3H21" />
          <path className="signal-change" d="M11 0V12" />
        </>
      ),
    },
    seen.some((one) => decidingPoint(one, line)) && {
      id: 'value' as const,
      shape: <circle className="signal-value" cx="11" cy="6" r="5" />,
    },
    seen.some((one) => riseOf(one, line)) && {
      id: 'rise' as const,
      shape: <path className="signal-rise" d="M1 10L21 2" />,
    },
  ].filter((one) => one !== false);
  return (
    <ul className="signals-keys">
      {keys.map(({ id, shape }) => (
        <li key={id}>
          <svg className="signal" width="22" height="12" aria-hidden="true">
            {shape}
          </svg>
          {say(`signal.key.${id}`)}
        </li>
      ))}
    </ul>
  );
};

const How = ({ signals }: { signals: readonly Placed[] }) => {
  const { say } = useWords();
  const kinds = [...new Set(signals.map(({ signal }) => signal.kind))];
  return (
    <Disclosure className="figure-fold">
      <Button slot="trigger" className="figure-fold-trigger">
        <Icon name="down" />
        {say('signal.how')}
      </Button>
      <DisclosurePanel>
        <dl className="signals-how">
          {kinds.map((kind) => (
            <div key={kind}>
              <dt>{say(`signal.kind.${kind}`)}</dt>
              <dd>{say(`signal.how.${kind}`)}</dd>
            </div>
          ))}
        </dl>
      </DisclosurePanel>
    </Disclosure>
  );
};

const Part = ({ signals, line, span, isDrawn, onDrawn, said }: Props) => {
  const words = useWords();
  const { say } = words;
  const heading = useId();
  const [isAll, setIsAll] = useState(false);
  const seen = seenIn(signals, span).reverse();
  useEffect(() => {
    said.current = isDrawn
      ? seen.map(({ no, signal }) => `${no}. ${signalInWords(signal, line.one, words)}`)
      : [];
  });
  const { series, computed } = line.one;
  return (
    <section className="signals-part" aria-labelledby={heading}>
      <h2 id={heading}>{say('signal.title')}</h2>
      <Switch className="limit-switch no-print" isSelected={isDrawn} onChange={onDrawn}>
        <span className="limit-track" aria-hidden="true" />
        <span>{say('signal.draw')}</span>
      </Switch>
      {isDrawn && seen.length > 0 && <Keys seen={seen} line={line} />}
      {seen.length === 0 && <p className="muted">{say('signal.unseen')}</p>}
      <ol className="signals-list">
        {seen.slice(0, isAll ? seen.length : FIRST).map((one) => (
          <Entry key={one.no} one={one} line={line} />
        ))}
      </ol>
      {!isAll && seen.length > FIRST && (
        <Button className="button no-print" onPress={() => setIsAll(true)}>
          {say('signal.more', { count: seen.length - FIRST })}
        </Button>
      )}
      <How signals={signals} />
      <p className="signals-links">
        {computed && <Link href={methodAddress(computed.info.id)}>{say('signal.method')}</Link>}
        <a href={signalsAddress(series.id)}>{say('signal.api')}</a>
      </p>
    </section>
  );
};

/** The early signals of a chart's line, in words, below it: each by the number that it has on the chart. */
export const SignalsPart = (props: Props) => (
  <WithWords words={OUTLOOK_WORDS}>
    <Part {...props} />
  </WithWords>
);
