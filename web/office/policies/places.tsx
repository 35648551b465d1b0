import { useQueries } from '@tanstack/react-query';
import { useWords } from '../../i18n/intl.tsx';
import { placeApi } from '../../place/api.ts';
import { nameIn } from '../../series/names.ts';
import { PlacesInput } from '../../warnings/places-input.tsx';

/** Places of a document, found by their names; `most` of them, the last that were chosen. */
export const PlacesPicker = ({
  label,
  help,
  ids,
  most,
  onChange,
}: {
  label: string;
  help?: string;
  ids: readonly string[];
  most: number;
  onChange: (ids: string[]) => void;
}) => {
  const { language } = useWords();
  const found = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['place', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => placeApi.one(id, signal),
    })),
  });
  const chosen = ids.map((id, at) => ({ id, name: nameIn(found[at]?.data?.name ?? {}, language, id) }));
  return (
    <PlacesInput
      label={label}
      {...(help ? { help } : {})}
      chosen={chosen}
      onChange={(next) => onChange(next.map(({ id }) => id).slice(-most))}
    />
  );
};
