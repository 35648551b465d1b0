import { beforeAll, describe, expect, it } from 'vitest';
import { OverlappingResult, OverlapResult } from '../../sql/model/api.ts';
import { setManifest } from '../../tests/api/set-manifest.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp();

beforeAll(() =>
  setManifest(world, 'permits', {
    overlaps: [
      { layer: 'regions', distance: 0 },
      { layer: 'stations', distance: 20_000 },
      { layer: 'permits', distance: 0 },
      { layer: 'not-published', distance: 0 },
    ],
  }),
);

const get = async (query = ''): Promise<OverlappingResult['overlaps']> => {
  const response = await world.get(`/api/collections/permits/overlaps${query}`);
  expect(response.status).toBe(200);
  return OverlappingResult.parse(await response.json()).overlaps;
};

describe('which permits overlap what', () => {
  it('is told for each declared layer that is published, or for the one asked for', async () => {
    expect((await get()).map(({ layer }) => layer)).toEqual(['regions', 'stations', 'permits']);
    expect((await get('?with=stations')).map(({ layer }) => layer)).toEqual(['stations']);
    const unknown = await world.get('/api/collections/permits/overlaps?with=rivers');
    expect([unknown.status, (await unknown.json()).parameter]).toEqual([400, 'with']);
  });

  it('says of each what is said when it is asked alone', async () => {
    // All layers on one day, as a feature asked alone chooses its state by the day too.
    const day = '2024-06-15';
    const all = await get(`?limit=1000&datetime=${day}`);
    expect(all.reduce((sum, { features }) => sum + features.length, 0)).toBeGreaterThan(0);
    for (const { layer, features } of all) {
      for (const { id, count, metres, sharedKm2 } of features.slice(0, 4)) {
        const alone = await world.get(
          `/api/collections/permits/items/${id}/overlaps?limit=1000&datetime=${day}`,
        );
        const of = OverlapResult.parse(await alone.json()).overlaps.find((each) => each.layer === layer)!;
        expect([count, metres]).toEqual([of.features.length, of.features[0]?.metres]);
        const shared = of.features.reduce((sum, feature) => sum + (feature.sharedKm2 ?? 0), 0);
        expect(sharedKm2 ?? 0).toBeCloseTo(shared, 3);
      }
    }
  });

  it('gives no more than asked for, the most shared first', async () => {
    // All states, of which there are several.
    const ever = 'with=regions&datetime=1900-01-01/2100-01-01';
    const [regions] = await get(`?${ever}&limit=1000`);
    const areas = regions!.features.map(({ sharedKm2 }) => sharedKm2 ?? 0);
    expect(areas.length).toBeGreaterThan(1);
    expect(areas).toEqual([...areas].sort((a, b) => b - a));
    expect((await get(`?${ever}&limit=1`))[0]!.features).toEqual(regions!.features.slice(0, 1));
  });
});
