import type { CaseType } from '../../../sql/model/records/case-type.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import type { Text } from '../../../sql/model/text.ts';
import type { StoredCase } from '../cases/store.ts';
import { shownAnswers } from '../cases/view.ts';

/** A case with what stands around it where it lies on a map. */
export type PlacedCase = StoredCase & {
  structureName: Text | null;
  placeName: Record<string, string> | null;
  /** A point in its place. */
  placePoint: [longitude: number, latitude: number] | null;
};

/** A published case as a feature: what all may read of it, by the rules that its page goes by. */
export type ShownCase = {
  number: string;
  point: [longitude: number, latitude: number];
  title: string;
  properties: Record<string, string | number | null>;
};

type Spot = { longitude: number; latitude: number; accuracyM: number };

const texts = (name: string, text: Partial<Record<string, string>> | null) =>
  Object.fromEntries(['ar', 'fr', 'en'].map((language) => [`${name}_${language}`, text?.[language] ?? null]));

/** A case as everybody may see it on the map; null where it is not published, or lies nowhere that all may know. */
export const shownCase = (type: CaseType, kase: PlacedCase, timeZone: string): ShownCase | null => {
  if (!kase.isPublic || type.publication.map === 'none') return null;
  const { reads } = type;
  const shown = shownAnswers(type, kase, 'public');
  const spot = reads.point === undefined ? undefined : (shown[reads.point] as Spot | undefined);
  const hasPlace = reads.place !== undefined && shown[reads.place] !== undefined;
  const point = spot
    ? ([spot.longitude, spot.latitude] as [number, number])
    : hasPlace
      ? kase.placePoint
      : null;
  if (!point) return null;
  const title = String(shown[reads.title] ?? '');
  const category = reads.category === undefined ? undefined : shown[reads.category];
  return {
    ...{ number: kase.number, point, title },
    properties: {
      ...{ number: kase.number, subject: title, state: kase.state },
      category: typeof category === 'string' ? category : null,
      received: dayOf(kase.receivedAt.toISOString(), timeZone),
      closed: kase.closedAt && dayOf(kase.closedAt.toISOString(), timeZone),
      ...texts('structure', kase.structureName),
      ...texts('place', hasPlace ? kase.placeName : null),
      accuracy_m: spot?.accuracyM ?? null,
      page: `/civic/cases/${kase.number}`,
    },
  };
};
