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
  /** The larger place whose figures these are, of one that nothing is computed for itself. */
  from: { info: PlaceInfo; name: string } | null;
};

const ownFacts = async (sight: Sight, id: string): Promise<PlaceFacts> => {
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
    from: null,
  };
};

/**
 * Reads what is known of a place; of one that nothing is computed for, what is known of the nearest that it lies in. Throws 404
 * where there is none that whoever asks may know of.
 */
export const placeFacts = async (sight: Sight, id: string): Promise<PlaceFacts> => {
  const own = await ownFacts(sight, id);
  if (own.ordered.length > 0) return own;
  for (const parent of own.info.parents) {
    const above = await ownFacts(sight, parent.id);
    if (above.ordered.length > 0)
      return { ...above, info: own.info, name: own.name, from: { info: above.info, name: above.name } };
  }
  return own;
};
