import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../sql/model/api.ts';
import { yearsOf } from './years.ts';

const layer = (timeExtent: LayerInfo['timeExtent'], hasTime = true) =>
  ({ layer: hasTime ? { time: { resolution: 'day' } } : {}, timeExtent }) as unknown as LayerInfo;

describe('years to choose from', () => {
  it('reach from the first bound to this year, or further where a layer does', () => {
    expect(yearsOf([layer(['1990-05-01', '2001-01-01']), layer(['2000-01-01', null])], 2026)).toEqual({
      from: 1990,
      to: 2026,
    });
    expect(yearsOf([layer([null, '2060-01-01'])], 2026)).toEqual({ from: 2026, to: 2060 });
  });

  it('are none without time, or when all is of this year', () => {
    expect(yearsOf([layer(['1990-01-01', null], false)], 2026)).toBeNull();
    expect(yearsOf([layer(null)], 2026)).toBeNull();
    expect(yearsOf([layer(['2026-01-01', null])], 2026)).toBeNull();
    expect(yearsOf([], 2026)).toBeNull();
  });
});
