import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CountryInfo, LayerInfo } from '../../sql/model/api.ts';
import { zoomsOf } from '../../sql/model/layer.ts';
import { sourceOf } from '../../sql/model/style/layer.ts';
import { type MapContent, mapStyle } from '../../sql/model/style/style.ts';
import { useWords } from '../i18n/intl.tsx';
import type { Hidden, Hit, MapEvents, MapHandle } from '../map/map.ts';
import type { Camera, ShownLayer } from '../url.ts';

type Props = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  shown: readonly ShownLayer[];
  camera: Camera | null;
  time: string | null;
  scheme: 'light' | 'dark';
  selected: Feature | null;
  hidden: Hidden;
  onMoved: (camera: Camera) => void;
  onClicked: (hits: Hit[], at: { lng: number; lat: number }) => void;
  onReady: (map: MapHandle) => void;
  onNoWebgl: () => void;
};

const contentOf = (
  { country, layers, shown, scheme }: Pick<Props, 'country' | 'layers' | 'shown' | 'scheme'>,
  language: MapContent['language'],
): MapContent => {
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const data = [...shown].reverse().flatMap(({ id, opacity }) => {
    const info = known.get(id);
    return info ? [{ layer: info.layer, opacity: opacity / 100, tilejson: info.links.tilejson }] : [];
  });
  const base = layers.map(({ layer }) => layer).filter(({ basemap }) => basemap);
  return {
    base,
    data,
    scheme,
    language,
    origin: window.location.origin,
    extent: country.extent,
    name: 'biatouna',
  };
};

/** The style with the tiles of a day, for the layers that have time. */
const dated = (
  style: StyleSpecification,
  layers: readonly LayerInfo[],
  time: string | null,
): StyleSpecification => {
  if (!time) return style;
  const timed = layers.filter(({ layer }) => layer.time && sourceOf(layer.id) in style.sources);
  const sources = timed.map(({ layer, links }) => [
    sourceOf(layer.id),
    { type: 'vector' as const, tiles: [`${links.tiles}?datetime=${time}`], maxzoom: zoomsOf(layer).max },
  ]);
  return { ...style, sources: { ...style.sources, ...Object.fromEntries(sources) } };
};

/** The map, in the element it fills. Its code is loaded when the page already stands. */
export const MapView = (props: Props) => {
  const { language, say } = useWords();
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle | null>(null);
  const [state, setState] = useState<'loading' | 'ready'>('loading');
  const [hasFailed, setHasFailed] = useState(false);
  const latest = useRef(props);
  latest.current = props;
  const { country, layers, shown, scheme, time } = props;
  const style = useMemo(
    () => dated(mapStyle(contentOf({ country, layers, shown, scheme }, language)), layers, time),
    [country, layers, shown, scheme, time, language],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is opened once; what changes reaches it below
  useEffect(() => {
    const events: MapEvents = {
      moved: (camera) => latest.current.onMoved(camera),
      clicked: (hits, at) => latest.current.onClicked(hits, at),
      failed: () => setHasFailed(true),
      ready: () => setState('ready'),
    };
    let isGone = false;
    void import('../map/map.ts').then(({ openMap }) => {
      if (isGone || !element.current) return;
      try {
        map.current = openMap(
          element.current,
          style,
          latest.current.camera ?? latest.current.country.extent,
          latest.current.hidden,
          say('map.label'),
          events,
        );
        if (latest.current.selected) map.current.show(style, latest.current.selected);
        latest.current.onReady(map.current);
      } catch {
        latest.current.onNoWebgl();
      }
    });
    return () => {
      isGone = true;
      map.current?.remove();
      map.current = null;
    };
  }, []);

  useEffect(() => map.current?.show(style, props.selected), [style, props.selected]);

  return (
    <div className="map" data-state={state}>
      <div className="map-canvas" ref={element} />
      {state === 'loading' && (
        <p className="map-note" role="status">
          <span className="spinner" aria-hidden="true" />
          {say('map.loading')}
        </p>
      )}
      {hasFailed && state === 'ready' && (
        <p className="map-note map-note-error" role="alert">
          {say('map.tileError')}
        </p>
      )}
    </div>
  );
};
