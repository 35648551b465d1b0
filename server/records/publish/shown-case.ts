import { dayOf } from '../../../sql/model/records/day.ts';
import { countProperty } from '../../../sql/model/records/published.ts';
import type { Answers, AreaAnswer } from '../../../sql/model/records/read-form.ts';
import type { Text } from '../../../sql/model/text.ts';
import type { StoredCase } from '../cases/store.ts';
import { shownAnswers } from '../cases/view.ts';
import type { Kind } from '../types.ts';

type Point = [longitude: number, latitude: number];

/** A case with what stands around it where it lies on a map. */
export type PlacedCase = StoredCase & {
  structureName: Text | null;
  placeName: Record<string, string> | null;
  /** A point in its place. */
  placePoint: Point | null;
  /** Where it lies itself: at its point, or at one in its area. */
  ownPoint: Point | null;
};

/** A published case as a feature: what all may read of it, by the rules that its page goes by. */
export type ShownCase = {
  number: string;
  point: Point;
  title: string;
  properties: Record<string, string | number | null>;
};

type Spot = { longitude: number; latitude: number; accuracyM: number };

const texts = (name: string, text: Partial<Record<string, string>> | null) =>
  Object.fromEntries(['ar', 'fr', 'en'].map((language) => [`${name}_${language}`, text?.[language] ?? null]));

/** Where all may know that a case lies: at its point as it is shown, else in its place, or in the area that it is about. */
const placeOf = ({ type }: Pick<Kind, 'type'>, kase: PlacedCase, shown: Answers): [Point | null, boolean] => {
  const { reads, publication } = type;
  const spot = reads.point === undefined ? undefined : (shown[reads.point] as Spot | undefined);
  const area = reads.area === undefined ? undefined : (shown[reads.area] as AreaAnswer | undefined);
  const hasPlace = area?.kind === 'place' || (reads.place !== undefined && shown[reads.place] !== undefined);
  if (spot) return [[spot.longitude, spot.latitude], hasPlace];
  if (area?.kind === 'drawn' && publication.map === 'area') return [kase.ownPoint, hasPlace];
  return [hasPlace ? kase.placePoint : null, hasPlace];
};

/** So many at least: two digits, the rest zeros, so that not each of many makes another feature. */
const atLeast = (count: number): number => {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, count))) - 1);
  return Math.floor(count / step) * step;
};

/** A case as everybody may see it on the map; null where it is not published, or lies nowhere that all may know. */
export const shownCase = (
  kind: Pick<Kind, 'type' | 'module'>,
  kase: PlacedCase,
  timeZone: string,
): ShownCase | null => {
  const { type, module } = kind;
  if (!kase.isPublic || type.publication.map === 'none') return null;
  const { reads } = type;
  const shown = shownAnswers(type, kase, 'public');
  const [point, hasPlace] = placeOf(kind, kase, shown);
  if (!point) return null;
  const title = String(shown[reads.title] ?? '');
  const category = reads.category === undefined ? undefined : shown[reads.category];
  const spot = reads.point === undefined ? undefined : (shown[reads.point] as Spot | undefined);
  const counts = type.workflow.counts.map(({ id }) => [countProperty(id), atLeast(kase.counts[id] ?? 0)]);
  return {
    ...{ number: kase.number, point, title },
    properties: {
      ...{ number: kase.number, subject: title, state: kase.state },
      category: typeof category === 'string' ? category : null,
      received: dayOf(kase.receivedAt.toISOString(), timeZone),
      closed: kase.closedAt && dayOf(kase.closedAt.toISOString(), timeZone),
      ...texts('structure', kase.structureName),
      ...texts('place', hasPlace ? kase.placeName : null),
      ...Object.fromEntries(counts),
      accuracy_m: spot?.accuracyM ?? null,
      page: `${module.web.casePage ?? '/civic/cases'}/${kase.number}`,
    },
  };
};
