import { useSyncExternalStore } from 'react';

const QUERY = '(max-width: 720px)';

/** Whether the screen is a phone's, so that drawings are higher than wide. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(
    (told) => {
      const media = matchMedia(QUERY);
      media.addEventListener('change', told);
      return () => media.removeEventListener('change', told);
    },
    () => matchMedia(QUERY).matches,
  );
