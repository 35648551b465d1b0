import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { useDb } from '../../tests/harness/use-db.ts';
import { worldContext } from '../../tests/world/fill.ts';
import { type LoadContext, type LoadResult, loadLayer } from '../load.ts';
import { openFolder } from '../open.ts';
import { publishTheme } from '../publish.ts';
import type { Edition, LayerSource, Theme } from '../theme.ts';
import { airStations, openaqStations } from './air/stations.ts';
import { air } from './air/theme.ts';
import { transport } from './transport/theme.ts';
import { gtfsShapes, gtfsStops, transitLines, transitStops } from './transport/transit.ts';

const PACK_DIR = process.env.PACK_DIR ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));

const load = async (
  theme: Theme,
  source: LayerSource,
  edition: Edition,
  context: LoadContext,
): Promise<LoadResult> => {
  await publishTheme(context.db, theme, 0);
  return loadLayer({ theme, source, edition, position: 0 }, context);
};

/** Files of other countries load into the second country of the tests, through the themes' own layers. */
describe.skipIf(!existsSync(join(PACK_DIR, 'transport')))('files of other countries', () => {
  const test = useDb();
  const all = (rows: number) => ({ rows, features: rows, rejects: 0 });

  it.each([
    [
      'stops of the San Francisco Bay',
      transport,
      transitStops,
      gtfsStops('transport/gtfs_bart.zip', all(186)),
      186,
    ],
    [
      'lines of the San Francisco Bay',
      transport,
      transitLines,
      gtfsShapes('transport/gtfs_bart.zip', all(44)),
      44,
    ],
    [
      'stops of Porto Alegre',
      transport,
      transitStops,
      gtfsStops('transport/gtfs_porto_alegre.zip', all(3986)),
      3986,
    ],
    [
      'an air station of Toronto',
      air,
      airStations,
      openaqStations('air/openaq_v3_location_1274949.csv', { rows: 4658, features: 1, rejects: 0 }),
      1,
    ],
    [
      'another of Toronto, by another network',
      air,
      airStations,
      openaqStations('air/openaq_v3_location_1612333.csv', { rows: 3870, features: 1, rejects: 0 }),
      1,
    ],
  ])(
    '%s',
    async (_, theme, source, edition, features) => {
      const context = await worldContext(test.db, { open: openFolder(PACK_DIR), force: true });
      const result = await load(theme, source, edition, context);
      const [input] = edition.inputs;
      expect({ rows: result.rows, features: result.features, rejects: result.rejected }).toEqual(
        input?.expect,
      );
      expect(result.features).toBe(features);
    },
    120_000,
  );
});
