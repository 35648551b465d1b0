import { useMemo, useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import { createPortal } from 'react-dom';
import { useWords } from '../../../i18n/intl.tsx';
import { SelectOne } from '../../../ui/select.tsx';
import type { Behind, ShownLayer } from '../../../url.ts';
import { styleOf } from '../../map-style.ts';
import { midYear, type Years, yearOf, yearsOf } from '../../years.ts';
import type { ToolProps } from '../tool.ts';
import { Curtain } from './curtain.tsx';

const BASE_ONLY = '-';
const ANOTHER_DAY = '@';
const PUBLISHED = '~';

const keyOf = (behind: Behind | null): string => {
  if (behind === null) return BASE_ONLY;
  if (behind.kind === 'published') return PUBLISHED;
  return behind.kind === 'day' ? ANOTHER_DAY : behind.id;
};

/** As far back as there is something to see is what one compares with first. */
const chosen = (key: string, years: Years | null, now: Behind | null): Behind | null => {
  if (key === BASE_ONLY) return null;
  if (key === PUBLISHED) return now;
  return key === ANOTHER_DAY
    ? { kind: 'day', day: midYear(years?.from ?? 2000) }
    : { kind: 'layer', id: key };
};

const DaySlider = ({
  day,
  years,
  onChange,
}: {
  day: string;
  years: Years;
  onChange: (day: string) => void;
}) => {
  const { say } = useWords();
  return (
    <Slider
      className="slider"
      minValue={years.from}
      maxValue={years.to}
      value={yearOf(day, years.from)}
      onChange={(year) => onChange(midYear(year as number))}
    >
      <Label>{say('swipe.year')}</Label>
      <SliderTrack className="slider-track">
        <SliderThumb className="slider-thumb" />
      </SliderTrack>
      <SliderOutput>{({ state }) => String(state.values[0])}</SliderOutput>
    </Slider>
  );
};

/** What is drawn behind the curtain, and what to call both sides. */
const useBehind = ({ country, layers, shown, scheme, view }: ToolProps, years: Years | null) => {
  const { say, language, day: dayInWords } = useWords();
  const { behind, time } = view;
  const key = keyOf(behind);
  const day = behind?.kind === 'day' ? behind.day : null;
  const published = behind?.kind === 'published' ? behind : null;
  const publishedBy = published?.from ?? null;
  const alone = key === BASE_ONLY ? [] : [{ id: key, opacity: 100 }];
  // As text: the list is made anew with every move of the map, the style is not to be.
  const drawn = JSON.stringify(day || published ? shown : alone);
  const style = useMemo(() => {
    const content = { country, layers, shown: JSON.parse(drawn) as ShownLayer[], scheme };
    return styleOf({ ...content, time: day ?? time, publishedBy }, language);
  }, [country, layers, drawn, day, scheme, time, publishedBy, language]);
  const ofYears =
    day === null ? null : ([day.slice(0, 4), time ? time.slice(0, 4) : say('time.now')] as const);
  const sides = published ? ([dayInWords(published.from), dayInWords(published.to)] as const) : ofYears;
  return { key, day: years ? day : null, style, sides };
};

/** Compares what is on the map with another day, one of its layers, or the bare map, on both sides of a curtain. */
export const Swipe = (props: ToolProps) => {
  const { map, layers, shown, change } = props;
  const { say, text } = useWords();
  const [share, setShare] = useState(60);
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const infos = shown.flatMap(({ id }) => known.get(id) ?? []);
  const years = yearsOf(infos);
  const { key, day, style, sides } = useBehind(props, years);
  const options = [
    { id: BASE_ONLY, title: say('swipe.base') },
    ...(years ? [{ id: ANOTHER_DAY, title: say('swipe.day') }] : []),
    ...(key === PUBLISHED ? [{ id: PUBLISHED, title: say('swipe.published') }] : []),
    ...infos.map(({ layer }) => ({ id: layer.id, title: text(layer.title) })),
  ];
  const stage = document.querySelector('.map');
  return (
    <div className="tool-body">
      <SelectOne
        className="field"
        label={say('swipe.behind')}
        choices={options}
        value={key}
        onChange={(next) => change({ behind: chosen(next, years, props.view.behind) }, 'replace')}
      />
      {years && day && (
        <DaySlider
          {...{ day, years }}
          onChange={(next) => change({ behind: { kind: 'day', day: next } }, 'replace')}
        />
      )}
      <Slider
        className="slider curtain-slider"
        value={share}
        minValue={0}
        maxValue={100}
        onChange={(next) => setShare(next as number)}
      >
        <Label>{say('swipe.curtain')}</Label>
        <SliderTrack className="slider-track">
          <SliderThumb className="slider-thumb" />
        </SliderTrack>
      </Slider>
      <p className="muted">{say('swipe.help')}</p>
      {stage && createPortal(<Curtain {...{ map, style, share, sides }} onShare={setShare} />, stage)}
    </div>
  );
};
