import type { Country } from '../../../../sql/model/country.ts';
import { fold, type Text, textOf } from '../../../../sql/model/text.ts';
import { PUBLIC } from '../../../accounts/who.ts';
import { seenBy } from '../../../layers/seen-by.ts';
import { findPlaces } from '../../../places/find.ts';
import type { Services } from '../../../services.ts';
import type { Offer } from './value.ts';

export type Searching = Pick<Services, 'db' | 'catalogue' | 'country'>;

/** So many of those that a name finds are looked at: of more, no part of a name means one alone. */
const MOST = 20;
const MOST_LETTERS = 100;

type Found = { id: string; name: Partial<Text>; level: string; above: Partial<Text> | null };

const NAMED = `select p.id, p.name, p.level, (select a.name from place_parent h join place a on a.id = h.parent_id where h.place_no = p.no
    order by a.valid_from desc nulls last limit 1) as above
  from unnest($1::int[]) with ordinality as found (no, at) join place p using (no) order by at`;
const BY_ID = `select no from (select distinct on (p.id) p.no, p.id from place p where p.id = any($1) and p.layer_no = any($2::int[])
    order by p.id, p.valid_from desc nulls last) p order by array_position($1, p.id)`;

const shownLayers = ({ catalogue }: Searching): number[] =>
  [...seenBy(catalogue.now(), PUBLIC).layers.values()]
    .filter(({ manifest }) => manifest.place)
    .map(({ no }) => no);

/** A place as it is offered: its name, and what tells it from others of that name. */
const offerOf = ({ id, name, level, above }: Found, { levels }: Country): Offer => {
  const title = levels.find((one) => one.id === level)?.title;
  const label = textOf((language) => {
    const own = name[language] ?? name.fr ?? name.en ?? name.ar ?? id;
    const about = [title?.[language], above?.[language] ?? above?.fr].filter(Boolean).join(', ');
    return about ? `${own} (${about})` : own;
  });
  return { id, label, name };
};

const named = async (services: Searching, numbers: readonly number[]): Promise<Offer[]> => {
  const { rows } = await services.db.pool.query<Found>(NAMED, [numbers]);
  return rows.map((row) => offerOf(row, services.country));
};

/** Places that words may mean, the likeliest first, of those that all may know: what the search of places finds. */
export const placesLike = async (
  services: Searching,
  words: string,
  levels: readonly string[] | undefined,
): Promise<Offer[]> => {
  const text = fold(words.slice(0, MOST_LETTERS));
  if (text === '') return [];
  const known = services.country.levels.map(({ id }) => id).filter((id) => levels?.includes(id) ?? true);
  const found = findPlaces({
    ...{ text, levels: known, boxes: null, point: null, moment: new Date() },
    ...{ shown: shownLayers(services), limit: MOST },
  });
  const { rows } = await services.db.pool.query<{ no: number }>(found.text, [...found.values]);
  return named(
    services,
    rows.map(({ no }) => no),
  );
};

/** Places that were offered before, in the order in which they were. */
export const placesOf = async (services: Searching, ids: readonly string[]): Promise<Offer[]> => {
  if (ids.length === 0) return [];
  const { rows } = await services.db.pool.query<{ no: number }>(BY_ID, [ids, shownLayers(services)]);
  return named(
    services,
    rows.map(({ no }) => no),
  );
};
