import { useEffect, useRef } from 'react';
import { Link } from 'react-aria-components';
import { momentOf } from '../explore/times.ts';
import { useWords, WithWords } from '../i18n/intl.tsx';
import { TIME_WORDS } from '../i18n/time.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Figure } from './figure.tsx';
import { chartAddress } from './page-address.ts';
import type { ChartState } from './state.ts';

type Props = {
  state: ChartState;
  /** The time that the map shows. */
  time: string | null;
  onState: (part: Partial<ChartState>) => void;
  onClose: () => void;
};

const Drawn = ({ state, time, onState, onClose }: Props) => {
  const { say } = useWords();
  const panel = useRef<HTMLElement>(null);
  // Who opened it by the keyboard goes on in it.
  useEffect(() => panel.current?.focus({ preventScroll: true }), []);
  return (
    <section
      className="chart-panel"
      aria-label={say('chart.panel')}
      tabIndex={-1}
      ref={panel}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <div className="chart-panel-bar">
        <Link className="button button-quiet" href={chartAddress(state)}>
          <Icon name="chart" />
          {say('chart.full')}
        </Link>
        <IconButton icon="close" label={say('chart.close')} onPress={onClose} />
      </div>
      <div className="chart-panel-scroll">
        <Figure
          state={state}
          onState={onState}
          address={window.location.href}
          moment={time === null ? null : momentOf(time)}
          isCompact
        />
      </div>
    </section>
  );
};

/** The chart beside the map; on a phone it covers the screen. */
export const ChartPanel = (props: Props) => (
  <WithWords words={TIME_WORDS}>
    <Drawn {...props} />
  </WithWords>
);
