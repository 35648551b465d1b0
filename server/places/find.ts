import type { Box } from '../features/bbox.ts';
import { beginning, containing, every, some, where } from '../features/sql.ts';
import type { Sql } from '../layers/visible.ts';

/** Which places: `text` is folded, `levels` are all that may be given, the most important first. */
export type Wanted = {
  text: string | null;
  levels: readonly string[];
  boxes: readonly Box[] | null;
  point: readonly [number, number] | null;
  moment: Date;
  /** Numbers of the layers whose places are for whoever asks. */
  shown: readonly number[];
  limit: number;
};

const CONTAINS = 'ST_Intersects(p.geom, ST_SetSRID(ST_MakePoint(?, ?), 4326))';
const MEETS = 'ST_Intersects(p.geom, ST_MakeEnvelope(?, ?, ?, ?, 4326))';

/** The condition that a version `p` of a place is the one of a moment. */
export const VALID_AT = (moment: string): string =>
  `(p.valid_from is null or p.valid_from <= ${moment}) and (p.valid_to is null or p.valid_to > ${moment})`;

const conditionsOf = ({ levels, boxes, point, moment, shown }: Wanted, offset: number): Sql =>
  every([
    where(VALID_AT('?'), moment, moment),
    where('p.level = any(?::text[])', levels),
    where('p.layer_no = any(?::int[])', shown),
    ...(point ? [where(CONTAINS, ...point)] : []),
    ...(boxes ? [some(boxes.map((box) => where(MEETS, ...box)))] : []),
  ])(offset);

/**
 * How well a name fits: the name itself, its beginning, the beginning of one of its words, else how alike the trigrams
 * are. An Arabic name may be asked for without its article.
 */
const SCORE = `case
  when n.folded = $1 then 3 when n.folded = 'ال' || $1 then 2.9
  when n.folded like $2 then 2 when n.folded like 'ال' || $2 then 1.9
  when n.folded like '% ' || $2 then 1.5
  else round(greatest(similarity(n.folded, $1), 0.9 * word_similarity($1, n.folded))::numeric, 2) end`;

/** Below three letters a name has no trigram to be found by: only what begins so is looked at. */
const CANDIDATES = (text: string): string =>
  [...text].length < 3
    ? "(n.folded like $2 or n.folded like 'ال' || $2 or $3::text is null)"
    : '(n.folded like $3 or n.folded % $1 or $1 <% n.folded)';

/** The query for the numbers of the places that are wanted, best first. */
export const findPlaces = (wanted: Wanted): Sql => {
  const { text, levels, limit } = wanted;
  const last = `array_position($${text === null ? 1 : 4}::text[], p.level), p.rank desc, p.id, p.no limit ${Math.trunc(limit)}`;
  if (text === null) {
    const condition = conditionsOf(wanted, 1);
    return {
      text: `select p.no from place p where ${condition.text} order by ${last}`,
      values: [levels, ...condition.values],
    };
  }
  const condition = conditionsOf(wanted, 4);
  return {
    text: `with named as (
        select n.place_no, max(${SCORE}) as score from place_name n where ${CANDIDATES(text)} group by n.place_no
      )
      select p.no from named join place p on p.no = named.place_no
      where ${condition.text} order by named.score desc, ${last}`,
    values: [text, beginning(text), containing(text), levels, ...condition.values],
  };
};

/** The query for the version of a place that is meant: the one of the moment, else the last. */
export const placeById = (id: string, moment: Date, shown: readonly number[]): Sql => ({
  text: `select p.no from place p where p.id = $1 and p.layer_no = any($3::int[])
    order by (${VALID_AT('$2')}) desc, p.valid_from desc nulls last limit 1`,
  values: [id, moment, shown],
});
