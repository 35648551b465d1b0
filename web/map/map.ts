import type { GeoJSONSource } from 'maplibre-gl';
import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature, FeatureCollection } from 'geojson';
import rtlPluginUrl from '../../node_modules/@mapbox/mapbox-gl-rtl-text/dist/mapbox-gl-rtl-text.js?url';
import type { Camera } from '../url.ts';
import { dragOn } from './dragging.ts';
import { DRAWN, withDrawing } from './drawing.ts';
import type { Box, Hidden, MapEvents, MapHandle, Pointing } from './handle.ts';
import { withHighlight } from './highlight.ts';
import { hitsAt } from './hits.ts';
import { hoverOn } from './hover.ts';
import { drawLettersAsGiven } from './letters.ts';

maplibregl.setWorkerUrl(workerUrl);
drawLettersAsGiven();
// Arabic is joined and ordered by a plugin that we serve ourselves.
void maplibregl.setRTLTextPlugin(rtlPluginUrl, false).catch(() => undefined);

const EQUATOR_METRES = 40_075_016.686;
const TILE_PIXELS = 512;

const cameraOf = (map: maplibregl.Map): Camera => {
  const { lat, lng } = map.getCenter();
  return { lat, lng, zoom: map.getZoom() };
};

/** Sources are many: their names are folded behind the sign until asked for. */
const foldAttribution = (container: HTMLElement): void => {
  const details = container.querySelector('details.maplibregl-ctrl-attrib');
  details?.removeAttribute('open');
  details?.classList.remove('maplibregl-compact-show');
};

/** Where the panel hides the map, so that what is shown lies beside it. */
const paddingOf = ({ start, bottom }: Hidden) => {
  const isRtl = document.documentElement.dir === 'rtl';
  return { top: 40, bottom: bottom + 40, left: (isRtl ? 0 : start) + 40, right: (isRtl ? start : 0) + 40 };
};

const listen = (map: maplibregl.Map, events: MapEvents, pointing: () => Pointing | null): void => {
  const canvas = map.getCanvas();
  const hover = hoverOn(map, events.named);
  map.on('moveend', () => events.moved(cameraOf(map)));
  map.on('click', ({ point, lngLat }) => {
    const tool = pointing();
    if (tool) tool.click(lngLat);
    else events.clicked(hitsAt(map, point), lngLat);
  });
  map.on('mousemove', ({ point, lngLat }) => {
    const tool = pointing();
    tool?.move(lngLat);
    const [hit = null] = tool ? [] : hitsAt(map, point);
    canvas.style.cursor = tool ? 'crosshair' : hit ? 'pointer' : '';
    hover(hit, lngLat);
  });
  map.on('mouseout', ({ lngLat }) => hover(null, lngLat));
  map.on('dblclick', (event) => {
    const tool = pointing();
    if (!tool) return;
    event.preventDefault();
    tool.end();
  });
  dragOn(map, pointing);
  // Enter does what a click in the middle does, for those who move the map with the arrow keys.
  canvas.addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return;
    const tool = pointing();
    if (tool) tool.click(map.getCenter());
    else events.clicked(hitsAt(map, map.project(map.getCenter())), map.getCenter());
  });
  map.on('error', () => events.failed());
  map.once('load', () => events.ready());
};

const create = (
  container: HTMLElement,
  style: StyleSpecification,
  start: Camera | Box,
  hidden: Hidden,
  label: string,
  isStill: boolean,
): maplibregl.Map => {
  const view =
    'zoom' in start
      ? { center: [start.lng, start.lat] as [number, number], zoom: start.zoom }
      : {
          bounds: [...start] as [number, number, number, number],
          fitBoundsOptions: { padding: paddingOf(hidden) },
        };
  const map = new maplibregl.Map({
    container,
    style,
    ...view,
    interactive: !isStill,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
    locale: { 'Map.Title': label },
    reduceMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  if (isStill) return map;
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-right');
  map.addControl(new maplibregl.AttributionControl({ compact: true }), 'bottom-right');
  map.once('load', () => foldAttribution(container));
  return map;
};

/** The drawing buffer is only whole while a frame is drawn: it is copied there. */
const pictureOf = (map: maplibregl.Map): Promise<HTMLCanvasElement> =>
  new Promise((resolve) => {
    map.once('render', () => {
      const source = map.getCanvas();
      const copy = document.createElement('canvas');
      copy.width = source.width;
      copy.height = source.height;
      copy.getContext('2d')?.drawImage(source, 0, 0);
      resolve(copy);
    });
    map.triggerRepaint();
  });

/** What lies on the map: its style, the selected feature and a tool's shapes, set together. */
const contentOf = (map: maplibregl.Map, first: StyleSpecification) => {
  let now: { style: StyleSpecification; selected: Feature | null; shapes: FeatureCollection | null } = {
    style: first,
    selected: null,
    shapes: null,
  };
  let isLoaded = false;
  let isChanged = false;
  const apply = (): void => {
    isChanged = false;
    map.setStyle(withDrawing(withHighlight(now.style, now.selected), now.shapes), { diff: true });
  };
  const change = (part: Partial<typeof now>): void => {
    now = { ...now, ...part };
    isChanged = true;
    if (isLoaded) apply();
  };
  map.once('style.load', () => {
    isLoaded = true;
    if (isChanged) apply();
  });
  const draw = (shapes: FeatureCollection | null): void => {
    const source = shapes && (map.getSource(DRAWN) as GeoJSONSource | undefined);
    if (!source) change({ shapes });
    else {
      now = { ...now, shapes };
      void source.setData(shapes);
    }
  };
  return { change, draw };
};

/**
 * Opens the map in an element: the one place that touches MapLibre. A still one follows another and takes no input.
 * Throws where the browser has no WebGL.
 */
export const openMap = (
  container: HTMLElement,
  style: StyleSpecification,
  start: Camera | Box,
  hidden: Hidden,
  label: string,
  events: MapEvents,
  isStill = false,
): MapHandle => {
  const map = create(container, style, start, hidden, label, isStill);
  const content = contentOf(map, style);
  let pointing: Pointing | null = null;
  listen(map, events, () => pointing);
  // What a canvas shows is gone once it was shown: on paper it would be empty.
  const forPaper = () => void map.redraw();
  window.addEventListener('beforeprint', forPaper);
  return {
    show: (next, selected) => content.change({ style: next, selected }),
    draw: content.draw,
    point: (listener) => {
      pointing = listener;
    },
    follow: (listener) => {
      const moved = () => listener(cameraOf(map));
      map.on('move', moved);
      return () => void map.off('move', moved);
    },
    go: ({ lat, lng, zoom }) => void map.jumpTo({ center: [lng, lat], zoom }),
    fit: ([west, south, east, north], covered) =>
      void map.fitBounds([west, south, east, north], {
        padding: paddingOf(covered),
        maxZoom: 13,
        duration: 700,
      }),
    zoomBy: (steps) => void map.easeTo({ zoom: map.getZoom() + steps, duration: 250 }),
    camera: () => cameraOf(map),
    metresPerPixel: () =>
      (EQUATOR_METRES * Math.cos((map.getCenter().lat * Math.PI) / 180)) / (TILE_PIXELS * 2 ** map.getZoom()),
    picture: () => pictureOf(map),
    resize: () => void map.resize(),
    remove: () => {
      window.removeEventListener('beforeprint', forPaper);
      map.remove();
    },
  };
};
