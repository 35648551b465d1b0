import { type CaseFilter, type CasePage, listCases, queryOf } from '../../server/records/cases/list.ts';
import type { Module } from '../../server/records/module.ts';
import { publishIn } from '../../server/records/publish/job.ts';
import { statisticsOf } from '../../server/records/statistics/statistics.ts';
import type { Db } from '../../sql/db.ts';
import { enqueue } from '../../sql/jobs/enqueue.ts';
import { searchQuery } from '../../sql/model/records/words.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { fillCases } from '../world/cases.ts';
import { worldland } from '../world/country.ts';
import { umbrellaModule, umbrellas } from '../world/toy-module.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

const RUNS = 7;
/** Without its layer: how features are written is measured elsewhere. */
const modules: Module[] = [
  {
    ...umbrellaModule,
    cases: { ...umbrellas, publication: { unless: umbrellas.publication.unless, map: 'none' } },
  },
];
const MODULE = umbrellaModule.id;
const { timeZone } = worldland;
const PLACES = Array.from({ length: 264 }, (_, at) => `delegation:bench:${at}`);
const STRUCTURES = Array.from({ length: 60 }, (_, at) => `body-${at}`);
/** Six years, so that a month has one case in seventy. */
const [FROM, DAYS] = ['2020-01-01', 2190];

const BODIES = `insert into institution (id, name, kind, status, manifest)
  select id, jsonb_build_object('en', id), 'agency', 'open', '{}' from unnest($1::text[]) id`;

/** As much as years of people's sending leave behind; what each of them would have asked for is asked for once. */
const fill = async (db: Db, count: number): Promise<void> => {
  await db.pool.query(BODIES, [STRUCTURES]);
  await db.pool.query('alter table record_case disable trigger record_changed');
  const batch = 100_000;
  for (let after = 0; after < count; after += batch)
    await fillCases(db, {
      ...{ count: Math.min(batch, count - after), after, places: PLACES, structures: STRUCTURES },
      ...{ from: FROM, days: DAYS },
    });
  await db.pool.query('alter table record_case enable trigger record_changed');
  await db.pool.query(
    `insert into record_dirty (module, case_no, received_at)
     select module, min(no), min(received_at) from record_case group by module, date_trunc('month', received_at at time zone $1)`,
    [timeZone],
  );
  await db.pool.query(
    `insert into record_total (case_no, count_id, n) select no, 'seen', no * 7919 % 997 from record_case`,
  );
  await db.pool.query('vacuum analyze record_case, record_total');
};

const publish = async (db: Db): Promise<void> => {
  await enqueue(db.pool, 'cases.publish', {});
  await doJobs(db, process.env, { 'cases.publish': publishIn(modules, worldland) }, ['cases.publish']);
};

/** What somebody would write who wants what a line of a list tells, without what becomes of it. */
const LINES = `select c.number, c.title, c.answers->>'title', c.redacted, c.state, c.category, c.place_id, c.received_at, c.closed_at, c.due_at,
    i.id, i.name, i.status
  from record_case c left join institution i on i.id = c.structure_id where c.module = $1 and c.is_public`;
const NEWEST = 'order by c.received_at desc, c.no desc limit 21';
const LIST = `${LINES} ${NEWEST}`;
const SEARCH = `${LINES} and to_tsvector('simple'::regconfig, c.public_words) @@ to_tsquery('simple'::regconfig, $2) ${NEWEST}`;
const COUNTS = [
  'count(*), count(closed_at), percentile_cont(array[0.5, 0.9]) within group (order by extract(epoch from closed_at - received_at))',
  ...['category', 'structure_id', 'place_id', 'channel', 'state'].map((column) => `${column}, count(*)`),
  `date_trunc('month', received_at) as month, count(*)`,
];
const BY_HAND = (where: string): string[] =>
  COUNTS.map((what, at) => `select ${what} from record_case where ${where} ${at === 0 ? '' : 'group by 1'}`);

const filterOf = (q?: string) => ({ modules: [MODULE], publicOnly: true, structures: null, q });
const page = { order: 'newest', limit: 20 } as const;

/** Of which most is counted, by the numbers as they are stored. */
const MOST = `${LINES.replace('where c.module', "join record_total t on t.case_no = c.no where t.count_id = 'seen' and c.module")}
  order by t.n desc, c.no desc limit 21`;

/** What a queue of one's own would be asked by hand: open cases of a structure, what is due first. */
const QUEUE = `${LINES.replace('c.is_public', `c.kind = 'open'`)} and c.structure_id = $2 order by c.due_at, c.no limit 51`;
const OFFICE = { modules: [MODULE], publicOnly: false } as const;
const due = { order: 'due', limit: 50 } as const;

type Plan = { 'Relation Name'?: string; 'Actual Rows': number; 'Actual Loops': number; Plans?: Plan[] } & {
  'Rows Removed by Filter'?: number;
};
/** How many rows of cases a plan went through. */
const wentThrough = (plan: Plan): number => {
  const { 'Actual Rows': rows, 'Actual Loops': loops, 'Rows Removed by Filter': removed = 0 } = plan;
  const own = plan['Relation Name'] === 'record_case' ? (rows + removed) * loops : 0;
  return (plan.Plans ?? []).reduce((sum, one) => sum + wentThrough(one), own);
};

/** Queues of all structures, and of those that have little: each page is read from an index, a page of each kind at most. */
const QUEUES: readonly [what: string, filter: Omit<CaseFilter, keyof typeof OFFICE>, page: CasePage][] = [
  ['all structures', { structures: null }, due],
  ['all structures, open', { structures: null, kinds: ['open'] }, due],
  ['all structures, overdue', { structures: null, overdue: true }, due],
  ['all structures, closed, newest', { structures: null, kinds: ['closed'] }, { ...due, order: 'newest' }],
  ['all structures, in a state', { structures: null, states: ['received'] }, due],
  ['a structure that has nothing open', { structures: ['body-7'], kinds: ['open'] }, due],
  ['three structures, overdue', { structures: ['body-9', 'body-10', 'body-11'], overdue: true }, due],
];
/** Kinds of what is owed, of each of which a page may be read. */
const PARTS = 3;

const rowsOfQueues = async ({ pool }: Db, count: number): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const [what, filter, page] of QUEUES) {
    const { text, values } = queryOf(modules, { ...OFFICE, ...filter }, page);
    const explained = await pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `explain (analyze, format json) ${text}`,
      values,
    );
    const ours = wentThrough(explained.rows[0]!['QUERY PLAN'][0].Plan);
    const parts = (filter.structures?.length ?? 1) * PARTS;
    rows.push({
      what: `cases, ${count}: queue of ${what}, rows gone through`,
      ...{ ours, theirs: page.limit + 1, unit: 'rows', aim: { kind: 'most', ratio: parts } },
    });
  }
  return rows;
};

const RARE = 'umbrella 1234 tram 7';

/** So often that what a page of a list takes is more than what the clock and the machine's other work make of it. */
const PAGES = 20;
const often = (work: () => Promise<unknown>) => async () => {
  for (let time = 0; time < PAGES; time++) await work();
};

type Pair = [what: string, ours: () => Promise<unknown>, theirs: () => Promise<unknown>];

const pairsOf = ({ pool }: Db): Pair[] => {
  const list = (q?: string) => listCases(pool, modules, filterOf(q), page, 'public');
  const most = () => listCases(pool, modules, filterOf(), { ...page, order: 'most' }, 'public');
  const statistics = (filter: Parameters<typeof statisticsOf>[1]['filter']) =>
    statisticsOf(pool, { module: MODULE, timeZone, filter });
  const byHand = (where: string, values: unknown[]) => async () => {
    for (const text of BY_HAND(where)) await pool.query(text, values);
  };
  const touched = async () => {
    await pool.query(
      `insert into record_dirty (module, case_no, received_at) select module, no, received_at from record_case where module = $1
       order by received_at desc limit 1`,
      [MODULE],
    );
    await statistics({});
    await pool.query('delete from record_dirty');
  };
  const all = byHand('module = $1', [MODULE]);
  return [
    ['list, 20 times', often(() => list()), often(() => pool.query(LIST, [MODULE]))],
    ['most counted first, 20 times', often(() => most()), often(() => pool.query(MOST, [MODULE]))],
    ['search, rare words', () => list(RARE), () => pool.query(SEARCH, [MODULE, searchQuery(RARE)])],
    [
      'search, a word of all, 20 times',
      often(() => list('umbrella')),
      often(() => pool.query(SEARCH, [MODULE, searchQuery('umbrella')])),
    ],
    [
      'queue of a structure, 20 times',
      often(() =>
        listCases(pool, modules, { ...OFFICE, structures: ['body-9'], kinds: ['open'] }, due, 'internal'),
      ),
      often(() => pool.query(QUEUE, [MODULE, 'body-9'])),
    ],
    ['statistics', () => statistics({}), all],
    ['statistics, a case just changed', touched, all],
    [
      'statistics, a year',
      () => statistics({ period: '2024' }),
      byHand(`module = $1 and received_at >= '2024-01-01' and received_at < '2025-01-01'`, [MODULE]),
    ],
    [
      'statistics, a structure',
      () => statistics({ structure: 'body-7' }),
      byHand('module = $1 and structure_id = $2', [MODULE, 'body-7']),
    ],
    [
      'statistics, a place',
      () => statistics({ place: PLACES[7]! }),
      byHand('module = $1 and place_id = $2', [MODULE, PLACES[7]]),
    ],
  ];
};

/** Lists, search and figures of so many cases, each against the SQL that tells the same by hand. */
export const recordRows = async (db: Db, count: number): Promise<Row[]> => {
  await fill(db, count);
  await publish(db);
  await db.pool.query('vacuum analyze record_tally, record_dirty, record_place');
  const rows = await rowsOfQueues(db, count);
  for (const [what, ours, theirs] of pairsOf(db)) {
    const took = await medians(RUNS, ours, theirs);
    rows.push({
      what: `cases, ${count}: ${what}`,
      ...took,
      unit: 'ms',
      aim: { kind: 'most', ratio: 3 },
    });
  }
  return rows;
};
