import type { PlaceIndicators } from '../../../sql/model/api/indicators.ts';
import type { PlaceInfo } from '../../../sql/model/api.ts';
import { queryRows } from '../../features/rows.ts';
import { notFound } from '../../http/error.ts';
import { profileOf } from '../../indicators/answer/place-profile.ts';
import { describePlaces } from '../../places/describe.ts';
import { placeById } from '../../places/find.ts';
import type { One } from '../shared/cells.ts';
import { placeLayers, type Sight } from '../sight.ts';
import { inOrder } from './order.ts';

/** What sections of a brief of a place are made from. */
export type PlaceFacts = {
  /** Number of the place's version that is valid now. */
  no: number;
  info: PlaceInfo;
  name: string;
  profile: PlaceIndicators;
  /** Its indicators, what asks most for attention first. */
  ordered: readonly One[];
};

/** Reads what is known of a place. Throws 404 where there is none that whoever asks may know of. */
export const placeFacts = async (sight: Sight, id: string): Promise<PlaceFacts> => {
  const { db, country, now, signal, base, snapshot, words, year } = sight;
  const shown = placeLayers(sight);
  const [found] = await queryRows<{ no: number }>(db, placeById(id, now, shown), signal);
  const [info] = found ? await describePlaces(db, [found.no], { moment: now, country, shown }) : [];
  if (!found || !info) throw notFound('no-such-place', id);
  const profile = await profileOf({
    db,
    snapshot,
    place: id,
    url: base,
    signal,
    ...(year === undefined ? {} : { year }),
  });
  return {
    no: found.no,
    info,
    name: words.name(info.name, id),
    profile,
    ordered: inOrder(profile.indicators),
  };
};
