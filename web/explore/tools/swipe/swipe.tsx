import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { useEffect, useMemo, useRef, useState } from 'react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Slider,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { createPortal } from 'react-dom';
import { useWords } from '../../../i18n/intl.tsx';
import type { MapEvents, MapHandle } from '../../../map/handle.ts';
import { Icon } from '../../../ui/icon.tsx';
import type { ShownLayer } from '../../../url.ts';
import { styleOf } from '../../map-style.ts';
import type { ToolProps } from '../tool.ts';

const BASE_ONLY = '-';
const SILENT: MapEvents = {
  moved: () => undefined,
  clicked: () => undefined,
  failed: () => undefined,
  ready: () => undefined,
};

/** A second map over the first, cut off at the curtain; it follows the first and takes no input. */
const SecondMap = ({ map, style, share }: { map: MapHandle; style: StyleSpecification; share: number }) => {
  const { say } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const second = useRef<MapHandle | null>(null);
  const latest = useRef(style);
  latest.current = style;
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    void import('../../../map/map.ts').then(({ openMap }) => {
      if (isGone || !element.current) return;
      const hidden = { start: 0, bottom: 0 };
      second.current = openMap(
        element.current,
        latest.current,
        map.camera(),
        hidden,
        say('swipe.title'),
        SILENT,
        true,
      );
      stop = map.follow((camera) => second.current?.go(camera));
    });
    return () => {
      isGone = true;
      stop?.();
      second.current?.remove();
      second.current = null;
    };
  }, [map, say]);
  useEffect(() => second.current?.show(style, null), [style]);
  const isRtl = document.documentElement.dir === 'rtl';
  const inset = isRtl ? `inset(0 0 0 ${100 - share}%)` : `inset(0 ${100 - share}% 0 0)`;
  return (
    <div className="second-map" style={{ clipPath: inset }} aria-hidden="true">
      <div className="map-canvas" ref={element} />
    </div>
  );
};

const LayerSelect = ({
  value,
  onChange,
  options,
}: {
  value: string;
  onChange: (id: string) => void;
  options: readonly { id: string; title: string }[];
}) => {
  const { say } = useWords();
  return (
    <Select className="field" value={value} onChange={(key) => onChange(String(key))}>
      <Label>{say('swipe.behind')}</Label>
      <Button className="button">
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="popover">
        <ListBox items={options}>
          {({ id, title }) => (
            <ListBoxItem id={id} className="option" textValue={title}>
              {title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
};

/** Compares what is on the map with one of its layers, or with the bare map, left and right of a curtain. */
export const Swipe = ({ map, country, layers, shown, scheme, view }: ToolProps) => {
  const { say, text, language } = useWords();
  const [share, setShare] = useState(60);
  const [chosen, setChosen] = useState(BASE_ONLY);
  const titles = new Map(layers.map(({ layer }) => [layer.id, text(layer.title)]));
  const options = [
    { id: BASE_ONLY, title: say('swipe.base') },
    ...shown.map(({ id }) => ({ id, title: titles.get(id) ?? id })),
  ];
  const style = useMemo(() => {
    const alone: ShownLayer[] = chosen === BASE_ONLY ? [] : [{ id: chosen, opacity: 100 }];
    return styleOf({ country, layers, shown: alone, scheme, time: view.time }, language);
  }, [country, layers, chosen, scheme, view.time, language]);
  const stage = document.querySelector('.map');
  return (
    <div className="tool-body">
      <LayerSelect value={chosen} onChange={setChosen} options={options} />
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
      {stage && createPortal(<Curtain map={map} style={style} share={share} onShare={setShare} />, stage)}
    </div>
  );
};

/** The line between both maps, dragged with the pointer; the slider of the card moves it by keyboard. */
const Curtain = ({
  map,
  style,
  share,
  onShare,
}: {
  map: MapHandle;
  style: StyleSpecification;
  share: number;
  onShare: (share: number) => void;
}) => {
  const drag = (element: HTMLElement, clientX: number) => {
    const { left, right, width } = (element.parentElement as HTMLElement).getBoundingClientRect();
    const isRtl = document.documentElement.dir === 'rtl';
    const along = isRtl ? right - clientX : clientX - left;
    onShare(Math.round(Math.max(0, Math.min(100, (along / width) * 100))));
  };
  return (
    <>
      <SecondMap map={map} style={style} share={share} />
      <div
        className="curtain"
        aria-hidden="true"
        style={{ insetInlineStart: `${share}%` }}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId))
            drag(event.currentTarget, event.clientX);
        }}
      />
    </>
  );
};
