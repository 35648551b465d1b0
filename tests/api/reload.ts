import { loadLayer } from '../../etl/load.ts';
import type { OpenInput } from '../../etl/rows.ts';
import type { Db } from '../../sql/db.ts';
import { worldContext } from '../world/fill.ts';
import type { WorldRow } from '../world/rows.ts';
import { WORLD_ROWS, WORLD_THEMES } from '../world/themes.ts';

/** Loads a layer of the test world again, with other rows; the same way as any load, so a new revision is published. */
export const reload = async (
  db: Db,
  layer: string,
  change: (rows: WorldRow[]) => WorldRow[],
): Promise<void> => {
  const theme = WORLD_THEMES.find(({ layers }) => layers.some((source) => source.layer.id === layer))!;
  const position = theme.layers.findIndex((source) => source.layer.id === layer);
  const source = theme.layers[position]!;
  const open: OpenInput = async function* (input) {
    let row = 0;
    for (const given of change(WORLD_ROWS[input.path]!())) yield { kind: 'row', row: ++row, ...given };
  };
  const context = await worldContext(db, { open, force: true });
  await loadLayer({ theme, source, edition: source.editions[0]!, position }, context);
};
