import { describe, expect, it } from 'vitest';
import { type Item, linkOf, type Page } from '../../tests/api/pages.ts';
import { reload } from '../../tests/api/reload.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp();
type One = Item & Pick<Page, 'links' | 'sample'>;

const itemOf = async (path: string): Promise<One> => {
  const response = await world.get(`/api/collections/${path}`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/geo+json']);
  return (await response.json()) as One;
};
const pathOf = (url: string | undefined): string =>
  (url ?? '').replace(`${world.origin}/api/collections/`, '');

describe('a feature by its id', () => {
  it('is the same as in the list, with links', async () => {
    const page = (await (await world.get('/api/collections/stations/items?code=S017')).json()) as Page;
    const { links, ...item } = await itemOf('stations/items/S017');
    expect(item).toEqual({ ...page.features[0], revision: 1 });
    expect(linkOf({ links }, 'self')).toBe(`${world.origin}/api/collections/stations/items/S017`);
    expect(linkOf({ links }, 'collection')).toBe(`${world.origin}/api/collections/stations`);
  });

  it('says that it is a sample', async () => {
    expect((await itemOf('sensors/items/12')).sample).toBe(true);
    expect((await itemOf('stations/items/S017')).sample).toBeUndefined();
  });

  it('comes in another CRS', async () => {
    const crs = 'http://www.opengis.net/def/crs/EPSG/0/4326';
    const plain = (await itemOf('stations/items/S017')).geometry as { coordinates: number[] };
    const turned = (await itemOf(`stations/items/S017?crs=${crs}`)).geometry as { coordinates: number[] };
    expect(turned.coordinates).toEqual([...plain.coordinates].reverse());
  });

  it('is 304 for who has it', async () => {
    const first = await world.get('/api/collections/stations/items/S017');
    const etag = first.headers.get('etag') ?? '';
    const again = await world.get('/api/collections/stations/items/S017', {
      headers: { 'If-None-Match': etag },
    });
    expect(again.status).toBe(304);
  });

  it.each(['S0170', 'S017%20', "S017';--", 'a%2Fb', '%D8%B9', 'x'.repeat(3000)])('%s is 404', async (id) => {
    const response = await world.get(`/api/collections/stations/items/${id}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      expect.stringContaining('problem+json'),
    ]);
  });
});

describe('states of a feature', () => {
  it('the one of the day of publication, and links to those before and after', async () => {
    const now = await itemOf('municipalities/items/1');
    expect(now.properties).toMatchObject({ valid_from: '2018-01-01', valid_to: null });
    const before = await itemOf(pathOf(linkOf(now, 'predecessor-version')));
    expect(before.properties).toMatchObject({ valid_from: null, valid_to: '2018-01-01' });
    expect(before.geometry).not.toEqual(now.geometry);
    expect(linkOf(before, 'predecessor-version')).toBeUndefined();
    const again = await itemOf(pathOf(linkOf(before, 'successor-version')));
    expect(again.geometry).toEqual(now.geometry);
  });

  it('the one of a day; none before the first', async () => {
    expect((await itemOf('municipalities/items/2?datetime=2012-05-05')).properties.valid_from).toBe(
      '2010-01-01',
    );
    expect((await itemOf('municipalities/items/2?datetime=../2012-05-05')).properties.valid_from).toBe(
      '2010-01-01',
    );
    expect((await itemOf('municipalities/items/2?datetime=2012-05-05/..')).properties.valid_from).toBe(
      '2018-01-01',
    );
    expect((await world.get('/api/collections/municipalities/items/2?datetime=2009-12-31')).status).toBe(404);
  });

  it('the last, where none is valid any more', async () => {
    expect((await itemOf('permits/items/P-1')).properties.valid_to).toBe('2015-01-01');
  });
});

it('ids may hold any letters', async () => {
  const odd = ['a/b', 'c?d=e&f', 'é ع', '100%', '../x', "o'clock", '"quoted"', 'a+b', 'a:b', '#1', ';', '\\'];
  await reload(world.db, 'stations', (rows) => [
    ...rows,
    ...odd.map((code) => ({ ...rows[0]!, properties: { ...rows[0]!.properties, code } })),
  ]);
  await world.services.catalogue.refresh();
  for (const id of odd) {
    const item = await itemOf(`stations/items/${encodeURIComponent(id)}`);
    expect(item.id).toBe(id);
    expect(await itemOf(pathOf(linkOf(item, 'self')))).toEqual(item);
    const found = (await (
      await world.get(`/api/collections/stations/items?code=${encodeURIComponent(id)}`)
    ).json()) as Page;
    expect(found.features.map((feature) => feature.id)).toEqual([id]);
  }
});
