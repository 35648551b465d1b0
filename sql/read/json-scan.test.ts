import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openScanner } from './json-scan.ts';

const scan = (text: string, wants: readonly string[] = [], at: readonly number[] = []) => {
  const scanner = openScanner((name) => wants.includes(name));
  const places = [0, ...at.map((place) => Math.min(place, text.length)).sort((a, b) => a - b), text.length];
  const parts = places.slice(1).flatMap((end, index) => [...scanner.push(text.slice(places[index], end))]);
  scanner.end();
  if (scanner.fault() !== null) throw new Error(scanner.fault()!);
  return parts;
};

const places = fc.array(fc.nat(300), { maxLength: 5 });
const indents = fc.constantFrom(undefined, 2, '\t');

describe('the parts of a JSON text', () => {
  it('are the elements of the array at its root, wherever it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), indents, places, (values, indent, at) => {
        const parts = scan(JSON.stringify(values, null, indent), [], at);
        expect(parts.map(({ text }) => JSON.parse(text))).toEqual(JSON.parse(JSON.stringify(values)));
        expect(parts.every(({ kind }) => kind === 'element')).toBe(true);
      }),
    );
  });

  it('are the members of the object at its root, and the elements of the wanted ones', () => {
    const members = fc.dictionary(fc.constantFrom('a', 'b', 'type', 'x y', 'é'), fc.jsonValue());
    fc.assert(
      fc.property(members, fc.array(fc.jsonValue()), indents, places, (others, features, indent, at) => {
        const text = JSON.stringify({ ...others, features, last: 1 }, null, indent);
        const parts = scan(text, ['features'], at);
        const elements = parts.filter(({ kind }) => kind === 'element');
        expect(elements.map((part) => JSON.parse(part.text))).toEqual(JSON.parse(JSON.stringify(features)));
        const found = parts.flatMap((part) =>
          part.kind === 'member' ? [[part.name, JSON.parse(part.text)]] : [],
        );
        const wanted = { ...others, features: [], last: 1 };
        expect(Object.fromEntries(found)).toEqual(JSON.parse(JSON.stringify(wanted)));
      }),
    );
  });

  it('do not lose one another where one is broken', () => {
    const parts = scan('{"features":[{"a":1},{"b":},nonsense,{"c":"]}"},-1e5]}', ['features']);
    expect(parts.slice(1).map(({ text }) => text)).toEqual([
      '{"a":1}',
      '{"b":}',
      'nonsense',
      '{"c":"]}"}',
      '-1e5',
    ]);
  });

  it('are taken from a wanted member only where it is a list', () => {
    expect(scan('{"features":{"a":[1,2]}}', ['features', 'a'])).toEqual([
      { kind: 'member', name: 'features', text: '{"a":[1,2]}' },
    ]);
  });

  it.each([
    ['', 'It is empty.'],
    ['  ', 'It is empty.'],
    ['{"a":[1,', 'It breaks off.'],
    ['{"a":"x', 'It breaks off.'],
    ['[1,2', 'It breaks off.'],
    ['12', 'It does not begin with a bracket.'],
    ['"text"', 'It does not begin with a bracket.'],
    ['<kml>', 'It does not begin with a bracket.'],
    ['{} {}', 'There is more behind its end.'],
    ['[1]x', 'There is more behind its end.'],
    ['[1]"x"', 'There is more behind its end.'],
  ])('of %j are none: %s', (text, message) => {
    expect(() => scan(text)).toThrow(message);
  });
});
