import { beforeAll, describe, expect, it } from 'vitest';
import { useDb } from '../../tests/harness/use-db.ts';
import type { HttpError } from '../http/error.ts';
import { type Attempt, type Attempts, openAttempts } from './attempts.ts';
import { openSecrets } from './secrets.ts';

const test = useDb();
let attempts: Attempts;
beforeAll(() => {
  attempts = openAttempts({ db: test.db, secrets: openSecrets('of a test, and long enough for it') });
});

/** Tries so many times; gives for each the seconds to wait, 0 where it was let through. */
const tries = async (times: number, attempt: Omit<Attempt, 'purpose'>): Promise<number[]> => {
  const waits: number[] = [];
  for (let time = 0; time < times; time++)
    waits.push(
      await attempts.begin({ purpose: 'sign-in', ...attempt }).then(
        () => 0,
        (error: HttpError) => Number(error.values.seconds),
      ),
    );
  return waits;
};
/** As if the waits of everybody had passed. */
const waited = () => test.db.pool.query('update throttle set until = now() where until > now()');

describe('tries', () => {
  it('are free at first, then wait longer and longer, at most a quarter of an hour', async () => {
    const attempt = { who: 'a@example.tn', network: '192.0.2.1' };
    expect(await tries(7, attempt)).toEqual([0, 0, 0, 0, 0, 0, 15]);
    const waits: number[] = [];
    for (let round = 0; round < 8; round++) {
      await waited();
      waits.push(...(await tries(2, attempt)));
    }
    expect(waits.filter((_, index) => index % 2 === 1)).toEqual([30, 60, 120, 240, 480, 900, 900, 900]);
  });

  it('begin anew after a quiet hour, and after success', async () => {
    const attempt = { who: 'b@example.tn', network: '192.0.2.2' };
    await tries(7, attempt);
    await test.db.pool.query(`update throttle set until = now() - interval '61 minutes'`);
    expect(await tries(6, attempt)).toEqual([0, 0, 0, 0, 0, 0]);
    await waited();
    await (await attempts.begin({ purpose: 'sign-in', ...attempt })).succeeded();
    expect(await tries(6, attempt)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('that are made all at once are counted all', async () => {
    const attempt = { purpose: 'sign-in' as const, who: 'c@example.tn', network: '192.0.2.3' };
    const all = await Promise.allSettled(Array.from({ length: 40 }, () => attempts.begin(attempt)));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  });

  it('from one network at many doors wait too, and one’s own success does not reset that', async () => {
    const network = '2001:db8:0:1::/64';
    for (let door = 0; door < 50; door++) await tries(1, { who: `d${door}@example.tn`, network });
    await (await attempts.begin({ purpose: 'sign-in', who: 'mine@example.tn', network })).succeeded();
    expect(await tries(2, { who: 'd60@example.tn', network })).toEqual([0, 15]);
  });

  it('from everywhere at one door do not keep its owner out where she was before', async () => {
    const who = 'E@example.tn';
    for (let at = 0; at < 31; at++) await tries(1, { who, network: `198.51.100.${at}` });
    expect(await tries(1, { who: 'e@EXAMPLE.tn', network: '203.0.113.1' })).toEqual([15]);
    expect(await tries(1, { who, network: '203.0.113.2', isKnownThere: true })).toEqual([0]);
    await attempts.forgive('sign-in', who);
    expect(await tries(1, { who, network: '203.0.113.3' })).toEqual([0]);
  });

  it('are kept without anything that names somebody', async () => {
    const { rows } = await test.db.pool.query<{ all: string }>(
      `select string_agg(t::text, ' ') as all from throttle t`,
    );
    expect(rows[0]?.all).not.toMatch(/example|192\.0\.2|198\.51|2001:db8/);
  });
});
