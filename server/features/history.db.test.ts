import { describe, expect, it } from 'vitest';
import { type Item, itemsOf, pageOf } from '../../tests/api/pages.ts';
import { reload } from '../../tests/api/reload.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import type { WorldRow } from '../../tests/world/rows.ts';

const world = useApp();
const get = (path: string) => world.get(path);
const PATH = '/api/collections/stations/items';
type Revisions = {
  revisions: { revision: number; publishedAt: string; featureCount: number; changed: number }[];
};

/** The stations of the second revision: the first is gone, the second has another name, one is new. */
const second = (rows: WorldRow[]): WorldRow[] => [
  ...rows
    .slice(1)
    .map((row, at) => (at === 0 ? { ...row, properties: { ...row.properties, name_en: 'Renamed' } } : row)),
  { ...rows[0]!, properties: { ...rows[0]!.properties, code: 'NEW' } },
];

const publishSecond = async (): Promise<void> => {
  await reload(world.db, 'stations', second);
  await world.services.catalogue.refresh();
};

const byId = (items: Item[], id: string) => items.find((item) => item.id === id);

describe('what was published', () => {
  it('a reload between two pages neither repeats nor loses: pages hold on to their revision', async () => {
    const before = await itemsOf(get, `${PATH}?limit=1000`);
    let pages = 0;
    const paged = await itemsOf(get, `${PATH}?limit=30`, async () => {
      if (++pages === 2) await publishSecond();
    });
    expect(pages).toBe(7);
    expect(paged).toEqual(before);
    const after = await itemsOf(get, `${PATH}?limit=1000`);
    expect(after).not.toEqual(before);
    expect([byId(after, 'S001'), byId(after, 'NEW')?.id]).toEqual([undefined, 'NEW']);
  });

  it('is listed by revision, newest first', async () => {
    const { revisions } = (await (await get('/api/collections/stations/revisions')).json()) as Revisions;
    expect(revisions.map(({ revision, featureCount, changed }) => [revision, featureCount, changed])).toEqual(
      [
        [2, 240, 1],
        [1, 240, 0],
      ],
    );
  });

  it('can be asked for by revision and as of a moment', async () => {
    const { revisions } = (await (await get('/api/collections/stations/revisions')).json()) as Revisions;
    const [now, then] = revisions.map(({ publishedAt }) => new Date(publishedAt).getTime());
    const between = new Date((now! + then!) / 2).toISOString();
    const first = await itemsOf(get, `${PATH}?limit=1000&revision=1`);
    expect(byId(first, 'S002')?.properties.name_en).toBe('Station 2');
    expect(await itemsOf(get, `${PATH}?limit=100&as-of=${encodeURIComponent(between)}`)).toEqual(first);
    const today = await pageOf(get, `${PATH}?limit=1&as-of=2999-01-01`);
    expect([today.revision, today.numberMatched]).toEqual([2, 240]);
  });

  it('one feature, too', async () => {
    const named = async (query: string) => {
      const response = await get(`${PATH}/S002${query}`);
      return ((await response.json()) as Item).properties.name_en;
    };
    expect([await named(''), await named('?revision=1')]).toEqual(['Renamed', 'Station 2']);
    expect((await get(`${PATH}/S001`)).status).toBe(404);
    expect((await get(`${PATH}/S001?revision=1`)).status).toBe(200);
    expect((await get(`${PATH}/NEW?revision=1`)).status).toBe(404);
  });

  it('a new revision has another tag, the old one keeps its', async () => {
    const tag = async (path: string) => (await get(path)).headers.get('etag');
    const [now, then] = [await tag(`${PATH}?limit=2`), await tag(`${PATH}?limit=2&revision=1`)];
    await reload(world.db, 'stations', (rows) => second(rows).slice(1));
    await world.services.catalogue.refresh();
    expect(await tag(`${PATH}?limit=2`)).not.toBe(now);
    expect(await tag(`${PATH}?limit=2&revision=1`)).toBe(then);
  });

  it.each([
    ['?revision=99', 404, undefined],
    ['?revision=0', 404, undefined],
    ['?as-of=1999-01-01', 404, undefined],
    ['?as-of=2999-01-01&revision=1', 400, 'as-of'],
    ['?as-of=yesterday', 400, 'as-of'],
    ['?revision=1.5', 400, 'revision'],
  ])('%s is %i', async (query, status, parameter) => {
    const response = await get(PATH + query);
    const problem = (await response.json()) as { status: number; parameter?: string };
    expect([response.status, problem.parameter]).toEqual([status, parameter]);
  });
});
