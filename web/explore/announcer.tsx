import { useQuery } from '@tanstack/react-query';
import { LANGUAGES } from '../../sql/model/text.ts';
import { api } from '../api.ts';
import { useWords } from '../i18n/intl.tsx';
import type { Camera } from '../url.ts';

const isMapFocused = (): boolean => document.activeElement?.classList.contains('maplibregl-canvas') ?? false;

/** Says where the map is, to those who move it by keyboard and cannot see it. */
export const Announcer = ({ camera }: { camera: Camera | null }) => {
  const { say, number, language } = useWords();
  const { data } = useQuery({
    queryKey: ['middle', camera?.lng, camera?.lat],
    queryFn: ({ signal }) => api.placesAt(camera?.lng ?? 0, camera?.lat ?? 0, null, signal),
    enabled: camera !== null && isMapFocused(),
  });
  const names = (data ?? []).map(({ name }) =>
    [language, ...LANGUAGES].map((one) => name[one]).find(Boolean),
  );
  return (
    <p className="visually-hidden" role="status">
      {camera && data
        ? say('map.now', {
            place: names.filter(Boolean).join(', ') || `${number(camera.lat)}°, ${number(camera.lng)}°`,
            zoom: number(camera.zoom, 0),
          })
        : ''}
    </p>
  );
};
