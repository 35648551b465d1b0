import { hashToken, newToken } from '../../server/accounts/secrets.ts';
import { confirm } from '../../server/modules/petitions/signatures/confirm.ts';
import type { Services } from '../../server/services.ts';
import type { Db } from '../../sql/db.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

const SIGNATURES = 400;
const RUNS = 3;
const AT_ONCE = 8;

/** Does something to each, so many at once, as requests come. */
const eachOf = async <T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> => {
  const queue = [...items];
  const worker = async () => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

const OPEN = `with opened as (insert into case_access (number, code_hash, module) values ('BENC-HXXX', '', 'petitions') returning number)
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
  const { rows } = await db.pool.query<{ rows: number; counted: number }>(
    `select (select count(*)::int from petition_signature where case_no = $1 and state = 'counted') as rows,
       (select sum(n)::int from record_count where case_no = $1 and count_id = 'signatures') as counted`,
    [petition],
  );
  const { rows: stored, counted } = rows[0]!;
  if (stored !== expected || counted !== expected)
    throw new Error(`${expected} signatures came, ${stored} are there, and ${counted} were counted`);
};

/**
 * Signatures a second, from a link that is followed to a number that is right to the unit, with what looks for bursts and
 * thresholds, against bare inserts of as many rows, eight at once. A signature is some twelve statements.
 */
export const petitionRows = async (db: Db, services: Services): Promise<Row[]> => {
  const { rows } = await db.pool.query<{ no: number }>(OPEN, [new Date().toISOString()]);
  const { no } = rows[0]!;
  await db.pool.query(
    'create table bench_signature (id bigint generated always as identity, person text, place text)',
  );
  const all = await ask(db, no, SIGNATURES * (RUNS + 1));
  const batches = Array.from({ length: RUNS + 1 }, (_, at) =>
    all.slice(at * SIGNATURES, (at + 1) * SIGNATURES),
  );
  const insert = `insert into bench_signature (person, place) values ($1, 'governorate:ins:11')`;
  const took = await medians(
    RUNS,
    () => eachOf(batches.pop() ?? [], (token) => confirm(services, token)),
    () => eachOf(Array.from({ length: SIGNATURES }, newToken), (person) => db.pool.query(insert, [person])),
  );
  await checkCount(db, no, SIGNATURES * (RUNS + 1 - batches.length));
  await db.pool.query('drop table bench_signature');
  return [
    {
      what: `signatures confirmed and counted, ${SIGNATURES}`,
      ours: (1000 * SIGNATURES) / took.ours,
      theirs: (1000 * SIGNATURES) / took.theirs,
      unit: 'rows/s',
      aim: { kind: 'least', ratio: 0.05 },
    },
  ];
};
