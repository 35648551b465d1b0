import type { Map as LibreMap, MapMouseEvent, MapTouchEvent } from 'maplibre-gl';
import type { Pointing } from './handle.ts';

const STEPS = { mousedown: ['mousemove', 'mouseup'], touchstart: ['touchmove', 'touchend'] } as const;

/** Lets a tool's shape be taken along by mouse or finger, where the tool says that it is one; the map stays meanwhile. */
export const dragOn = (map: LibreMap, pointing: () => Pointing | null): void => {
  const begin = (event: MapMouseEvent | MapTouchEvent): void => {
    const tool = pointing();
    if (!tool?.grabs?.(event.lngLat)) return;
    event.preventDefault();
    const [move, end] = STEPS[event.type as keyof typeof STEPS];
    const follow = ({ lngLat }: MapMouseEvent | MapTouchEvent) => tool.click(lngLat);
    map.on(move, follow);
    map.once(end, () => void map.off(move, follow));
  };
  map.on('mousedown', begin);
  map.on('touchstart', begin);
};
