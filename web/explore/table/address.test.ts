import { describe, expect, it } from 'vitest';
import type { LayerInfo } from '../../../sql/model/api.ts';
import { columnIn, dayOf, fileAddress, isNarrowed, pageAddress, type Wanted } from './address.ts';

const title = { ar: 'ع', fr: 'T', en: 'T' };
const info = {
  layer: { id: 'dams', time: { resolution: 'day' } },
  publishedAt: '2026-11-20T10:00:00Z',
  links: { items: 'http://x/api/collections/dams/items' },
} as unknown as LayerInfo;
const all: Wanted = { words: ' ', codes: {}, sort: null, day: null };
const part: Wanted = {
  words: 'سد & x',
  codes: { use: 'a b' },
  sort: { column: 'name_ar', isDescending: true },
  day: '2020-01-01',
};

describe('what a table asks the server', () => {
  it('sorts, narrows and counts there', () => {
    const url = new URL(pageAddress(info, part, 50), 'http://x');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      q: 'سد & x',
      use: 'a b',
      datetime: '2020-01-01',
      sortby: '-name_ar',
      count: 'true',
      limit: '50',
    });
  });

  it('takes home what is narrowed, all of it, in no order that a file cannot have', () => {
    const query = new URL(fileAddress(info, part, 'gpkg'), 'http://x').searchParams;
    expect(Object.fromEntries(query)).toEqual({
      f: 'gpkg',
      q: 'سد & x',
      use: 'a b',
      datetime: '2020-01-01',
    });
    expect(fileAddress(info, all, 'csv')).toBe('/api/collections/dams/items?f=csv');
  });

  it('knows what narrows, which day is seen, and the column of a language', () => {
    expect([all, part].map(isNarrowed)).toEqual([false, true]);
    expect(dayOf(info, null)).toBe('2026-11-20');
    expect(dayOf(info, '2020-07-01')).toBe('2020-07-01');
    const by = { kind: 'latest', parameter: 'pm10' } as const;
    const computed = { base: 'stations', by, present: '2025-12-01T00:00:00.000Z' };
    expect(dayOf({ ...info, layer: { ...info.layer, computed } }, null)).toBe('2025-12-01T00:00:00.000Z');
    expect(dayOf({ ...info, layer: { ...info.layer, time: undefined } }, '2020-07-01')).toBeNull();
    expect(columnIn({ name: 'name', type: 'text', title }, 'ar')).toBe('name_ar');
    expect(columnIn({ name: 'volume', type: 'number', title }, 'ar')).toBe('volume');
  });
});
