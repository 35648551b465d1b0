import type { SearchResult } from '../../sql/model/api.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf } from '../../sql/model/property.ts';
import { fold, type Language } from '../../sql/model/text.ts';
import { containing } from '../features/sql.ts';
import { titleOf } from '../features/title.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import type { Sql } from '../layers/visible.ts';

type Hit = SearchResult['features'][number];
export type HitRow = { layer: string; id: string; properties: Record<string, unknown>; bbox: Hit['bbox'] };

/** Layers that have something to be searched for. */
export const searchable = (layers: Iterable<PublishedLayer>): PublishedLayer[] =>
  [...layers].filter(({ manifest }) => manifest.properties.some(({ search }) => search));

/** A stored text has a line for each value: the whole of one, the beginning of one, a part, or something alike. */
const SCORE = `case
  when E'\\n' || f.search_text || E'\\n' like E'%\\n' || $4 || E'\\n%' then 3
  when E'\\n' || f.search_text like E'%\\n' || $4 || '%' then 2
  when f.search_text like $2 then 1.5
  else round(word_similarity($1, f.search_text)::numeric, 2) end`;

/** Below three letters there is no trigram that could be alike. */
const MATCHES = { part: 'f.search_text like $2', alike: '$1 <% f.search_text and char_length($1) > 2' };

/**
 * The query for the features of layers whose searchable text has a text as a `part` or something `alike`, best first; of
 * the states of a feature the last. Likeness is looked at only where no part was found: it costs thirty times as much.
 */
export const findFeatures = (
  text: string,
  layers: readonly PublishedLayer[],
  { how, limit }: { how: keyof typeof MATCHES; limit: number },
): Sql => ({
  text: `with asked as (
      select * from unnest($3::int[], $5::int8[], $6::text[]) with ordinality as asked (no, revision, id, position)
    ), hits as (
      select distinct on (asked.position, f.id) asked.id as layer, asked.position, f.id, f.properties, f.geom, ${SCORE} as score
      from asked join feature f on f.layer_no = asked.no and f.since_revision <= asked.revision and f.until_revision > asked.revision
      where f.layer_no = any($3::int[]) and ${MATCHES[how]}
      order by asked.position, f.id, f.valid_from desc nulls last
    )
    select layer, id, properties, array[ST_XMin(geom), ST_YMin(geom), ST_XMax(geom), ST_YMax(geom)] as bbox
    from hits order by score desc, position, id limit ${Math.trunc(limit)}`,
  values: [
    text,
    containing(text),
    layers.map(({ no }) => no),
    containing(text).slice(1, -1),
    layers.map(({ revision }) => revision),
    layers.map(({ id }) => id),
  ],
});

const trigrams = (text: string): Set<string> =>
  new Set(
    text.split(' ').flatMap((word) => {
      const padded = `  ${word} `;
      return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
    }),
  );

/** How much of what was looked for a value shows: all, or so many of its trigrams. */
const shownIn = (value: unknown, text: string): number => {
  const folded = fold(String(value ?? ''));
  if (folded.includes(text)) return Number.POSITIVE_INFINITY;
  const own = trigrams(folded);
  return [...trigrams(text)].filter((trigram) => own.has(trigram)).length;
};

/** The property that matched, where the title does not show it. */
const matchedOf = (manifest: Layer, row: HitRow, title: string, text: string): Hit['matched'] => {
  const best = manifest.properties
    .filter(({ search }) => search)
    .flatMap(columnsOf)
    .map((property) => ({ property, shown: shownIn(row.properties[property], text) }))
    .reduce((one, other) => (other.shown > one.shown ? other : one));
  if (shownIn(title, text) >= best.shown) return null;
  return { property: best.property, value: String(row.properties[best.property]) };
};

/** A hit as it is published. */
export const hitOf = (row: HitRow, layer: PublishedLayer, text: string, language: Language): Hit => {
  const title = titleOf(layer.manifest, row, language);
  return {
    layer: row.layer,
    id: row.id,
    title,
    matched: matchedOf(layer.manifest, row, title, text),
    bbox: row.bbox,
  };
};
