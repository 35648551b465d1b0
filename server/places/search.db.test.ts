import { describe, expect, it } from 'vitest';
import { SearchResult } from '../../sql/model/api.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ onlyReads: true });

const search = async (query: string): Promise<SearchResult['features']> => {
  const response = await world.get(`/api/search?${query}`);
  expect(response.status).toBe(200);
  return SearchResult.parse(await response.json()).features;
};
const q = encodeURIComponent;

describe('features by what is searchable', () => {
  it.each([
    ['Société des Mines du Sud', ['P-1', 'P-4', 'P-7']],
    ['societe mines', ['P-1', 'P-4', 'P-7']],
    ['شركة الجنوب', ['P-2', 'P-5', 'P-8']],
    ['Nothern Stone', ['P-3', 'P-6', 'P-9']],
  ])('the holder %s', async (text, expected) => {
    const found = await search(`q=${q(text)}&layer=permits&lang=fr`);
    expect(found.map(({ id }) => id).sort()).toEqual(expected);
    expect(found[0]).toMatchObject({ layer: 'permits', matched: { property: 'holder' } });
    expect(found[0]?.title).toMatch(/^Permis /);
  });

  it('across layers, the best first; what the title shows is not said twice', async () => {
    const [first, ...rest] = await search('q=Station%2017&lang=en');
    expect(first).toMatchObject({ layer: 'stations', id: 'S017', title: 'Station 17', matched: null });
    expect(first?.bbox[0]).toBe(first?.bbox[2]);
    expect(rest.length).toBeGreaterThan(0);
    expect(new Set((await search('q=23&limit=100')).map(({ layer }) => layer)).size).toBeGreaterThan(2);
  });

  it('one state of a feature only, the last', async () => {
    const found = await search('q=Commune&layer=municipalities&limit=100&lang=fr');
    expect(found.map(({ id }) => id).sort()).toEqual(['1', '2', '3', '4']);
  });

  it('nothing where nothing fits, or nothing can be searched for', async () => {
    expect(await search('q=zzzzqqq')).toEqual([]);
    expect(await search('q=low&layer=sensors')).toEqual([]);
    expect(await search(`q=${q('ـ')}`)).toEqual([]);
    expect(await search('q=%25')).toEqual([]);
  });

  it.each([
    ['', 'q'],
    ['q=x&layer=nothing', 'layer'],
    ['q=x&limit=-1', 'limit'],
  ])('?%s is refused', async (query, parameter) => {
    const response = await world.get(`/api/search?${query}`);
    expect([response.status, ((await response.json()) as { parameter: string }).parameter]).toEqual([
      400,
      parameter,
    ]);
  });
});
