import type { PlaceInfo } from '../../../sql/model/api.ts';
import { queryRows } from '../../features/rows.ts';
import { describePlaces } from '../../places/describe.ts';
import { findPlaces } from '../../places/find.ts';
import { placeLayers, type Sight } from '../sight.ts';

/** A page for each place of a level that has no more than these; larger levels stand in the tables of themes. */
export const MOST_PAGES = 60;
const MOST = 5000;

/** Places of a level as they are at the moment of the report, by their codes. */
export const placesOf = async (sight: Sight, level: string): Promise<PlaceInfo[]> => {
  const { db, country, now, signal } = sight;
  const shown = placeLayers(sight);
  const wanted = {
    ...{ text: null, boxes: null, point: null },
    levels: [level],
    moment: now,
    shown,
    limit: MOST,
  };
  const rows = await queryRows<{ no: number }>(db, findPlaces(wanted), signal);
  const places = await describePlaces(
    db,
    rows.map(({ no }) => no),
    { moment: now, country, shown },
  );
  return places.toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** Levels that indicators are computed for, the most important first. */
export const levelsOf = ({ snapshot, country }: Sight): string[] => {
  const known = new Set(
    [...snapshot.indicators.values()].flatMap(
      ({ manifest }) => snapshot.layers.get(manifest.base)?.manifest.place?.level ?? [],
    ),
  );
  return [...country.levels]
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
    .filter((id) => known.has(id));
};
