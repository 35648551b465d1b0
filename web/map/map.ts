import type { MapGeoJSONFeature } from 'maplibre-gl';
import * as maplibregl from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';
import rtlPluginUrl from '../../node_modules/@mapbox/mapbox-gl-rtl-text/dist/mapbox-gl-rtl-text.js?url';
import { sourceOf } from '../../sql/model/style/layer.ts';
import type { Camera } from '../url.ts';
import { withHighlight } from './highlight.ts';

/** A feature under the pointer, from the tiles. `count` above 1: a circle that stands for several. */
export type Hit = {
  layer: string;
  properties: Record<string, unknown>;
  count: number;
  lng: number;
  lat: number;
};
export type Box = readonly [number, number, number, number];

/** Pixels that the panel covers, at the reading side or from below. */
export type Hidden = { start: number; bottom: number };

export type MapEvents = {
  moved: (camera: Camera) => void;
  clicked: (hits: Hit[], at: { lng: number; lat: number }) => void;
  failed: () => void;
  ready: () => void;
};

/** The map as the rest of the page knows it. */
export type MapHandle = {
  show: (style: StyleSpecification, selected: Feature | null) => void;
  go: (camera: Camera) => void;
  fit: (box: Box, hidden: Hidden) => void;
  zoomBy: (steps: number) => void;
  camera: () => Camera;
  resize: () => void;
  remove: () => void;
};

maplibregl.setWorkerUrl(workerUrl);
// Arabic is joined and ordered by a plugin that we serve ourselves.
void maplibregl.setRTLTextPlugin(rtlPluginUrl, false).catch(() => undefined);

const TOLERANCE = 4;

const hitOf = (feature: MapGeoJSONFeature, at: { lng: number; lat: number }): Hit => {
  const point = feature.geometry.type === 'Point' ? feature.geometry.coordinates : [at.lng, at.lat];
  return {
    layer: feature.sourceLayer ?? '',
    properties: feature.properties,
    count: Number(feature.properties.point_count ?? 1),
    lng: point[0] as number,
    lat: point[1] as number,
  };
};

const cameraOf = (map: maplibregl.Map): Camera => {
  const { lat, lng } = map.getCenter();
  return { lat, lng, zoom: map.getZoom() };
};

/** Features of the data layers at a point, topmost first, each once. */
const hitsAt = (map: maplibregl.Map, event: maplibregl.MapMouseEvent): Hit[] => {
  const { x, y } = event.point;
  const around: [[number, number], [number, number]] = [
    [x - TOLERANCE, y - TOLERANCE],
    [x + TOLERANCE, y + TOLERANCE],
  ];
  const found = map
    .queryRenderedFeatures(around)
    .filter((feature) => feature.sourceLayer && feature.source === sourceOf(feature.sourceLayer));
  const seen = new Set<string>();
  return found
    .filter(({ source, id }) => !seen.has(`${source} ${id}`) && seen.add(`${source} ${id}`))
    .map((feature) => hitOf(feature, event.lngLat));
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

const listen = (map: maplibregl.Map, events: MapEvents): void => {
  map.on('moveend', () => events.moved(cameraOf(map)));
  map.on('click', (event) => events.clicked(hitsAt(map, event), event.lngLat));
  map.on('mousemove', (event) => {
    map.getCanvas().style.cursor = hitsAt(map, event).length > 0 ? 'pointer' : '';
  });
  map.on('error', () => events.failed());
  map.once('load', () => events.ready());
};

/**
 * Opens the map in an element: the one place that touches MapLibre. Throws where the browser has no WebGL.
 */
export const openMap = (
  container: HTMLElement,
  style: StyleSpecification,
  start: Camera | Box,
  hidden: Hidden,
  label: string,
  events: MapEvents,
): MapHandle => {
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
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxZoom: 18,
    locale: { 'Map.Title': label },
    reduceMotion: window.matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.ScaleControl({ maxWidth: 110, unit: 'metric' }), 'bottom-right');
  map.addControl(new maplibregl.AttributionControl({ compact: true }), 'bottom-right');
  map.once('load', () => foldAttribution(container));
  listen(map, events);
  return {
    show: (next, selected) => {
      const marked = withHighlight(next, selected);
      if (map.isStyleLoaded()) map.setStyle(marked, { diff: true });
      else map.once('idle', () => map.setStyle(marked, { diff: true }));
    },
    go: ({ lat, lng, zoom }) => void map.jumpTo({ center: [lng, lat], zoom }),
    fit: ([west, south, east, north], hidden) =>
      void map.fitBounds([west, south, east, north], {
        padding: paddingOf(hidden),
        maxZoom: 13,
        duration: 700,
      }),
    zoomBy: (steps) => void map.easeTo({ zoom: map.getZoom() + steps, duration: 250 }),
    camera: () => cameraOf(map),
    resize: () => void map.resize(),
    remove: () => map.remove(),
  };
};
