import { describe, expect, it } from 'vitest';
import { PlaceInfo, PlaceList } from '../../sql/model/api.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ onlyReads: true });

const places = async (query: string): Promise<PlaceInfo[]> => {
  const response = await world.get(`/api/places?${query}`);
  const body: unknown = await response.json();
  expect([response.status, body]).toEqual([200, expect.anything()]);
  return PlaceList.parse(body).places;
};
const ids = async (query: string): Promise<string[]> => (await places(query)).map(({ id }) => id);
const q = encodeURIComponent;

describe('by name', () => {
  it.each([
    ['Region 23', 'governorate:ins:23'],
    ['région 23', 'governorate:ins:23'],
    ['REGION 23', 'governorate:ins:23'],
    ['Regoin 23', 'governorate:ins:23'],
    ['إقليم اثنان ثلاثة', 'governorate:ins:23'],
    ['اقليم اثنان ثلاثه', 'governorate:ins:23'],
    ['إِقْلِيم اثنان ثلاثة', 'governorate:ins:23'],
    ['West 41', 'delegation:ins:411'],
    ['الغربية أربعة واحد', 'delegation:ins:411'],
    ['غربية أربعة واحد', 'delegation:ins:411'],
    ['Commune 3', 'municipality:mun-uid:3'],
    ['Comune 3', 'municipality:mun-uid:3'],
  ])('%s finds %s first', async (text, id) => {
    expect((await ids(`q=${q(text)}`))[0]).toBe(id);
  });

  it('the name itself comes before its beginning, a beginning before what is alike; then level and rank', async () => {
    const found = await places('q=Region%201&limit=50');
    const population = found.slice(0, 4).map(({ id }) => id.slice(-2));
    expect(population).toEqual(['14', '13', '12', '11']);
    expect(found.slice(0, 4).every(({ name }) => name.en?.startsWith('Region 1'))).toBe(true);
    expect((await ids('q=Region%2011'))[0]).toBe('governorate:ins:11');
    const levels = (await places('q=1&limit=50')).map(({ level }) => level);
    expect(levels).toEqual([]);
  });

  it('one or two letters find what begins with them', async () => {
    const found = await places('q=re&limit=50');
    expect(found).toHaveLength(16);
    expect(found[0]?.id).toBe('governorate:ins:44');
    expect(await ids('q=xq')).toEqual([]);
  });

  it.each(['%', '_', '%25', '\\', "'", '--', '()', '*', '|', '&', '!', '"', '𝔘𝔫𝔦', '👩‍🌾', '‏'])(
    '%s is a text like any other',
    async (text) => {
      expect((await world.get(`/api/places?q=${q(text)}`)).status).toBe(200);
    },
  );
});

describe('by where', () => {
  it('a point lies in one place of each level, the larger first', async () => {
    expect(await ids('point=2.4,2.5')).toEqual(['governorate:ins:11', 'delegation:ins:111']);
    expect(await ids('point=2.4,2.5&level=delegation')).toEqual(['delegation:ins:111']);
    expect(await ids('point=50,50')).toEqual([]);
  });

  it('in a box, over the antimeridian too', async () => {
    expect((await ids('bbox=2.2,2.2,2.3,2.3')).sort()).toEqual(['delegation:ins:111', 'governorate:ins:11']);
    expect((await ids('bbox=5.9,-90,2.1,90&level=governorate&limit=50')).sort()).toEqual(
      ['11', '12', '13', '14', '41', '42', '43', '44'].map((code) => `governorate:ins:${code}`),
    );
  });

  it('as it was on a day', async () => {
    expect(await ids('point=2.75,3.05&level=municipality&datetime=2017-01-01')).toEqual([
      'municipality:mun-uid:1',
    ]);
    expect(await ids('point=3.05,3.35&level=municipality&datetime=2017-01-01')).toEqual([]);
    expect(await ids('point=3.05,3.35&level=municipality&datetime=2019-01-01')).toEqual([
      'municipality:mun-uid:1',
    ]);
    expect(await ids('level=municipality&datetime=2009-01-01')).toHaveLength(2);
  });

  it('all of a level', async () => {
    expect(await ids('level=governorate&limit=100')).toHaveLength(16);
    expect(await ids('level=governorate,delegation&limit=100')).toHaveLength(48);
    expect(await ids('limit=3')).toHaveLength(3);
  });
});

describe('a place', () => {
  const place = async (id: string, query = '') => {
    const response = await world.get(`/api/places/${id}${query}`);
    expect(response.status).toBe(200);
    return response.json();
  };

  it('tells its names, codes, parents and where it is', async () => {
    const found = PlaceInfo.parse(await place('delegation:ins:231'));
    expect(found).toMatchObject({
      id: 'delegation:ins:231',
      level: 'delegation',
      levelTitle: { fr: 'Délégation' },
      name: { ar: 'الغربية اثنان ثلاثة', fr: 'Ouest 23', en: 'West 23' },
      parents: [{ id: 'governorate:ins:23', level: 'governorate' }],
      codes: { ins: '231' },
    });
    const [west, south, east, north] = found.bbox;
    const [x, y] = found.point;
    expect(x > west && x < east && y > south && y < north).toBe(true);
    expect(PlaceInfo.parse(await place('governorate:ins:12')).codes).toEqual({ ins: '12', iso: 'ZZ-21' });
  });

  it('comes with its geometry as GeoJSON', async () => {
    const feature = (await place('governorate:ins:11', '?f=geojson')) as {
      type: string;
      id: string;
      geometry: { type: string };
      properties: unknown;
    };
    expect(feature).toMatchObject({
      type: 'Feature',
      id: 'governorate:ins:11',
      geometry: { type: 'Polygon' },
    });
    PlaceInfo.parse(feature.properties);
  });

  it('is the version of the day, else the last', async () => {
    expect(PlaceInfo.parse(await place('municipality:mun-uid:1', '?datetime=2015-01-01')).validTo).toBe(
      '2018-01-01',
    );
    expect(PlaceInfo.parse(await place('municipality:mun-uid:1')).validFrom).toBe('2018-01-01');
    expect(PlaceInfo.parse(await place('municipality:mun-uid:3', '?datetime=2000-01-01')).validFrom).toBe(
      '2018-01-01',
    );
  });

  it.each(['governorate:ins:99', 'x', '%27', 'a%2Fb', '%20'])('%s is not there', async (id) => {
    expect((await world.get(`/api/places/${id}`)).status).toBe(404);
  });
});

it.each([
  ['level=planet', 'level'],
  ['point=1', 'point'],
  ['point=200,0', 'point'],
  ['point=NaN,1', 'point'],
  ['bbox=1,2,3', 'bbox'],
  ['datetime=now', 'datetime'],
  ['limit=0', 'limit'],
  ['q=', 'q'],
])('%s is refused', async (query, parameter) => {
  const response = await world.get(`/api/places?${query}`);
  expect([response.status, ((await response.json()) as { parameter: string }).parameter]).toEqual([
    400,
    parameter,
  ]);
});
