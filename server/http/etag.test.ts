import { describe, expect, it } from 'vitest';
import { etagOf, isKnown } from './etag.ts';

describe('entity tags', () => {
  it.each([
    ['"a"', '"a"', true],
    ['W/"a"', '"a"', true],
    ['"a"', 'W/"a"', true],
    ['"b", "a"', '"a"', true],
    ['*', '"a"', true],
    ['"b"', '"a"', false],
    ['a', '"a"', false],
    ['', '"a"', false],
    [undefined, '"a"', false],
  ])('%s knows %s: %s', (header, etag, known) => {
    expect(isKnown(header, etag)).toBe(known);
  });

  it('differ where any part does, and where parts are divided otherwise', () => {
    const tags = [etagOf('a', 'b'), etagOf('ab'), etagOf('a', 'c'), etagOf('a', 1)];
    expect(new Set(tags).size).toBe(4);
    expect(etagOf('a', 'b')).toBe(tags[0]);
  });
});
