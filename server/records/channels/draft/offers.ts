import type pg from 'pg';
import type { Field } from '../../../../sql/model/records/form.ts';
import { likeness } from '../../../../sql/model/records/likeness.ts';
import { fold, LANGUAGES } from '../../../../sql/model/text.ts';
import { placesLike, placesOf, type Searching } from './places.ts';
import type { Asked } from './store.ts';
import { chosenOf, type Offer } from './value.ts';

/** As many names as are offered for what was written. */
const MOST = 6;
const LEAST_ALIKE = 0.3;

const BODIES = `select id, name as label from institution where status <> 'closed' order by id`;

/** All that a field can be answered with, where that is a short list. */
const allOf = async (client: pg.Pool, field: Field): Promise<Offer[]> => {
  if (field.kind === 'choice') return field.options;
  if (field.kind === 'body') return (await client.query<Offer>(BODIES)).rows;
  return [];
};

const alike = ({ label }: Offer, words: string): number =>
  Math.max(
    ...LANGUAGES.map((language) => {
      const name = label[language] ?? '';
      return fold(name).includes(fold(words)) ? 1 : likeness(name, words);
    }),
  );

/** What of a list is offered by number: all options of a choice; of names, those that read like what was written. */
export const offersFor = async (services: Searching, field: Field, words: unknown): Promise<Offer[]> => {
  if (field.kind === 'choice') return field.options;
  if (typeof words !== 'string' || words.trim() === '') return [];
  if (field.kind === 'place' || field.kind === 'area')
    return (await placesLike(services, words, field.levels)).slice(0, MOST);
  return (await allOf(services.db.pool, field))
    .map((offer) => ({ offer, how: alike(offer, words) }))
    .filter(({ how }) => how >= LEAST_ALIKE)
    .sort((one, other) => other.how - one.how)
    .slice(0, MOST)
    .map(({ offer }) => offer);
};

/** What an answer is chosen from: by number, of what was offered for it; by name, of all that there is. */
export const chooseFrom = async (
  services: Searching,
  field: Field,
  words: string,
  asked: Asked | undefined,
): Promise<Offer[]> => {
  const ids = asked?.offers ?? [];
  if (field.kind === 'place' || field.kind === 'area') {
    const offered = await placesOf(services, ids);
    return chosenOf(offered, words) ? offered : placesLike(services, words, field.levels);
  }
  const all = await allOf(services.db.pool, field);
  const offered = ids.flatMap((id) => all.find((one) => one.id === id) ?? []);
  return chosenOf(offered, words) ? offered : all;
};
