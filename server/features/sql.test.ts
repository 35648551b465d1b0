import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginning, containing, every, some, where } from './sql.ts';

it('numbers the places of conditions one after the other', () => {
  const condition = every([
    where('a = ?', 1),
    some([where('b = ?', 2), where('c between ? and ?', 3, 4)]),
    where('d'),
  ]);
  expect(condition(2)).toEqual({
    text: '(a = $3 and (b = $4 or c between $5 and $6) and d)',
    values: [1, 2, 3, 4],
  });
});

it('no condition is true of all, none of some', () => {
  expect([every([])(0).text, some([])(0).text]).toEqual(['true', 'false']);
});

it('a pattern means its text as it stands', () => {
  expect(containing('50%_\\')).toBe('%50\\%\\_\\\\%');
  expect(beginning('a')).toBe('a%');
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inner = containing(text).slice(1, -1);
      expect(inner.replace(/\\([\\%_])/g, '$1')).toBe(text);
      expect(inner.replace(/\\[\\%_]/g, '')).not.toMatch(/[\\%_]/);
    }),
  );
});
