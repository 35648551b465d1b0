import { randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { openGate } from '../exports/gate.ts';
import { isSame } from './secrets.ts';

/**
 * Hashes of passwords: scrypt as OWASP's cheat sheet has it (N = 2^17, r = 8, p = 1), which takes 128 MB for some tenths of
 * a second. It is done beside the event loop, two at a time; whoever comes when many wait already is told to come back, so
 * that a burst of sign-ins can neither fill the memory nor hold up the map.
 */
export type Passwords = {
  /** `scrypt$17$8$1$salt$key`: with its parameters, so that they can rise. */
  hash: (password: string) => Promise<string>;
  /** Compares with what is stored. Takes as long where nothing is (null): nobody can tell by the clock who has an account. */
  isRight: (password: string, stored: string | null) => Promise<boolean>;
  /** Whether a stored hash was made with less effort than is made now. */
  isStale: (stored: string) => boolean;
  /** How many hashes were made since the start. */
  made: () => number;
};

const BLOCK = 8;
const PARALLEL = 1;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const AT_ONCE = 2;
const WAITING = 50;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

type Made = { cost: number; block: number; parallel: number; salt: Buffer; key: Buffer };

const textOf = ({ cost, block, parallel, salt, key }: Made): string =>
  ['scrypt', cost, block, parallel, salt.toString('base64url'), key.toString('base64url')].join('$');

const madeOf = (stored: string): Made => {
  const [, cost, block, parallel, salt = '', key = ''] = stored.split('$');
  return {
    cost: Number(cost),
    block: Number(block),
    parallel: Number(parallel),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
};

/** `cost` is the logarithm of N. */
export const openPasswords = ({ cost }: { cost: number }): Passwords => {
  const gate = openGate({ atOnce: AT_ONCE, waiting: WAITING, code: 'sign-in-busy' });
  let made = 0;
  const keyOf = (password: string, { cost, block, parallel, salt }: Omit<Made, 'key'>): Promise<Buffer> =>
    gate(() => {
      made += 1;
      const N = 2 ** cost;
      // Twice what scrypt needs; the limit is there against hashes that would take all there is.
      return derive(password.normalize('NFKC'), salt, KEY_BYTES, {
        N,
        r: block,
        p: parallel,
        maxmem: 256 * N * block,
      });
    });
  const now = { cost, block: BLOCK, parallel: PARALLEL };
  return {
    hash: async (password) => {
      const how = { ...now, salt: randomBytes(SALT_BYTES) };
      return textOf({ ...how, key: await keyOf(password, how) });
    },
    isRight: async (password, stored) => {
      const known = stored === null ? { ...now, salt: Buffer.alloc(SALT_BYTES), key: null } : madeOf(stored);
      const key = await keyOf(password, known);
      return known.key !== null && isSame(key, known.key);
    },
    isStale: (stored) => madeOf(stored).cost < cost,
    made: () => made,
  };
};
