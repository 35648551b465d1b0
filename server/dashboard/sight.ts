import type { Db } from '../../sql/db.ts';
import type { Country } from '../../sql/model/country.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';

/** What a dashboard is made from: what whoever asks may see, and the place that it is of; null: the country. */
export type Sight = {
  db: Db;
  country: Country;
  snapshot: Snapshot;
  place: { id: string; no: number } | null;
  now: Date;
  signal: AbortSignal;
};

/** A feature of a layer. */
export type Where = { layer: string; feature: string };

export const keyOf = ({ layer, feature }: Where): string => `${layer} ${feature}`;

/** The layers whose places are for whoever asks. */
export const placeLayers = ({ snapshot }: Pick<Sight, 'snapshot'>): PublishedLayer[] =>
  [...snapshot.layers.values()].filter(({ manifest }) => manifest.place);

/** The level of places that a country is told by: the first below the country itself. */
export const regionLevel = ({ country }: Pick<Sight, 'country'>): string =>
  country.levels
    .filter(({ hierarchy, rank }) => hierarchy === 'administrative' && rank > 0)
    .sort((a, b) => a.rank - b.rank)[0]?.id ?? '';

/** Whether all of the country is looked at: no place, or the one that is the country. */
export const isOfCountry = ({ place, country }: Pick<Sight, 'place' | 'country'>): boolean =>
  place === null ||
  country.levels.some(
    ({ id, hierarchy, rank }) =>
      hierarchy === 'administrative' && rank === 0 && place.id.startsWith(`${id}:`),
  );
