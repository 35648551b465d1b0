import { describe, expect, it } from 'vitest';
import { sheetsOf } from './sheets.ts';

const sheets = (...periods: (string | null)[]) => sheetsOf(periods.map((period) => ({ period })));

describe('sheets', () => {
  it('hold what has no dates together', () => {
    expect(sheets(null, null, null)).toEqual([[0, 1, 2]]);
    expect(sheets()).toEqual([]);
  });

  it('part the state before a change from that after it', () => {
    expect(sheets('2014-01-01/2018-01-01', '2018-01-01/', '2014-01-01/2018-01-01', '2018-01-01/')).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it('keep what changed apart from what it replaced, and with what was there before', () => {
    expect(sheets('2014-01-01/', '2014-01-01/2018-01-01', '2018-01-01/', null)).toEqual([[0, 1, 3], [2]]);
  });

  it('hold terms that overlap together', () => {
    expect(sheets('2001-05-01/2021-05-01', '2010-01-01/2030-01-01', '2015-03-01/')).toEqual([[0, 1, 2]]);
  });
});
