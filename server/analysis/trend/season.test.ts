import { describe, expect, it } from 'vitest';
import { Question, type QuestionOf } from '../../../sql/model/analysis.ts';
import { monthly, monthsIn, seasonOf } from './season.ts';

const asked = (part: object) =>
  Question.parse({
    ...{ kind: 'trend', of: { parameter: 'rain' }, places: 'regions', from: 2001, to: 2002 },
    ...part,
  }) as QuestionOf<'trend'>;
const winter = asked({ months: { from: 12, to: 2 } });

/** Each month by its place from January 2000. */
const months = (from: number, to: number) =>
  Array.from({ length: (to - from + 1) * 12 }, (_, at) => (from - 2000) * 12 + at);

describe('the season of a trend', () => {
  it('that passes the turn of the year is of the year that it ends in', () => {
    expect(monthsIn(winter)).toEqual([-1, 0, 1]);
    expect(monthly(winter)).toMatchObject({ step: 'month', from: 2000, to: 2002 });
    expect(seasonOf(months(2000, 2002), winter, 'sum')).toEqual([11 + 12 + 13, 23 + 24 + 25]);
    expect(seasonOf(months(2000, 2002), winter, 'mean')).toEqual([12, 24]);
  });

  it('is there with all of its months alone', () => {
    const values: (number | null)[] = months(2000, 2002);
    values[12] = null;
    expect(seasonOf(values, winter, 'sum')).toEqual([null, 72]);
  });

  it('in its own year is its months, and month by month nothing else', () => {
    const summer = { months: { from: 6, to: 8 } };
    expect(seasonOf(months(2001, 2002), asked(summer), 'max')).toEqual([19, 31]);
    const each = seasonOf(months(2001, 2002), asked({ ...summer, step: 'month' }), 'mean');
    expect(each).toHaveLength(24);
    expect(each.flatMap((value) => value ?? [])).toEqual([17, 18, 19, 29, 30, 31]);
    const cold = seasonOf(months(2000, 2002), asked({ months: { from: 12, to: 2 }, step: 'month' }), 'mean');
    expect(cold.flatMap((value) => value ?? [])).toEqual([12, 13, 23, 24, 25, 35]);
  });
});
