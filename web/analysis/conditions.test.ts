import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFilter } from '../../server/filter/parse.ts';
import { filterToSql } from '../../server/filter/to-sql.ts';
import type { Property } from '../../sql/model/property.ts';
import {
  type Condition,
  columnFor,
  formatConditions,
  isAlone,
  operatorsOf,
  parseConditions,
} from './conditions.ts';

const title = { ar: 'أ', fr: 'a', en: 'a' };
const PROPERTIES: Property[] = [
  { name: 'code', type: 'string', title },
  { name: 'kind', type: 'string', title, codes: [{ value: 'air', title }] },
  { name: 'name', type: 'text', title },
  { name: 'depth', type: 'number', title },
  { name: 'count', type: 'integer', title },
  { name: 'open', type: 'boolean', title },
  { name: 'since', type: 'date', title },
];

/** Values as people type them, quotes, signs of LIKE and backslashes among them. */
const typed = (property: Property): fc.Arbitrary<string> => {
  if (property.type === 'number') return fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(String);
  if (property.type === 'integer') return fc.integer().map(String);
  if (property.type === 'boolean') return fc.constantFrom('true', 'false');
  if (property.type === 'date') return fc.constantFrom('2020-01-31', '1999-12-01');
  return fc.string({ minLength: 1, unit: fc.constantFrom(...`ab '%_\\؛قé AND=<()`) });
};
const condition = fc
  .constantFrom(...PROPERTIES)
  .chain((property) =>
    fc.record<Condition>({
      column: fc.constant(columnFor(property, 'fr')),
      operator: fc.constantFrom(...operatorsOf(property)),
      value: typed(property),
    }),
  )
  .map((one) => (isAlone(one.operator) ? { ...one, value: '' } : one))
  .filter(({ operator, value }) => operator === 'like' || !value.includes('\\'));

describe('rows of a filter', () => {
  it('become a filter that the server takes, and come back from it as they were', () => {
    fc.assert(
      fc.property(fc.array(condition, { minLength: 1, maxLength: 4 }), (conditions) => {
        const text = formatConditions(conditions, PROPERTIES);
        expect(() => filterToSql(parseFilter(text), { properties: PROPERTIES })).not.toThrow();
        expect(parseConditions(text, PROPERTIES)).toEqual(conditions);
      }),
    );
  });

  it('that are not filled in say nothing', () => {
    const rows: Condition[] = [
      { column: 'depth', operator: '>', value: '' },
      { column: 'depth', operator: '>', value: 'deep' },
      { column: 'name_fr', operator: 'like', value: '' },
      { column: 'gone', operator: '=', value: '1' },
      { column: 'open', operator: '=', value: 'true' },
    ];
    expect(formatConditions(rows, PROPERTIES)).toBe('open = true');
    expect(parseConditions('', PROPERTIES)).toEqual([]);
  });

  it.each([
    'depth > 1 OR count = 2',
    'S_INTERSECTS(geom, POINT(1 2))',
    'depth>1',
    "gone = 'x'",
    'depth > 1 AND ',
  ])('are none of %s, which stays text', (text) => expect(parseConditions(text, PROPERTIES)).toBeNull());
});
