import type { Db } from '../../sql/db.ts';

/** Rows of cases of the toy module, made by the database: `$1` of them, numbered from `$2`; places by turns of `$3`, from a day on. */
const ACCESS = `insert into case_access (number, module, code_hash)
  select substr(h, 1, 4) || '-' || substr(h, 5), 'umbrellas', decode(md5('code ' || n), 'hex')
  from generate_series($2::int + 1, $2::int + $1::int) n, lateral (select upper(lpad(to_hex(n), 8, '0')) as h) x`;

// Answered are three of four, within 5 to 25 days; of the open ones, what came more than forty days ago is past its deadline.
const CASES = `insert into record_case (number, module, state, kind, is_public, channel, language, answers, personal, title, category,
    structure_id, place_id, geom, accuracy_m, due_at, received_at, changed_at, closed_at, public_words, all_words)
  select substr(h, 1, 4) || '-' || substr(h, 5), 'umbrellas', state, case when state = 'received' then 'open' else 'closed' end,
    state <> 'received', (array['web', 'desk', 'telephone'])[1 + n % 3], 'en',
    jsonb_build_object('title', title, 'story', 'Left on tram ' || n % 977, 'colour', colour, 'where', place,
      'spot', jsonb_build_object('longitude', x, 'latitude', y)),
    jsonb_build_object('owner', 'Secret ' || n, 'phone', '71' || n), title, colour,
    ($4::text[])[1 + n % array_length($4::text[], 1)], place, ST_SetSRID(ST_MakePoint(x, y), 4326), null,
    case when state = 'received' then at + interval '40 days' end, at, at, case when state <> 'received' then at + days * interval '1 day' end,
    fold(title || ' left on tram ' || n % 977 || ' ' || colour), fold(title || ' left on tram ' || n % 977 || ' ' || colour)
  from generate_series($2::int + 1, $2::int + $1::int) n,
    lateral (select upper(lpad(to_hex(n), 8, '0')) as h, ($3::text[])[1 + n % array_length($3::text[], 1)] as place,
      (array['black', 'red', 'other'])[1 + (n / 7) % 3] as colour, (array['found', 'lost', 'found', 'received'])[1 + (n / 3) % 4] as state,
      $5::timestamptz + ((n::float8 * 0.6180339887) - floor(n::float8 * 0.6180339887)) * $6::int * interval '1 day' as at,
      2 + 4 * ((n * 0.7548776662::float8) - floor(n * 0.7548776662::float8)) as x,
      2 + 4 * ((n * 0.5698402910::float8) - floor(n * 0.5698402910::float8)) as y,
      5 + n % 21 as days, 'Umbrella of ' || n % 4999 as title) made`;

export type Filling = {
  count: number;
  /** The number before the first. */
  after?: number;
  places: readonly (string | null)[];
  structures: readonly (string | null)[];
  /** The first day of receipt, and how many there are. */
  from: string;
  days: number;
};

/** Puts cases of the toy module (tests/world/toy-module.ts) into the database, always the same ones. */
export const fillCases = async (
  db: Db,
  { count, after = 0, places, structures, from, days }: Filling,
): Promise<void> => {
  await db.pool.query(ACCESS, [count, after]);
  await db.pool.query(CASES, [count, after, places, structures, from, days]);
};
