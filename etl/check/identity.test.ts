import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestOf, fidOf, idOf } from './identity.ts';

describe('the id of a feature', () => {
  it('is the value of its key, or the values joined', () => {
    expect(idOf(['a'], { a: 17 })).toBe('17');
    expect(idOf(['a'], { a: 'x:y' })).toBe('x:y');
    expect(idOf(['a', 'b'], { a: 'x:y', b: 'z%' })).toBe('x%3Ay:z%25');
    expect(idOf(['a', 'b'], { a: 'x', b: null })).toBeNull();
    expect(idOf(['a'], {})).toBeNull();
  });

  it('is different for different keys', () => {
    const key = fc.tuple(fc.string(), fc.string());
    fc.assert(
      fc.property(key, key, ([a, b], [c, d]) => {
        const same = idOf(['a', 'b'], { a, b }) === idOf(['a', 'b'], { a: c, b: d });
        expect(same).toBe(a === c && b === d);
      }),
    );
  });
});

describe('the number of a feature', () => {
  it.each([
    ['0', 0],
    ['17', 17],
    ['9007199254740991', 9007199254740991],
  ])('is the id where that is one: %s', (id, number) => {
    expect(fidOf(id)).toBe(number);
  });

  it.each(['017', '-1', '1.5', '9007199254740992', '99999999999999999999', '', 'S001'])(
    'is a hash of %j',
    (id) => {
      const number = fidOf(id);
      expect(number === Number(id) && id !== '').toBe(false);
      expect(Number.isSafeInteger(number) && number >= 0 && number < 2 ** 52).toBe(true);
      expect(fidOf(id)).toBe(number);
    },
  );

  // sha1("abc") = a9993e364706816a...
  it('is the first 52 bits of a SHA-1', () => {
    expect(fidOf('abc')).toBe(0xa9993e3647068);
  });
});

describe('the digest', () => {
  it('is a UUID that changes with the words and with the geometry', () => {
    const digest = digestOf({ a: 1 }, Buffer.from('x'));
    expect(digest).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(digestOf({ a: 1 }, Buffer.from('x'))).toBe(digest);
    expect(digestOf({ a: 2 }, Buffer.from('x'))).not.toBe(digest);
    expect(digestOf({ a: 1 }, Buffer.from('y'))).not.toBe(digest);
  });
});
