import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { CountryInfo, LayerInfo } from '../../sql/model/api.ts';
import { useWords } from '../i18n/intl.tsx';
import type { Hidden, Hit, MapEvents, MapHandle } from '../map/handle.ts';
import type { Camera, ShownLayer } from '../url.ts';
import { styleOf } from './map-style.ts';
import { nameOfHit } from './name-of-hit.ts';

type Props = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  shown: readonly ShownLayer[];
  camera: Camera | null;
  time: string | null;
  /** The day by whose end layers were published as they are shown; left out: now. */
  publishedBy?: string | null;
  scheme: 'light' | 'dark';
  selected: Feature | null;
  hidden: Hidden;
  /** What a page draws otherwise than the layers say. */
  restyle?: (style: StyleSpecification) => StyleSpecification;
  onMoved: (camera: Camera) => void;
  onClicked: (hits: Hit[], at: { lng: number; lat: number }) => void;
  onReady: (map: MapHandle) => void;
  onNoWebgl: () => void;
};

/** The map, in the element it fills. Its code is loaded when the page already stands. */
export const MapView = (props: Props) => {
  const { language, say } = useWords();
  const spoken = useRef(language);
  spoken.current = language;
  const element = useRef<HTMLDivElement>(null);
  const map = useRef<MapHandle | null>(null);
  const [state, setState] = useState<'loading' | 'ready'>('loading');
  const [hasFailed, setHasFailed] = useState(false);
  const latest = useRef(props);
  latest.current = props;
  const { country, layers, shown, scheme, time, publishedBy = null, restyle } = props;
  const declared = useMemo(
    () => styleOf({ country, layers, shown, scheme, time, publishedBy }, language),
    [country, layers, shown, scheme, time, publishedBy, language],
  );
  const style = useMemo(() => restyle?.(declared) ?? declared, [declared, restyle]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is opened once; what changes reaches it below
  useEffect(() => {
    const events: MapEvents = {
      moved: (camera) => latest.current.onMoved(camera),
      clicked: (hits, at) => latest.current.onClicked(hits, at),
      named: (hit) => nameOfHit(hit, latest.current.layers, spoken.current),
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
