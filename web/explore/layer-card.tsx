import {
  Button,
  Disclosure,
  DisclosurePanel,
  Heading,
  Label,
  Slider,
  SliderOutput,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { timeWord } from '../series/time-words.ts';
import { Icon } from '../ui/icon.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import type { ShownLayer } from '../url.ts';
import { useFeatureCount } from './data.ts';
import { DragHandle } from './drag-handle.tsx';
import { LayerDetails } from './layer-details.tsx';
import { Legend } from './legend.tsx';
import { shownTime } from './steps.ts';

export type CardActions = {
  remove: () => void;
  opacity: (percent: number) => void;
  /** To a place among the cards, 0 the topmost. */
  move: (to: number) => void;
  fit: () => void;
  table: () => void;
};

const Opacity = ({
  value,
  title,
  onChange,
}: {
  value: number;
  title: string;
  onChange: (percent: number) => void;
}) => {
  const { say } = useWords();
  return (
    <Slider
      className="slider"
      value={value}
      minValue={0}
      maxValue={100}
      step={5}
      onChange={(next) => onChange(next as number)}
      aria-label={say('layer.opacityOf', { title })}
    >
      <Label>{say('layer.opacity')}</Label>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
      <SliderOutput>{({ state }) => `${state.values[0]} %`}</SliderOutput>
    </Slider>
  );
};

/** Which time it is that the layer shows. */
const Shows = ({ info, time }: { info: LayerInfo; time: string | null }) => {
  const { language, say } = useWords();
  const shown = shownTime(info, time);
  if (!shown) return null;
  const when = timeWord(language, shown.moment, shown.unit);
  const { gather } = shown;
  return (
    <p className="muted card-time">
      {gather === null ? say('layer.shows', { time: when }) : say('layer.gathered', { gather, time: when })}
    </p>
  );
};

/** A layer that is on the map: what its signs mean, how strongly it is drawn, where it comes from. */
export const LayerCard = ({
  info,
  shown,
  scheme,
  time,
  place,
  count,
  actions,
}: {
  info: LayerInfo;
  shown: ShownLayer;
  scheme: 'light' | 'dark';
  time: string | null;
  /** Which of how many cards it is, from 0. */
  place: number;
  count: number;
  actions: CardActions;
}) => {
  const { say, text } = useWords();
  const title = text(info.layer.title);
  const features = useFeatureCount(info, time);
  return (
    <li className="card">
      <header className="card-head">
        {count > 1 && <DragHandle title={title} onMove={actions.move} />}
        <div>
          <h3>{title}</h3>
          <p className="muted">
            {features === null ? say('state.loading') : say('layer.features', { count: features })}{' '}
            {info.layer.status === 'sample' && <span className="badge-sample">{say('layer.sample')}</span>}
          </p>
        </div>
        <IconButton icon="close" label={say('layer.hide', { title })} onPress={actions.remove} />
      </header>
      {info.layer.status === 'sample' && <p className="sample-note">{say('layer.sampleHelp')}</p>}
      <Shows info={info} time={time} />
      <Legend layer={info.layer} scheme={scheme} />
      <Opacity value={shown.opacity} title={title} onChange={actions.opacity} />
      <div className="card-tools">
        <IconButton icon="target" label={say('layer.zoom')} onPress={actions.fit} />
        <IconButton icon="table" label={say('layer.table')} onPress={actions.table} />
        {place > 0 && (
          <IconButton icon="up" label={say('layer.up', { title })} onPress={() => actions.move(place - 1)} />
        )}
        {place < count - 1 && (
          <IconButton
            icon="down"
            label={say('layer.down', { title })}
            onPress={() => actions.move(place + 1)}
          />
        )}
      </div>
      <Disclosure className="disclosure">
        <Heading level={4}>
          <Button slot="trigger" className="disclosure-trigger">
            <Icon name="chevron" flip />
            {say('layer.details')}
          </Button>
        </Heading>
        <DisclosurePanel>
          <LayerDetails info={info} />
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
};
