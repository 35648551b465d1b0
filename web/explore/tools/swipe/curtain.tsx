import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import { useEffect, useRef } from 'react';
import { useWords } from '../../../i18n/intl.tsx';
import type { MapEvents, MapHandle } from '../../../map/handle.ts';

const SILENT: MapEvents = {
  moved: () => undefined,
  clicked: () => undefined,
  named: () => null,
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

/** The line between both maps, dragged with the pointer; the slider of the card moves it by keyboard. */
export const Curtain = ({
  map,
  style,
  share,
  sides,
  onShare,
}: {
  map: MapHandle;
  style: StyleSpecification;
  share: number;
  /** What is seen before and after the line, in words; null where the maps tell by themselves. */
  sides: readonly [string, string] | null;
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
      >
        {sides && (
          <>
            <span className="curtain-side curtain-before">{sides[0]}</span>
            <span className="curtain-side curtain-after">{sides[1]}</span>
          </>
        )}
      </div>
    </>
  );
};
