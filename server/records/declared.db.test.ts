import type pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { losingStatement } from '../../tests/harness/lose-statement.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { worldland } from '../../tests/world/country.ts';
import { umbrellaModule, umbrellas } from '../../tests/world/toy-module.ts';
import { moveDeadlines } from './calendar/move.ts';
import { followDeclarations } from './declared.ts';
import { caseTime } from './jobs.ts';
import type { Module } from './module.ts';

const test = useDb();
const text = (en: string) => ({ ar: `ع ${en}`, fr: `f ${en}`, en });

/** The umbrellas, declared so that so many who want one bring something about, and, where `leads` is not, that none is due. */
const wanted = (reaches: number, leads = true): Module[] => {
  const { workflow } = umbrellas;
  const counts = [...workflow.counts!, { id: `wanted-${reaches}`, title: text('Wanted by') }];
  const countRules = [{ count: `wanted-${reaches}`, reaches, deed: 'seen-enough' }];
  const declared = { ...workflow, counts, countRules, leading: leads ? workflow.leading : [] };
  return [{ ...umbrellaModule, cases: { ...umbrellas, workflow: declared } }];
};
const first = [umbrellaModule];

// As many as are gone through at once, and some; every third is closed.
const MANY = 250;
const OPEN = 167;
const AT_FIRST = 134;
/** A clock that started so many days ago. */
const clock = (days: number): string => {
  const at = new Date(Date.now() - days * 86_400_000).toISOString();
  const events = [{ kind: 'start', at }];
  const find = {
    id: 'find',
    counted: 'calendar',
    length: 10,
    rollsOver: false,
    skipsClosures: false,
    events,
  };
  return JSON.stringify([find]);
};

beforeEach(async () => {
  const { pool } = test.db;
  await pool.query('truncate case_access, record_declared cascade');
  await pool.query(
    `with opened as (
       insert into case_access (number, code_hash, module) select lpad(n::text, 9, '0'), '', 'umbrellas' from generate_series(1, $2) n order by n
     )
     insert into record_case (number, module, state, kind, is_public, channel, language, answers, title, clocks, closed_at)
      select lpad(n::text, 9, '0'), 'umbrellas', case when n % 3 = 0 then 'found' else 'received' end, case when n % 3 = 0 then 'closed' else 'open' end, n % 3 = 0,
        'web', 'en', '{}', 'Umbrella', $1, case when n % 3 = 0 then now() end from generate_series(1, $2) n`,
    [clock(0), MANY],
  );
});

/** How many open cases wait for which number. */
const stand = async () => {
  const { rows } = await test.db.pool.query<{ next: object; n: number }>(
    `select next_counts as next, count(*)::int as n from record_case where kind <> 'closed' group by 1 order by next_counts::text desc`,
  );
  return rows.map(({ next, n }) => [JSON.stringify(next), n]);
};
const noughts = async (id: string): Promise<number> =>
  (
    await test.db.pool.query<{ n: number }>(
      'select count(*)::int as n from record_total where count_id = $1 and n = 0',
      [id],
    )
  ).rows[0]!.n;
const known = async () =>
  (
    await test.db.pool.query<{ digest: string | null; coming: string | null }>(
      'select digest, coming from record_declared',
    )
  ).rows[0];
/** One run that has no more time than for one go. */
const some = (modules: Module[]) => followDeclarations(test.db, modules, worldland, { until: 0 });
const all = (modules: Module[]) => followDeclarations(test.db, modules, worldland);

/** What is asked of the database while something is done. */
const askedBy = async (work: () => Promise<unknown>): Promise<string[]> => {
  const { pool } = test.db;
  const texts: string[] = [];
  const connect = pool.connect.bind(pool);
  pool.connect = (async (callback?: unknown) => {
    if (callback) return (connect as (given: unknown) => unknown)(callback);
    const client = await connect();
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    client.query = ((...given: unknown[]) => {
      texts.push(String((given[0] as pg.QueryConfig).text ?? given[0]));
      return query(...given);
    }) as typeof client.query;
    const release = client.release.bind(client);
    client.release = (error) => {
      client.query = query as typeof client.query;
      release(error);
    };
    return client;
  }) as typeof pool.connect;
  await work().finally(() => {
    pool.connect = connect;
  });
  return texts;
};

describe('many cases of a module that is declared otherwise', () => {
  it('are gone through over several runs, none of them twice, and it is noted only then', async () => {
    await all(first);
    const before = (await known())!;
    const later = wanted(7);
    const rowsOf = async () =>
      (
        await test.db.pool.query<{ no: number; row: string }>(
          `select no, xmin::text as row from record_case where next_counts ? 'wanted-7' order by no`,
        )
      ).rows;
    expect([await some(later), await noughts('wanted-7')]).toEqual([0, 200]);
    const written = await rowsOf();
    expect([written.length, (await known())!.digest]).toEqual([AT_FIRST, before.digest]);
    expect([await some(later), await noughts('wanted-7')]).toEqual([0, MANY]);
    expect((await rowsOf()).slice(0, written.length)).toEqual(written);
    expect((await known())!.digest).toBe(before.digest);
    expect([await some(later), await some(later), await noughts('wanted-7')]).toEqual([1, 0, MANY]);
    expect(await stand()).toEqual([['{"wanted-7":7}', OPEN]]);
    expect((await rowsOf()).slice(0, written.length)).toEqual(written);
    const after = (await known())!;
    expect([after.coming, after.digest === before.digest]).toEqual([null, false]);
  });

  it('and again otherwise half-way go by what is declared last, all of them, also where that is as it was', async () => {
    await all(first);
    await some(wanted(7));
    expect(await all(wanted(8))).toBe(1);
    expect(await stand()).toEqual([['{"wanted-8":8}', OPEN]]);
    await some(wanted(9));
    expect(await stand()).toEqual([
      ['{"wanted-9":9}', AT_FIRST],
      ['{"wanted-8":8}', OPEN - AT_FIRST],
    ]);
    expect([await all(wanted(8)), await all(wanted(8))]).toEqual([1, 0]);
    expect(await stand()).toEqual([['{"wanted-8":8}', OPEN]]);
  });

  it('end as they would whichever statement the connection is lost with, and each move is told once', async () => {
    await all(first);
    expect(await moveDeadlines(test.db, first, worldland)).toBe(0);
    const told = async () =>
      (await test.db.pool.query(`select object_id from audit where action = 'case.due.move'`)).rowCount;
    const before = (await told())!;
    // None of them is due any more: what moves stands in the trail.
    const later = wanted(7, false);
    let ended = 0;
    let lost = 0;
    for (let at = 1; ended === 0; at += 90) {
      expect(at).toBeLessThan(3000);
      const own = /record_declared|record_total|record_case/;
      await losingStatement(test.db.pool, at, () => all(later), own).then(
        (n) => {
          ended = n;
        },
        () => {
          lost += 1;
        },
      );
    }
    expect(lost).toBeGreaterThan(3);
    expect(await stand()).toEqual([['{"wanted-7":7}', OPEN]]);
    expect([await noughts('wanted-7'), (await told())! - before, await all(later)]).toEqual([MANY, OPEN, 0]);
    const { rowCount } = await test.db.pool.query(
      `select from record_case where kind <> 'closed' and due_at is not null`,
    );
    expect(rowCount).toBe(0);
  });

  it('are all asked for what they are read by at once, as it is at that moment', async () => {
    for (const work of [() => all(wanted(7)), () => moveDeadlines(test.db, wanted(7), worldland)]) {
      const texts = await askedBy(work);
      const of = (table: string) => texts.filter((one) => one.includes(table)).length;
      expect(of('from record_setting')).toBeGreaterThan(0);
      expect(of('from record_setting')).toBeLessThanOrEqual(3);
      expect(of('from record_event')).toBeLessThanOrEqual(4);
    }
  });
});

it('no deadline waits for cases that are declared otherwise', async () => {
  const { pool } = test.db;
  await all(first);
  // Five days past its end it is given up, by time alone.
  const { rows } = await pool.query<{ no: number }>(
    `update record_case set clocks = $1, next_at = now() - interval '1 day' where no = (select max(no) from record_case where kind <> 'closed') returning no`,
    [clock(40)],
  );
  const state = async () =>
    (await pool.query<{ state: string }>('select state from record_case where no = $1', [rows[0]!.no]))
      .rows[0]!.state;
  const query = pool.query.bind(pool) as (...given: unknown[]) => unknown;
  let isReached = false;
  pool.query = ((...given: unknown[]) => {
    if (!String(given[0]).includes('record_declared')) return query(...given);
    isReached = true;
    return Promise.reject(new Error('cut off'));
  }) as typeof pool.query;
  const context = {
    ...{ id: 1, attempt: 1, isLast: false, db: test.db, env: {}, signal: new AbortController().signal },
    progress: async () => undefined,
    complete: async () => undefined as never,
  };
  try {
    await expect(caseTime(wanted(7))({}, context)).rejects.toThrow('cut off');
  } finally {
    pool.query = query as typeof pool.query;
  }
  expect([isReached, await state()]).toEqual([true, 'lost']);
});
