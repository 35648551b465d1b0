import { useQuery } from '@tanstack/react-query';
import { ANALYSIS_WORDS } from '../i18n/analysis.ts';
import { WithWords } from '../i18n/intl.tsx';
import type { Box } from '../map/handle.ts';
import { placeApi } from '../place/api.ts';
import { Loading } from '../ui/state.tsx';
import { Drawing } from './drawing.tsx';

/** Where a place lies; null where it is not known, or there is none. */
const useBox = (place: string | null) =>
  useQuery({
    queryKey: ['place-box', place],
    queryFn: async ({ signal }): Promise<Box | null> =>
      place === null ? null : ((await placeApi.one(place, signal)).bbox as Box | null),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

/** The map that questions are drawn on, with its words, for an area near a place; `corners` as an address has them. */
export const DrawnArea = ({
  corners,
  near,
  onChange,
}: {
  corners: string;
  near: string | null;
  onChange: (corners: string) => void;
}) => {
  const { data, isPending } = useBox(near);
  if (isPending) return <Loading />;
  return (
    <WithWords words={ANALYSIS_WORDS}>
      <Drawing
        isPoint={false}
        value={corners}
        metres={0}
        info={null}
        around={data ?? null}
        onChange={onChange}
      />
    </WithWords>
  );
};
