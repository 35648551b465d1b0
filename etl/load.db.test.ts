import { expect, it } from 'vitest';
import { useDb } from '../tests/harness/use-db.ts';
import { loadThemes, worldContext } from '../tests/world/fill.ts';
import { WORLD_THEMES } from '../tests/world/themes.ts';

const test = useDb({ template: 'world' });

it('loads the world, and the second time changes nothing', async () => {
  const layers = await test.db.pool.query(
    'select id, revision, feature_count, levels, time_from, time_to from layer order by no',
  );
  console.log(layers.rows);
  console.log(
    (
      await test.db.pool.query(
        'select layer.id, level, count(*), sum(st_npoints(geom_3857)) from feature_level join layer on no = layer_no group by 1,2 order by 1,2',
      )
    ).rows,
  );
  console.log(
    (
      await test.db.pool.query(
        'select layer.id, zoom, count(*), sum(point_count), (array_agg(properties))[1] from feature_cell join layer on no = layer_no group by 1,2 order by 1,2',
      )
    ).rows,
  );
  const again = await loadThemes(WORLD_THEMES, await worldContext(test.db));
  expect(again.every(({ state }) => state === 'unchanged')).toBe(true);
});
