import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import type pg from 'pg';
import { beforeAll, describe, expect, it, onTestFailed } from 'vitest';
import { argsOf } from '../../tests/harness/compiled.ts';
import { ENGINE, useDb } from '../../tests/harness/use-db.ts';
import { type Actor, audit, SYSTEM } from '../audit.ts';
import { openDb } from '../db.ts';
import { migrate } from '../migrate.ts';
import { transaction } from '../transaction.ts';
import { auditArgsOf, auditReport, verifyFile, verifyTrail } from './command.ts';
import { lineOf } from './export.ts';
import { allRows, endOf } from './read.ts';
import { headText } from './row.ts';

const test = useDb();

const WRITER: Actor = { kind: 'account', id: '6f0c6a52-8c0b-4a44-9d0c-8d54f5b7a111' };
const ODD = '"\\/\b\f\n\r\t\u0001\u007f\u2028 بيئة 🌍';

const deed = (no: number) => ({
  actor: no % 2 ? WRITER : SYSTEM,
  action: 'layer.visibility.set',
  object: { kind: 'layer', id: `l-${no}` },
  before: no % 3 ? { kind: 'public' } : null,
  after: { kind: 'roles', roles: ['editor'], bb: 1e21, a: 1e-7, é: ODD },
  reason: no % 5 ? null : ODD,
});
const write = (no: number): Promise<number> => transaction(test.db, (client) => audit(client, deed(no)));

beforeAll(async () => {
  for (let no = 1; no <= 12; no++) await write(no);
});

/** What is found of a trail after an attack by somebody above all rights, which is undone afterwards. */
const foundAfter = async (attack: string, noted: string | null = null): Promise<string[]> => {
  const client = await test.db.pool.connect();
  await client.query('begin; set local session_replication_role = replica');
  await client.query(attack);
  const { damages } = await verifyTrail(client, noted ? auditArgsOf(['--head', noted]).noted : null);
  await client.query('rollback');
  client.release();
  return damages.map(({ no, what }) => `${no} ${what}`);
};

/** As a forger would: everything from a row on is hashed anew by the database's own function. */
const REHASHED = (from: number) => `do $$ declare r biatouna.audit; h bytea;
  begin
    select hash into h from audit where no = ${from - 1};
    for r in select * from audit where no >= ${from} order by no loop
      r.previous := coalesce(h, '\\x');
      r.hash := sha256(r.previous || convert_to(audit_text(r), 'UTF8'));
      update audit set previous = r.previous, hash = r.hash where no = r.no;
      h := r.hash;
    end loop;
  end $$;`;
const HEAD_TOO = 'update audit_head set (no, hash) = (select no, hash from audit order by no desc limit 1);';
const ALTERED = `update audit set after = '{"kind": "public"}' where no = 7;`;

describe('the trail as it was written', () => {
  it('is whole, and its end is told', async () => {
    const verdict = await verifyTrail(test.db.pool, null);
    const { head } = await endOf(test.db.pool);
    expect(auditReport(verdict).slice(0, 3)).toEqual([
      'rows  12 (1 to 12)',
      expect.stringMatching(/^time {2}20\d\d-.*Z to 20\d\d-.*\.\d{6}Z$/),
      `head  ${headText(head)}`,
    ]);
    expect(verdict.count).toBe(0);
    expect(await foundAfter('select 1', headText(head))).toEqual([]);
  });

  it('is recomputed to the letter, whatever is written', async () => {
    const part = fc.record(
      {
        text: fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !text.includes('\0')),
        value: fc.jsonValue({ maxDepth: 2 }).filter((value) => !JSON.stringify(value).includes('\\u0000')),
      },
      { requiredKeys: ['text', 'value'] },
    );
    const seed = Date.now() % 2 ** 31;
    onTestFailed(() => console.error(`drawn by the seed ${seed}`));
    const client = await test.db.pool.connect();
    await client.query('begin');
    for (const { text, value } of fc.sample(part, { seed, numRuns: 150 }))
      await audit(client, {
        ...deed(1),
        object: { kind: text, id: text },
        before: { [text]: value },
        reason: text,
      });
    expect((await verifyTrail(client, null)).damages).toEqual([]);
    await client.query('rollback');
    client.release();
  });
});

describe('an attack by a superuser is found', () => {
  it.each([
    ['a value', ALTERED, ['7 altered']],
    ['the actor', `update audit set actor_id = 'x' where no = 3`, ['3 altered']],
    ['the moment', `update audit set at = at + interval '1 microsecond' where no = 3`, ['3 altered']],
    ['the hash', `update audit set hash = sha256('') where no = 4`, ['4 altered']],
    ['the last row', `update audit set reason = 'x' where no = 12`, ['12 altered']],
    ['a row removed', 'delete from audit where no = 5', ['5 missing']],
    ['rows removed', 'delete from audit where no between 5 and 7', ['5 missing, and all to row 7']],
    ['the first removed', 'delete from audit where no = 1', ['1 missing']],
    [
      'two rows swapped',
      'update audit set no = case no when 5 then -6 else -5 end where no in (5, 6); update audit set no = -no where no < 0',
      ['5 moved: it was row 6', '6 moved: it was row 5'],
    ],
    ['the end cut off', 'delete from audit where no > 10', ['11 cut off: missing, and all to row 12']],
    ['all removed', 'delete from audit', ['1 cut off: missing, and all to row 12']],
    [
      'one removed, the rest moved up',
      'delete from audit where no = 11; update audit set no = 11 where no = 12',
      ['11 moved: it was row 12', '12 cut off: missing'],
    ],
    [
      'a row appended behind the function',
      `insert into audit select 13, now(), 'system', null, 'x', 'x', 'x', null, null, null, hash, sha256('x') from audit where no = 12`,
      ['13 altered', '13 appended behind the function that writes the trail'],
    ],
    [
      'a row in front of all',
      `insert into audit select 0, now(), 'system', null, 'x', 'x', 'x', null, null, null, hash, sha256('x') from audit where no = 12`,
      ['0 has no place in the trail', '0 altered'],
    ],
    [
      'a row hashed anew, but not those that follow',
      `${ALTERED} update audit set hash = sha256(previous || convert_to(audit_text(audit), 'UTF8')) where no = 7`,
      ['8 does not follow row 7: one of the two was written anew'],
    ],
    [
      'all that follows hashed anew, but not the kept end',
      ALTERED + REHASHED(7),
      [expect.stringMatching(/^12 not the end that was kept \(12:[0-9a-f]{64}\)/)],
    ],
    [
      'the kept end removed',
      'delete from audit_head',
      expect.arrayContaining([expect.stringMatching(/^12 appended/)]),
    ],
  ])('%s', async (_, attack, found) => {
    expect(await foundAfter(attack)).toEqual(found);
  });

  it('all hashed anew, the kept end too: by a head that was noted elsewhere', async () => {
    const { head } = await endOf(test.db.pool);
    expect(await foundAfter(ALTERED + REHASHED(7) + HEAD_TOO)).toEqual([]);
    expect(await foundAfter(ALTERED + REHASHED(7) + HEAD_TOO, headText(head))).toEqual([
      '12 not the row that was noted: the trail was written anew here or before',
    ]);
    expect(await foundAfter(`delete from audit where no > 10; ${HEAD_TOO}`, headText(head))).toEqual([
      '12 noted, and not there: the trail was cut off',
    ]);
  });
});

const CHANGES = [
  `update audit set reason = 'x' where no = 1`,
  'delete from audit where no = 1',
  'truncate audit',
  `insert into audit select * from audit where no = 1 on conflict (no) do update set reason = 'x'`,
];

/** The SQLSTATE that each change is refused with. */
const refusals = (client: pg.Pool): Promise<string[]> =>
  Promise.all(
    CHANGES.map((change) =>
      client.query(change).then(
        () => 'done',
        (error: pg.DatabaseError) => String(error.code),
      ),
    ),
  );

it('even a superuser’s change is refused while the triggers stand', async () => {
  expect(await refusals(test.db.pool)).toEqual(CHANGES.map(() => '42501'));
});

it.runIf(ENGINE === 'server')('the role that owns the database has no right to change a row', async () => {
  const { pool } = test.db;
  await pool.query('create role trail_owner login');
  await pool.query('create database trail_owned owner trail_owner');
  const named = (user: string) => test.url.replace(/\/\/[^@]*@\/[^?]*/, `//${user}@/trail_owned`);
  const admin = await openDb(named('postgres'), { max: 1 });
  await admin.pool.query('create extension postgis; create extension pg_trgm');
  const db = await openDb(named('trail_owner'));
  await migrate(db);
  await transaction(db, (client) => audit(client, deed(1)));
  // Nor would the triggers let it, had it the right; so the right alone is looked at.
  await admin.pool.query('alter table biatouna.audit disable trigger user');
  const found = await refusals(db.pool);
  expect((await verifyTrail(db.pool, null)).count).toBe(0);
  await db.close();
  await admin.close();
  await pool.query('drop database trail_owned');
  await pool.query('drop role trail_owner');
  expect(found).toEqual(CHANGES.map(() => '42501'));
});

it('writers at the same time make one chain, and what is rolled back leaves no gap', async () => {
  const { head } = await endOf(test.db.pool);
  const undone = new Error('undone');
  const tries = Array.from({ length: 200 }, (_, no) =>
    transaction(test.db, async (client) => {
      const written = await audit(client, deed(no));
      if (no % 10 === 0) throw undone;
      return written;
    }).catch((error: unknown) => (error === undone ? null : Promise.reject(error))),
  );
  const written = (await Promise.all(tries)).filter((no) => no !== null);
  expect([...written].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 180 }, (_, no) => head.no + 1 + no),
  );
  expect(await verifyTrail(test.db.pool, head)).toMatchObject({ count: 0, rows: head.no + 180 });
});

describe('exported rows', () => {
  const file = join(tmpdir(), 'rows.ndjson');
  const exported = async (): Promise<string[]> => {
    const lines: string[] = [];
    for await (const rows of allRows(test.db.pool, { actorKind: 'account' }, 1e9))
      lines.push(...rows.map(lineOf));
    return lines;
  };
  const verified = async (lines: readonly string[]) => {
    await writeFile(file, lines.join(''));
    return (await verifyFile(file, null)).damages;
  };

  it('are verified alone, though some are missing', async () => {
    const lines = await exported();
    expect(lines.length).toBeGreaterThan(5);
    expect(JSON.parse(lines[0]!)).toMatchObject({
      previous: '',
      row: expect.arrayContaining([1, WRITER.id]),
    });
    expect(await verified(lines)).toEqual([]);
    expect(
      await verified(lines.map((line, no) => (no === 2 ? line.replace('editor', 'citizen') : line))),
    ).toEqual([{ no: 5, what: 'altered' }]);
  });

  it('that are none are said to be none', async () => {
    await expect(verified(['{"hash":"x"}\n'])).rejects.toThrow(/^Line 1 of .*rows.ndjson is not a row/);
    await expect(verifyFile('/nowhere.ndjson', null)).rejects.toThrow(/cannot be read/);
  });
});

it.each([['--head', 'x'], ['--head'], ['--nothing'], ['more'], ['--file']])(
  '%s %s is not understood',
  (...args) => {
    expect(() => auditArgsOf(args)).toThrow(/It is written so/);
  },
);

const CLI = fileURLToPath(new URL('../../etl/verify.cli.ts', import.meta.url));

/** The status that the command ends with. */
const verified = (): number | null =>
  spawnSync(process.execPath, [...argsOf(CLI), 'audit'], {
    env: { ...process.env, DATABASE_URL: test.url },
  }).status;

it.runIf(ENGINE === 'server')('the command ends with 1 where there is damage', async () => {
  expect(verified()).toBe(0);
  await test.db.pool.query('alter table audit disable trigger user');
  await test.db.pool.query(`update audit set reason = 'x' where no = 2`);
  expect(verified()).toBe(1);
});
