import { expect, it } from 'vitest';
import { useDb } from '../tests/harness/use-db.ts';
import { loadThemes, worldContext } from '../tests/world/fill.ts';
import { WORLD_THEMES } from '../tests/world/themes.ts';

const test = useDb({ template: 'world' });

it('loads the world, and the second time changes nothing', async () => {
  const layers = await test.db.pool.query('select id, revision, feature_count, bbox, levels, time_from, time_to from layer order by no');
  console.log(layers.rows);
  console.log((await test.db.pool.query('select count(*) from place')).rows, (await test.db.pool.query('select * from place_parent limit 2')).rows);
  const again = await loadThemes(WORLD_THEMES, await worldContext(test.db));
  console.log(again);
  expect(again.every(({ state }) => state === 'unchanged')).toBe(true);
});
