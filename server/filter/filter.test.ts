import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Property } from '../../sql/model/property.ts';
import { FilterError } from './expression.ts';
import { parseFilter } from './parse.ts';
import { filterToSql } from './to-sql.ts';

const title = { ar: 'ا', fr: 'f', en: 'e' };
const properties: Property[] = [
  { name: 'name', title, type: 'text' },
  { name: 'kind', title, type: 'string' },
  { name: 'depth', title, type: 'number' },
  { name: 'open', title, type: 'boolean' },
  { name: 'since', title, type: 'date' },
];
const sql = (text: string) => filterToSql(parseFilter(text), { properties });

describe('a filter becomes a condition', () => {
  it.each([
    ["kind = 'well'", '((f.properties->>$1::text) = $2::text)', ['kind', 'well']],
    ['depth>-1.5e2', '((f.properties->>$1::text)::float8 > $2::float8)', ['depth', -150]],
    ['5 <= depth', '($1::float8 <= (f.properties->>$2::text)::float8)', [5, 'depth']],
    ['open = TRUE', '((f.properties->>$1::text)::boolean = $2::boolean)', ['open', true]],
    ["since < DATE('2020-01-31')", '((f.properties->>$1::text) < $2::text)', ['since', '2020-01-31']],
    [
      "kind not in ('a','b''c')",
      '(not ((f.properties->>$1::text) in ($2::text, $3::text)))',
      ['kind', 'a', "b'c"],
    ],
    [
      'depth between 1 and 2 and open is not null',
      '(((f.properties->>$1::text)::float8 between $2::float8 and $3::float8) and (not ((f.properties->>$4::text)::boolean is null)))',
      ['depth', 1, 2, 'open'],
    ],
    ['"name_ar" like \'س%\'', '((f.properties->>$1::text) like $2::text)', ['name_ar', 'س%']],
    [
      "not (kind='a' or kind='b')",
      '(not (((f.properties->>$1::text) = $2::text) or ((f.properties->>$3::text) = $4::text)))',
      ['kind', 'a', 'kind', 'b'],
    ],
  ])('%s', (text, expected, values) => {
    expect(sql(text)).toEqual({ text: expected, values });
  });

  it('numbers its places behind those of the query', () => {
    expect(filterToSql(parseFilter('depth = 1'), { properties }, { offset: 4 }).text).toContain('$5');
  });
});

describe('a wrong filter is told with its place', () => {
  it.each([
    ['', 1, /a property or a value expected, the end found/],
    ['depth', 6, /a comparison expected/],
    ['depth = ', 9, /a value expected/],
    ["kind = 'open", 8, /unexpected "'"/],
    ['depth = 1; drop table feature', 10, /unexpected ";"/],
    ['colour = 1', 1, /there is no property colour/],
    ["depth = 'deep'", 1, /a number is compared with a text/],
    ["since = DATE('2020-13-01')", 14, /YYYY-MM-DD/],
    ['depth = 1e999', 9, /too large/],
    ['depth = 1 depth = 2', 11, /AND, OR or the end/],
    ["kind like 'a\\'", 11, /unexpected "'"/],
    ['open between true and false', 1, /BETWEEN does not work/],
    ['kind between 1 and 2', 1, /a text is compared with a number/],
    ["casei(depth) = 'a'", 1, /CASEI needs a text/],
    ["since = TIMESTAMP('2020-01-01T00:00:00')", 19, /an instant is written/],
    ['s_intersects(geometry, point(200 1))', 30, /outside the reference system/],
    ['s_intersects(geometry, polygon((0 0,1 0,1 1)))', 32, /a ring needs four points/],
    ['s_intersects(geometry, linestring(0 0))', 34, /two points/],
    ['s_intersects(geometry, bbox(1,2,3))', 24, /4 or 6 numbers/],
    ['s_intersects(geometry, circle(1 1))', 24, /BBOX, POINT or another shape/],
    ['s_intersects(geometry)', 22, /, expected/],
    ['geometry = 1', 1, /there is no property geometry/],
    [`${'('.repeat(60)}depth=1`, 52, /too deeply nested/],
  ])('%s', (text, position, reason) => {
    const attempt = () => sql(text);
    expect(attempt).toThrow(FilterError);
    expect(attempt).toThrow(reason);
    try {
      attempt();
    } catch (error) {
      expect((error as FilterError).position).toBe(position);
    }
  });

  it('never anything but a FilterError, and nothing of a text in the SQL', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((text) => `kind = '${text}'`),
        ),
        (text) => {
          try {
            const condition = sql(text);
            expect(condition.text).toMatch(/^[\s().$\d:>=<a-z-]*$/);
          } catch (error) {
            expect(error).toBeInstanceOf(FilterError);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('what is wrong is told in every language', () => {
  const reasonOf = (text: string) => {
    try {
      sql(text);
      return null;
    } catch (error) {
      return (error as FilterError).reason;
    }
  };
  expect(reasonOf('depth = ')).toEqual({
    ar: 'المنتظر: خاصية أو قيمة؛ الموجود: نهاية المرشّح',
    fr: 'attendu : une propriété ou une valeur ; trouvé : la fin',
    en: 'a property or a value expected, the end found',
  });
});
