import { fold, LANGUAGES } from '../../sql/model/text.ts';
import type { Box } from '../features/bbox.ts';
import { type Condition, containing, every, some, where } from '../features/sql.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import type { Sql } from '../layers/visible.ts';
import { featureOf, POINT_COLUMNS } from './feature.ts';
import { SERIES_COLUMNS } from './row.ts';

/** Which series, of which of the layers that whoever asks may see. */
export type Wanted = {
  layers: readonly PublishedLayer[];
  parameters: readonly string[] | null;
  feature: string | null;
  status: 'real' | 'sample' | null;
  boxes: readonly Box[] | null;
  /** Number of a place that was found. */
  place: number | null;
  near: { longitude: number; latitude: number; metres: number } | null;
  words: readonly string[];
  limit: number;
  after: number | null;
};

const MOST_WORDS = 8;

export const wordsOf = (text: string): string[] => fold(text).split(' ').filter(Boolean).slice(0, MOST_WORDS);

/** Parameters that have a word in their name, in any language. */
const parametersWith = (word: string, { parameters }: Snapshot): string[] =>
  [...parameters.values()]
    .filter(({ manifest: { id, symbol = '', title } }) =>
      [id, symbol, ...LANGUAGES.map((language) => title[language])].some((name) => fold(name).includes(word)),
    )
    .map(({ manifest }) => manifest.id);

/** SQL for a feature `f` that meets a box of degrees. */
export const MEETS = 'ST_Intersects(f.geom, ST_MakeEnvelope(?, ?, ?, ?, 4326))';
const WITHIN = 'ST_DWithin(f.geom::geography, ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography, ?)';
const METRES = (at: Wanted['near'], offset: number): Sql =>
  at
    ? where(
        'ST_Distance(f.geom::geography, ST_SetSRID(ST_MakePoint(?, ?), 4326)::geography)',
        at.longitude,
        at.latitude,
      )(offset)
    : { text: '0::float8', values: [] };

/** SQL for a feature `f` that lies in a place (its number). What is larger than the place does not, though a point of it may. */
export const LIES_IN = `exists (select from place p where p.no = ? and ST_Intersects(p.geom, ST_PointOnSurface(f.geom))
  and ST_Area(f.geom) <= 1.01 * ST_Area(p.geom))`;

const ownConditions = ({ parameters, feature, status }: Wanted): Condition[] => [
  ...(parameters ? [where('s.parameter_id = any(?::text[])', parameters)] : []),
  ...(feature === null ? [] : [where('s.feature_id = ?', feature)]),
  ...(status ? [where('s.status = ?', status)] : []),
];

const featureConditions = ({ boxes, place, near, words }: Wanted, snapshot: Snapshot): Condition[] => [
  ...(boxes ? [some(boxes.map((box) => where(MEETS, ...box)))] : []),
  ...(place === null ? [] : [where(LIES_IN, place)]),
  ...(near ? [where(WITHIN, near.longitude, near.latitude, near.metres)] : []),
  ...words.map((word) =>
    some([
      where('f.search_text like ?', containing(word)),
      where('fold(s.feature_id) like ?', containing(word)),
      where('s.parameter_id = any(?::text[])', parametersWith(word, snapshot)),
    ]),
  ),
];

/**
 * The query for a page of series and for how many there are in all, as `matched` of every row. Features are looked at
 * before the page is cut only where they decide what is on it.
 */
export const findSeries = (wanted: Wanted, snapshot: Snapshot): Sql => {
  const feature = featureOf(wanted.layers, 1);
  const onFeature = featureConditions(wanted, snapshot);
  const metres = METRES(wanted.near, 3);
  const condition = every([...ownConditions(wanted), ...onFeature])(3 + metres.values.length);
  const looked = onFeature.length > 0 ? `cross join lateral (${feature}) f` : '';
  return {
    text: `with found as materialized (
        select s.no, s.id collate "C" as id, ${metres.text} as metres from series s ${looked}
        where s.layer_id = any($1::text[]) and ${condition.text}
      ), page as (
        select no, id, metres from found
        where $2::int is null or (metres, id) > (select metres, id from found where no = $2) order by metres, id limit $3
      )
      select ${SERIES_COLUMNS}, (select count(*) from found) as matched, f.properties, ${POINT_COLUMNS}
      from page join series s on s.no = page.no left join lateral (${feature}) f on true order by page.metres, page.id`,
    values: [
      wanted.layers.map(({ id }) => id),
      wanted.after,
      Math.trunc(wanted.limit),
      ...metres.values,
      ...condition.values,
    ],
  };
};

/** The query for one series by its id. */
export const seriesById = (id: string, layers: readonly PublishedLayer[]): Sql => ({
  text: `select ${SERIES_COLUMNS}, f.properties, ${POINT_COLUMNS}
    from series s left join lateral (${featureOf(layers, 1)}) f on true where s.id = $2 and s.layer_id = any($1::text[])`,
  values: [layers.map((layer) => layer.id), id],
});

/** The query for the series of a layer that have a value, in the order of features; null: of all parameters. */
export const latestOf = (layer: PublishedLayer, parameters: readonly string[] | null): Sql => ({
  text: `select ${SERIES_COLUMNS}, f.properties, ${POINT_COLUMNS}
    from series s left join lateral (${featureOf([layer], 1)}) f on true
    where s.layer_id = any($1::text[]) and s.last_time is not null and ($2::text[] is null or s.parameter_id = any($2))
    order by s.feature_id collate "C", s.id collate "C"`,
  values: [[layer.id], parameters],
});
