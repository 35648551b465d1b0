import { useState } from 'react';
import { useWords } from '../i18n/intl.tsx';
import type { MessageKey } from '../i18n/messages.ts';
import type { MapHandle } from '../map/handle.ts';
import { IconButton } from '../ui/icon-button.tsx';

/** Why a browser does not tell where one is, by the code of its error. */
const REASONS: Record<number, MessageKey> = {
  1: 'map.locateDenied',
  2: 'map.locateFailed',
  3: 'map.locateLate',
};
const PATIENCE = { timeout: 15_000, maximumAge: 60_000 };

/** Zoom, whole country, own position. */
export const MapControls = ({ map, onHome }: { map: MapHandle | null; onHome: () => void }) => {
  const { say } = useWords();
  const [note, setNote] = useState<{ text: MessageKey; isError: boolean } | null>(null);
  const locate = () => {
    // Browsers tell it to pages that came over TLS only; some leave the whole interface out.
    if (!('geolocation' in navigator)) return setNote({ text: 'map.locateFailed', isError: true });
    setNote({ text: 'map.locating', isError: false });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setNote(null);
        map?.go({ lat: coords.latitude, lng: coords.longitude, zoom: 13 });
      },
      ({ code }) => setNote({ text: REASONS[code] ?? 'map.locateFailed', isError: true }),
      PATIENCE,
    );
  };
  return (
    <>
      <div className="controls">
        <IconButton icon="plus" label={say('map.zoomIn')} onPress={() => map?.zoomBy(1)} />
        <IconButton icon="minus" label={say('map.zoomOut')} onPress={() => map?.zoomBy(-1)} />
        <IconButton icon="home" label={say('map.home')} onPress={onHome} />
        <IconButton icon="locate" label={say('map.locate')} onPress={locate} />
      </div>
      {note && (
        <p
          className={note.isError ? 'map-note map-note-error' : 'map-note'}
          role={note.isError ? 'alert' : 'status'}
        >
          {say(note.text)}
          {note.isError && (
            <IconButton icon="close" label={say('map.noteClose')} onPress={() => setNote(null)} />
          )}
        </p>
      )}
    </>
  );
};
