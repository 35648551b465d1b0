import { useMemo, useState } from 'react';
import { useCountry, useLayers } from '../../explore/data.ts';
import { MapView } from '../../explore/map-view.tsx';
import { useWords } from '../../i18n/intl.tsx';
import type { MapHandle } from '../../map/handle.ts';
import { useScheme } from '../../ui/scheme.ts';
import '../../ui/viewer.css';

export const NOTHING_HIDDEN = { start: 0, bottom: 0 };
const NONE: readonly never[] = [];

/** The country with its borders and nothing else, for what is shown or put on it by who is given the map. */
export const BaseMap = ({
  className = '',
  label,
  onReady,
}: {
  className?: string;
  label?: string;
  onReady: (map: MapHandle) => void;
}) => {
  const { say } = useWords();
  const [country, layers] = [useCountry().data, useLayers().data];
  const scheme = useScheme();
  const [hasWebgl, setHasWebgl] = useState(true);
  const base = useMemo(() => (layers ?? []).filter(({ layer }) => layer.basemap), [layers]);
  if (!hasWebgl) return <p className="muted">{say('map.noWebgl')}</p>;
  if (!country || !layers) return <div className={`draw-stage ${className}`} aria-hidden="true" />;
  const map = (
    <MapView
      {...{ country, scheme, onReady }}
      layers={base}
      shown={NONE}
      camera={null}
      time={null}
      selected={null}
      hidden={NOTHING_HIDDEN}
      onMoved={() => undefined}
      onClicked={() => undefined}
      onNoWebgl={() => setHasWebgl(false)}
    />
  );
  return label === undefined ? (
    <div className={`draw-stage ${className}`}>{map}</div>
  ) : (
    <section className={`draw-stage ${className}`} aria-label={label}>
      {map}
    </section>
  );
};
