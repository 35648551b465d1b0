import { useState } from 'react';
import { useWords } from '../i18n/intl.tsx';
import type { MapHandle } from '../map/handle.ts';
import { IconButton } from '../ui/icon-button.tsx';

/** Zoom, whole country, own position. */
export const MapControls = ({ map, onHome }: { map: MapHandle | null; onHome: () => void }) => {
  const { say } = useWords();
  const [hasFailed, setHasFailed] = useState(false);
  const locate = () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setHasFailed(false);
        map?.go({ lat: coords.latitude, lng: coords.longitude, zoom: 13 });
      },
      () => setHasFailed(true),
    );
  };
  return (
    <div className="controls">
      <IconButton icon="plus" label={say('map.zoomIn')} onPress={() => map?.zoomBy(1)} />
      <IconButton icon="minus" label={say('map.zoomOut')} onPress={() => map?.zoomBy(-1)} />
      <IconButton icon="home" label={say('map.home')} onPress={onHome} />
      <IconButton icon="locate" label={say('map.locate')} onPress={locate} />
      {hasFailed && (
        <p className="map-note map-note-error" role="alert">
          {say('map.locateFailed')}
        </p>
      )}
    </div>
  );
};
