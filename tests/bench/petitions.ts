import { hashToken, newToken } from '../../server/accounts/secrets.ts';
import { confirm } from '../../server/modules/petitions/signatures/confirm.ts';
import type { Services } from '../../server/services.ts';
import type { Db } from '../../sql/db.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

const SIGNATURES = 1000;
const RUNS = 5;
/** How often `medians` does each work: once before, and in each run once to warm up and once measured. */
const TIMES = 1 + 2 * RUNS;
/** How many sign in the same moment: as on any day, and as when a petition is in the news. */
const AT_ONCE = [8, 64];

/** Does something to each, so many at once, as requests come. */
const eachOf = async <T>(
  atOnce: number,
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> => {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
};

const OPEN = `with opened as (insert into case_access (number, code_hash, module) values ($2, '', 'petitions') returning number)
  insert into record_case (number, module, state, kind, is_public, channel, language, answers, title, clocks, next_counts)
    select number, 'petitions', 'open', 'waiting', true, 'web', 'en', '{"title": "Plant trees"}', 'Plant trees',
      jsonb_build_array(jsonb_build_object('id', 'collecting', 'counted', 'calendar', 'length', 180, 'rollsOver', false,
        'skipsClosures', false, 'events', jsonb_build_array(jsonb_build_object('kind', 'start', 'at', $1::text)))),
      '{"signatures": 10000}' from opened
  returning no`;

/** Signatures that wait for their mail to be answered, each of a person, network and place of her own; gives their links. */
const ask = async (db: Db, petition: number, count: number): Promise<string[]> => {
  const tokens = Array.from({ length: count }, newToken);
  await db.pool.query(
    `with asked as (
       insert into petition_signature (case_no, is_sponsor, state, person_hash, network_hash, shape_hash, hears, language, place_id)
         select $1, false, 'asked', gen_random_uuid()::text, gen_random_uuid()::text, gen_random_uuid()::text, 'nothing', 'en',
           'governorate:ins:' || (11 + n % 24) from generate_series(1, cardinality($2::bytea[])) n returning id),
       numbered as (select id, row_number() over () as n from asked)
     insert into one_time_token (hash, kind, content, expires_at)
       select ($2::bytea[])[n], 'signature', jsonb_build_object('signature', id), now() + interval '1 day' from numbered`,
    [petition, tokens.map(hashToken)],
  );
  return tokens;
};

/** What the rows say there is must be what was counted, to the unit. */
const checkCount = async (db: Db, petition: number, expected: number): Promise<void> => {
  const { rows } = await db.pool.query<{ rows: number; counted: number; placed: number }>(
    `select (select count(*)::int from petition_signature where case_no = $1 and state = 'counted') as rows,
       (select n from record_total where case_no = $1 and count_id = 'signatures') as counted,
       (select sum(n)::int from record_count where case_no = $1 and count_id = 'signatures') as placed`,
    [petition],
  );
  const { rows: stored, counted, placed } = rows[0]!;
  if (stored !== expected || counted !== expected || placed !== expected)
    throw new Error(
      `${expected} signatures came, ${stored} are there, ${counted} were counted, ${placed} by place`,
    );
};

/** What would be written of signatures if nothing were asked of them but that a person signs once. */
const BARE = `create table bench_signature (id uuid primary key default gen_random_uuid(), case_no bigint not null, person text not null,
  place text, unique (case_no, person))`;
const INSERT = 'insert into bench_signature (case_no, person, place) values ($1, $2, $3)';

/**
 * Signatures a second, from a link that is followed to a number that is right to the unit, with what looks for bursts and
 * thresholds, against bare inserts of as many rows into a table in which a person signs once, as many at once in both.
 */
const rowOf = async (db: Db, services: Services, atOnce: number): Promise<Row> => {
  const { rows } = await db.pool.query<{ no: number }>(OPEN, [new Date().toISOString(), `BENC-HX${atOnce}`]);
  const { no } = rows[0]!;
  const links = await ask(db, no, SIGNATURES * TIMES);
  const some = () => {
    if (links.length < SIGNATURES) throw new Error('there are no links left');
    return links.splice(0, SIGNATURES);
  };
  const places = Array.from({ length: SIGNATURES }, (_, at) => `governorate:ins:${11 + (at % 24)}`);
  const took = await medians(
    RUNS,
    () => eachOf(atOnce, some(), (token) => confirm(services, token)),
    () => eachOf(atOnce, places, (place) => db.pool.query(INSERT, [no, crypto.randomUUID(), place])),
  );
  await checkCount(db, no, SIGNATURES * TIMES);
  return {
    what: `signatures confirmed and counted, ${atOnce} at once`,
    ours: (1000 * SIGNATURES) / took.ours,
    theirs: (1000 * SIGNATURES) / took.theirs,
    unit: 'rows/s',
    aim: { kind: 'least', ratio: 0.33 },
  };
};

/** Signatures, a few at once and many: those of a moment are written together. */
export const petitionRows = async (db: Db, services: Services): Promise<Row[]> => {
  await db.pool.query(BARE);
  const rows: Row[] = [];
  for (const atOnce of AT_ONCE) rows.push(await rowOf(db, services, atOnce));
  await db.pool.query('drop table bench_signature');
  return rows;
};
