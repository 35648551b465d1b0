import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSecrets } from './secrets.ts';

const secrets = openSecrets('one key of thirty-two characters');
const others = openSecrets('another key of 32 characters, so');

describe('what is sealed', () => {
  it('is opened for its purpose, by its key, unchanged, and else not at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(), (bytes, at) => {
        const plain = Buffer.from(bytes);
        const sealed = secrets.seal('seed', plain);
        expect(secrets.open('seed', sealed)).toEqual(plain);
        expect(secrets.open('other', sealed)).toBeNull();
        expect(others.open('seed', sealed)).toBeNull();
        const changed = Buffer.from(sealed);
        changed[at % changed.length]! ^= 1;
        expect(secrets.open('seed', changed)).toBeNull();
        expect(secrets.open('seed', sealed.subarray(0, at % sealed.length))).toBeNull();
      }),
    );
  });

  it('keyed hashes differ by purpose and key', () => {
    const hashes = [
      secrets.mac('a', 'x'),
      secrets.mac('b', 'x'),
      others.mac('a', 'x'),
      secrets.mac('a', 'y'),
    ];
    expect(new Set(hashes).size).toBe(4);
    expect(secrets.mac('a', 'x')).toBe(hashes[0]);
  });
});
