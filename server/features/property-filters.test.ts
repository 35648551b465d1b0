import { describe, expect, it } from 'vitest';
import { Layer } from '../../sql/model/layer.ts';
import { layerFixture } from './layer.fixture.ts';
import { partQuery } from './property-filters.ts';
import { sortOf } from './sort.ts';

const manifest = Layer.parse(layerFixture);

describe('property=value', () => {
  it('parts what is known from what filters', () => {
    const { rest, filters } = partQuery(
      {
        limit: '5',
        kind: 'air',
        value: '-1.5e2',
        open: 'true',
        since: '2020-01-31',
        name_ar: 'بئر',
        other: 'x',
      },
      ['limit'],
      manifest,
    );
    expect(rest).toEqual({ limit: '5', other: 'x' });
    const sides = filters.map((filter) =>
      filter.kind === 'compare' && filter.left.kind === 'property' && filter.right.kind === 'literal'
        ? [filter.left.name, filter.right.value]
        : filter,
    );
    expect(sides).toEqual([
      ['kind', { kind: 'string', value: 'air' }],
      ['value', { kind: 'number', value: -150 }],
      ['open', { kind: 'boolean', value: true }],
      ['since', { kind: 'date', value: '2020-01-31' }],
      ['name_ar', { kind: 'string', value: 'بئر' }],
    ]);
  });

  it('a column that is called as a parameter is not a filter', () => {
    expect(partQuery({ kind: 'air' }, ['kind'], manifest).filters).toEqual([]);
  });

  it.each([
    ['value', 'much'],
    ['value', '1e999'],
    ['value', ''],
    ['open', '1'],
    ['since', '2020-13-01'],
    ['kind', 'a\0b'],
    ['kind', 'x'.repeat(1001)],
    ['kind', ['a', 'b']],
  ])('%s=%j is refused by name', (name, value) => {
    expect(() => partQuery({ [name]: value }, [], manifest)).toThrowError(
      expect.objectContaining({ status: 400, parameter: name }),
    );
  });
});

describe('sortby', () => {
  it('orders numbers as numbers, texts as people do', () => {
    expect(sortOf('-value', manifest)).toEqual({
      expression: "(f.properties->>'value')::float8",
      direction: 'desc',
    });
    expect(sortOf('name_fr', manifest).expression).toContain('und-x-icu');
    expect(sortOf('+id', manifest).direction).toBe('asc');
    expect(sortOf('valid_from', manifest).expression).toBe('f.valid_from');
  });

  it('knows declared names only', () => {
    expect(() => sortOf('geom', manifest)).toThrowError(expect.objectContaining({ parameter: 'sortby' }));
    expect(() => sortOf('name', manifest)).toThrowError(expect.objectContaining({ parameter: 'sortby' }));
  });
});
