import type { PublishedLayer } from '../../layers/catalogue.ts';
import { partitionOf, type Sql } from '../../layers/visible.ts';

/** The id under which values of a layer's features are told: a place's, or layer:feature. Names are of a checked manifest. */
export const placeSql = (
  { id, manifest }: Pick<PublishedLayer, 'id' | 'manifest'>,
  feature = 'f',
): string => {
  const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
  const { place } = manifest;
  return place
    ? `${quoted(`${place.level}:${place.scheme}:`)} || (${feature}.properties->>${quoted(place.code)})`
    : `${quoted(`${id}:`)} || ${feature}.id`;
};

/** The query for the ids of the features of a layer that a place's id means; null where it can mean none of it. */
export const featuresOfPlace = (base: PublishedLayer, place: string): Sql | null => {
  const { manifest, revision } = base;
  const prefix = manifest.place ? `${manifest.place.level}:${manifest.place.scheme}:` : `${base.id}:`;
  if (!place.startsWith(prefix)) return null;
  const rest = place.slice(prefix.length);
  const condition = manifest.place ? 'f.properties->>$2::text = $1' : 'f.id = $1 and $2::text is null';
  return {
    text: `select distinct f.id from ${partitionOf('feature', base)} f where ${condition}
      and f.since_revision <= ${Math.trunc(revision)} and f.until_revision > ${Math.trunc(revision)}`,
    values: [rest, manifest.place?.code ?? null],
  };
};
