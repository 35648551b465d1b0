import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { describe, expect, it } from 'vitest';
import { ENGINE, useDb } from '../tests/harness/use-db.ts';
import { openDb } from './db.ts';

/** What both engines promise to clients that speak to them at the same time. */
const test = useDb();

const count = async (table: string): Promise<unknown> =>
  (await test.db.pool.query(`select count(*) as n from ${table}`)).rows[0]?.n;

describe('many clients at once', () => {
  const ways: ((value: number) => Promise<unknown>)[] = [
    async (value) => (await test.db.pool.query('select $1::int as v', [value])).rows[0]?.v,
    async (value) => (await test.db.pool.query(`select ${value} as v`)).rows[0]?.v,
    async (value) => (await test.db.knex.select(test.db.knex.raw('?::int as v', [value])))[0]?.v,
    async (value) => {
      const client = await test.db.pool.connect();
      await client.query('begin');
      const { rows } = await client.query('select $1::int as v', [value]);
      await client.query('commit');
      client.release();
      return rows[0]?.v;
    },
    // An error in the middle of a batch concerns nobody else.
    async (value) => test.db.pool.query('select 1 / ($1::int - $1)', [value]).catch(() => value),
  ];

  it('each get their own answers', async () => {
    const values = Array.from({ length: 600 }, (_, index) => index);
    const answers = await Promise.all(values.map((value) => ways[value % ways.length]!(value)));
    expect(answers).toEqual(values);
  });

  it('do not see a transaction of another before it is committed', async () => {
    await test.db.pool.query('create table seen (a int)');
    const writer = await test.db.pool.connect();
    await writer.query('begin');
    await writer.query('insert into seen values (1)');
    const others = count('seen');
    await writer.query('rollback');
    writer.release();
    expect(await others).toBe(0);
  });
});

describe('a client that goes away', () => {
  it('in the middle of a transaction leaves nothing behind and blocks nobody', async () => {
    await test.db.pool.query('create table left_behind (a int)');
    const other = await openDb(test.url, { max: 1 });
    const client = await other.pool.connect();
    await client.query('begin');
    await client.query('insert into left_behind values (1)');
    client.release(true);
    await other.close();
    expect(await count('left_behind')).toBe(0);
  });

  it('after an error in a transaction does the same', async () => {
    const other = await openDb(test.url, { max: 1 });
    const client = await other.pool.connect();
    await client.query('begin');
    await expect(client.query('select 1 / 0')).rejects.toThrow('division by zero');
    client.release(true);
    await other.close();
    expect((await test.db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('COPY', () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `${index}\tline ${index} ${'é'.repeat(20)}\n`);

  const copyIn = async (table: string, lines: readonly string[]): Promise<void> => {
    const client = await test.db.pool.connect();
    const copied = pipeline(Readable.from(lines), client.query(copyFrom(`copy ${table} from stdin`)));
    await copied.finally(() => client.release());
  };

  it('takes rows in and gives them back, byte for byte', async () => {
    await test.db.pool.query('create table copied (a int, b text)');
    await copyIn('copied', rows);
    const client = await test.db.pool.connect();
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(copyTo('copy (select * from copied order by a) to stdout')))
      chunks.push(chunk);
    client.release();
    expect(Buffer.concat(chunks).toString()).toBe(rows.join(''));
  });

  it('takes all rows or none, and tells which row is wrong', async () => {
    await test.db.pool.query('create table refused (a int, b text)');
    await expect(copyIn('refused', [...rows, 'x\ty\n'])).rejects.toThrow(
      /invalid input syntax for type integer: "x"/,
    );
    await expect(copyIn('nowhere', rows)).rejects.toThrow(/relation "nowhere" does not exist/);
    expect(await count('refused')).toBe(0);
  });

  it('is part of a transaction', async () => {
    await test.db.pool.query('create table part (a int, b text)');
    const client = await test.db.pool.connect();
    await client.query('begin');
    await pipeline(Readable.from(rows), client.query(copyFrom('copy part from stdin')));
    await client.query('rollback');
    client.release();
    expect(await count('part')).toBe(0);
  });
});

it('answers of many megabytes arrive whole, while others are served', async () => {
  const large = test.db.pool.query("select repeat('x', 1000) as text from generate_series(1, 20000)");
  const small = test.db.pool.query('select 1 as one');
  expect((await small).rows).toEqual([{ one: 1 }]);
  expect((await large).rows).toHaveLength(20_000);
});

it('reads whole numbers as numbers, days as they are written, times as instants', async () => {
  const { rows } = await test.db.pool.query(
    "select 9007199254740991::int8 as big, 9223372036854775807::int8 as huge, date '2024-02-29' as day, 1.5::numeric as n, timestamptz '2024-01-01 00:00+01' as at",
  );
  expect(rows).toEqual([
    {
      big: 9_007_199_254_740_991,
      huge: '9223372036854775807',
      day: '2024-02-29',
      n: 1.5,
      at: new Date('2023-12-31T23:00:00Z'),
    },
  ]);
});

it('finds our tables first, then the extensions, and thinks in UTC', async () => {
  const { rows } = await test.db.pool.query(
    "select current_setting('search_path') as path, current_setting('TimeZone') as zone",
  );
  expect(rows).toEqual([{ path: expect.stringMatching(/^biatouna, ?public$/), zone: 'UTC' }]);
});

it('reads from the replicas in turn, where there are any', async () => {
  expect(test.db.read()).toBe(test.db.pool);
  const db = await openDb(test.url, { max: 1, readUrls: [test.url, test.url] });
  const [first, second, third] = [db.read(), db.read(), db.read()];
  expect([first === second, first === third, first === db.pool]).toEqual([false, true, false]);
  expect((await second.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await db.close();
});

it.runIf(ENGINE === 'server')('a connection that breaks while it is lent ends no process', async () => {
  const db = await openDb(test.url, { max: 1 });
  const client = await db.pool.connect();
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  const gone = new Promise((resolve) => client.once('end', resolve));
  await test.db.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid]);
  await gone;
  await expect(client.query('select 1')).rejects.toThrow(/not queryable/);
  client.release(true);
  expect((await db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await db.close();
});

it.runIf(ENGINE === 'server')(
  'a query ends that nobody waits for any more, where that is wanted',
  async () => {
    const db = await openDb(test.url, { max: 1, leavesWithClient: true });
    const client = await db.pool.connect();
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const broken = client.query('select pg_sleep(3600)').catch((error: unknown) => error);
    const runs = async (state: string) =>
      (await test.db.pool.query(`select 1 from pg_stat_activity where pid = $1 and ${state}`, [rows[0]!.pid]))
        .rowCount;
    await expect.poll(() => runs("wait_event = 'PgSleep'")).toBe(1);
    (client as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
    expect(await broken).toBeInstanceOf(Error);
    await expect.poll(() => runs('true')).toBe(0);
    client.release(true);
    await db.close();
  },
);

it.runIf(ENGINE === 'server')(
  'keeps the options of the address, and bounds statements where it is told to',
  async () => {
    const db = await openDb(`${test.url}&options=-c%20work_mem%3D5MB`, { max: 1, statementTimeoutMs: 1000 });
    const { rows } = await db.pool.query(
      "select current_setting('work_mem') as mem, current_schema as schema",
    );
    expect(rows).toEqual([{ mem: '5MB', schema: 'biatouna' }]);
    await expect(db.pool.query('select pg_sleep(3600)')).rejects.toMatchObject({ code: '57014' });
    await db.close();
  },
);
