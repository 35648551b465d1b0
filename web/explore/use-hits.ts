import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../api.ts';
import type { Hit } from '../map/handle.ts';

/** What lies under the pointer, and which of it is looked at. Tiles number features; the server knows them by name. */
export const useHits = (onFound: (layer: string, id: string) => void) => {
  const client = useQueryClient();
  const [here, setHere] = useState<{ hits: readonly Hit[]; index: number }>({ hits: [], index: 0 });
  const latest = useRef(0);
  const look = (hits: readonly Hit[], index: number): void => {
    setHere({ hits, index });
    latest.current += 1;
    const asked = latest.current;
    const hit = hits[index];
    if (!hit) return;
    void client
      .fetchQuery({
        queryKey: ['numbered', hit.layer, hit.fid],
        queryFn: ({ signal }) => api.numbered(hit.layer, hit.fid, signal),
        staleTime: 60_000,
      })
      .then((feature) => {
        if (feature && latest.current === asked) onFound(hit.layer, String(feature.id));
      })
      .catch(() => undefined);
  };
  const step = (by: 1 | -1): void => look(here.hits, (here.index + by + here.hits.length) % here.hits.length);
  return { index: here.index, count: here.hits.length, look, step };
};
