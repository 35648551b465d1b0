import type { Db } from '../../sql/db.ts';
import type { PlaceInfo } from '../../sql/model/api.ts';
import type { Country } from '../../sql/model/country.ts';
import { sameText } from '../../sql/model/text.ts';
import { VALID_AT } from './find.ts';

type PlaceRow = Omit<PlaceInfo, 'parents' | 'codes' | 'levelTitle'> & {
  no: number;
  scheme: string;
  code: string;
  codes: Record<string, string> | null;
};
type ParentRow = PlaceInfo['parents'][number] & { child: number };

const DETAILS = `select p.no, p.id, p.level, p.scheme, p.code, p.name, p.name_origin as "nameOrigin",
    array[ST_XMin(p.geom), ST_YMin(p.geom), ST_XMax(p.geom), ST_YMax(p.geom)] as bbox,
    array[round(ST_X(s.point)::numeric, 6)::float8, round(ST_Y(s.point)::numeric, 6)::float8] as point,
    to_char(p.valid_from, 'YYYY-MM-DD') as "validFrom", to_char(p.valid_to, 'YYYY-MM-DD') as "validTo",
    (select jsonb_object_agg(c.scheme, c.code) from place_code c where c.place_no = p.no) as codes
  from unnest($1::int8[]) with ordinality as asked (no, at) join place p using (no),
    lateral (select ST_PointOnSurface(p.geom) as point) s
  order by asked.at`;

/** No hierarchy is deeper; it also ends one that a file made a circle of. */
const DEEPEST = 8;

const PARENTS = `with recursive up as (
    select h.place_no as child, h.parent_id, 1 as depth from place_parent h where h.place_no = any($1::int8[])
    union
    select up.child, h.parent_id, up.depth + 1 from up
      join place p on p.id = up.parent_id and ${VALID_AT('$2')} and p.layer_no = any($3::int[])
      join place_parent h on h.place_no = p.no where up.depth < ${DEEPEST}
  )
  select up.child, p.id, p.level, p.name from up join place p on p.id = up.parent_id and ${VALID_AT('$2')} and p.layer_no = any($3::int[])
  group by up.child, p.id, p.level, p.name order by up.child, min(up.depth), p.id`;

const infoOf = (row: PlaceRow, parents: readonly ParentRow[], country: Country): PlaceInfo => {
  const level = country.levels.find(({ id }) => id === row.level);
  return {
    id: row.id,
    level: row.level,
    levelTitle: level?.title ?? sameText(row.level),
    name: row.name,
    nameOrigin: row.nameOrigin,
    bbox: row.bbox,
    point: row.point,
    parents: parents
      .filter(({ child }) => child === row.no)
      .map(({ id, level: at, name }) => ({ id, level: at, name })),
    codes: { [row.scheme]: row.code, ...row.codes },
    validFrom: row.validFrom,
    validTo: row.validTo,
  };
};

/** Places by their numbers, in that order; what is above them is as it was at the moment. */
export const describePlaces = async (
  db: Db,
  numbers: readonly number[],
  { moment, country, shown }: { moment: Date; country: Country; shown: readonly number[] },
): Promise<PlaceInfo[]> => {
  if (numbers.length === 0) return [];
  const details = await db.read().query<PlaceRow>(DETAILS, [numbers]);
  const parents = await db.read().query<ParentRow>(PARENTS, [numbers, moment, shown]);
  return details.rows.map((row) => infoOf(row, parents.rows, country));
};
