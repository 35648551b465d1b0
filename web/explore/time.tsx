import { Button, Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import type { LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import { midYear, yearOf, yearsOf } from './years.ts';

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
  const years = yearsOf(layers);
  if (!years) return null;
  return (
    <section className="time" aria-label={say('time.title')}>
      <Slider
        className="slider"
        minValue={years.from}
        maxValue={years.to}
        step={1}
        value={yearOf(time, new Date().getFullYear())}
        onChange={(year) => onChange(midYear(year as number))}
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
