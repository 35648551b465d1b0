import { openGeos } from '../../etl/geometry/geos.ts';
import { type LoadContext, type LoadResult, loadLayer } from '../../etl/load.ts';
import { publishTheme } from '../../etl/publish.ts';
import type { OpenInput } from '../../etl/rows.ts';
import type { Theme } from '../../etl/theme.ts';
import type { Db } from '../../sql/db.ts';
import { worldland } from './country.ts';
import { fillSeries } from './series.ts';
import { WORLD_ROWS, WORLD_THEMES } from './themes.ts';

/** Opens the inputs of the test world: rows from memory. */
export const openWorld: OpenInput = async function* (input) {
  let row = 0;
  for (const given of WORLD_ROWS[input.path]!()) yield { kind: 'row', row: ++row, ...given };
};

/** What a load needs, for the test world; `given` changes parts of it. */
export const worldContext = async (db: Db, given: Partial<LoadContext> = {}): Promise<LoadContext> => ({
  db,
  country: worldland,
  geos: await openGeos(),
  open: openWorld,
  force: false,
  signal: new AbortController().signal,
  problem: () => undefined,
  progress: () => undefined,
  ...given,
});

/** Publishes themes and loads the first edition of each of their layers, in order. */
export const loadThemes = async (themes: readonly Theme[], context: LoadContext): Promise<LoadResult[]> => {
  const results: LoadResult[] = [];
  for (const [position, theme] of themes.entries()) {
    await publishTheme(context.db, theme, position);
    for (const [at, source] of theme.layers.entries()) {
      results.push(await loadLayer({ theme, source, edition: source.editions[0]!, position: at }, context));
    }
  }
  return results;
};

/** Fills a migrated database with the small test world. */
export const fillWorld = async (db: Db): Promise<void> => {
  await loadThemes(WORLD_THEMES, await worldContext(db));
  await fillSeries(db);
};
