import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';

const yearOf = (value: string | null, otherwise: number): number =>
  value ? Number(value.slice(0, 4)) : otherwise;

/** Steps through the years that the shown layers with time speak of. */
export const TimeSlider = ({
  layers,
  time,
  onChange,
}: {
  layers: readonly LayerInfo[];
  time: string | null;
  onChange: (time: string | null) => void;
}) => {
  const { say } = useWords();
  const timed = layers.filter(({ layer, timeExtent }) => layer.time && timeExtent);
  if (timed.length === 0) return null;
  const now = new Date().getFullYear();
  const from = Math.min(...timed.map(({ timeExtent }) => yearOf(timeExtent?.[0] ?? null, now)));
  const to = Math.max(now, ...timed.map(({ timeExtent }) => yearOf(timeExtent?.[1] ?? null, now)));
  if (from >= to) return null;
  return (
    <section className="time" aria-label={say('time.title')}>
      <Slider
        className="slider"
        minValue={from}
        maxValue={to}
        step={1}
        value={yearOf(time, now)}
        onChange={(year) => onChange(`${year}-07-01`)}
      >
        <Label>{say('time.title')}</Label>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" aria-label={say('time.slider')} />
        </SliderTrack>
        <SliderOutput>{({ state }) => String(state.values[0])}</SliderOutput>
      </Slider>
      <Button className="button" isDisabled={time === null} onPress={() => onChange(null)}>
        {say('time.now')}
      </Button>
    </section>
  );
};
