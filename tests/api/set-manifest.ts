import type { Layer } from '../../sql/model/layer.ts';
import type { TestApp } from '../harness/use-app.ts';

/** Changes parts of a published manifest where it lies, and lets the application see it. */
export const setManifest = async (world: TestApp, layer: string, part: Partial<Layer>): Promise<void> => {
  await world.db.pool.query('update layer set manifest = manifest || $2::jsonb where id = $1', [
    layer,
    JSON.stringify(part),
  ]);
  await world.db.pool.query('update publication set version = version + 1');
  await world.services.catalogue.refresh();
};
