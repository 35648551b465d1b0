import { describe, expect, it } from 'vitest';
import { configOf } from '../config.ts';
import type { HttpError } from '../http/error.ts';
import { checkPassword } from './password-rules.ts';
import { openPasswords } from './passwords.ts';

describe('hashes of passwords', () => {
  const passwords = openPasswords({ cost: 4 });

  it('are salted, say how they were made, and know the password in any of its Unicode forms', async () => {
    const password = 'cafe\u0301 au lait à 7 h';
    const [one, other] = await Promise.all([passwords.hash(password), passwords.hash(password)]);
    expect(one).toMatch(/^scrypt\$4\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
    expect(await passwords.isRight(password.normalize('NFC'), one)).toBe(true);
    expect(await passwords.isRight(`${password} `, one)).toBe(false);
  });

  it('of long passwords are of all of it', async () => {
    const long = 'x'.repeat(199);
    expect(await passwords.isRight(`${long}b`, await passwords.hash(`${long}a`))).toBe(false);
  });

  it('cost the same where nobody is known', async () => {
    const stored = await passwords.hash('a password of some length');
    const before = passwords.made();
    expect(await passwords.isRight('another one', stored)).toBe(false);
    expect(passwords.made() - before).toBe(1);
    expect(await passwords.isRight('another one', null)).toBe(false);
    expect(passwords.made() - before).toBe(2);
  });

  it('are stale when more effort is made now', async () => {
    const stored = await passwords.hash('a password of some length');
    const stronger = openPasswords({ cost: 5 });
    expect([passwords.isStale(stored), stronger.isStale(stored)]).toEqual([false, true]);
    expect(await stronger.isRight('a password of some length', stored)).toBe(true);
  });

  it('are made beside other work, and no more of them wait than there is room for', async () => {
    const busy = openPasswords({ cost: 12 });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const all = await Promise.allSettled(Array.from({ length: 80 }, () => busy.hash('x')));
    clearInterval(timer);
    const refused = all.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(80 - 52);
    expect((refused[0] as PromiseRejectedResult).reason).toMatchObject({ status: 503, code: 'sign-in-busy' });
    expect(turns).toBeGreaterThan(3);
  });
});

describe('passwords', () => {
  const owner = { email: 'Amel.Trabelsi@example.tn', name: 'Amel Trabelsi' };
  const faultOf = (password: string) =>
    checkPassword(password, owner).then(
      () => null,
      (error: HttpError) => [error.parameter, error.code],
    );

  it.each([
    'qwertyuiop',
    'QWERTYUIOP',
    'Password2024!',
    '1234567890',
    'passwordpassword',
    'aaaaaaaaaaaaaaa',
    'ab1ab1ab1ab1',
    'ｐａｓｓｗｏｒｄ123',
    '2024football',
  ])('%s is among the commonest', async (password) => {
    expect(await faultOf(password)).toEqual(['password', 'password-common']);
  });

  it.each(['amel.trabelsi@example.tn', 'Amel.Trabelsi', 'AMEL TRABELSI', 'ameltrabelsi1', 'example.tn2024'])(
    '%s is one’s own name or address',
    async (password) => {
      expect(await faultOf(password)).toEqual(['password', 'password-personal']);
    },
  );

  it.each(['violet kettle on the roof', 'سمك وزيت زيتون', 'gT5#mq02Lw', 'نننسسس هههووو ككك'])(
    '%s is a good one',
    async (password) => {
      expect(await faultOf(password)).toBeNull();
    },
  );
});

it('by default hashes are made as OWASP says: N = 2^17, r = 8, p = 1', async () => {
  const { PASSWORD_COST } = configOf({ DATABASE_URL: 'x', SECRET_KEY: 'x'.repeat(32) });
  expect(await openPasswords({ cost: PASSWORD_COST }).hash('x')).toMatch(/^scrypt\$17\$8\$1\$/);
});
