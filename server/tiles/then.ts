import type { Db } from '../../sql/db.ts';
import { layerAt } from '../features/revision.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { layerById } from '../layers/select.ts';

/** What was published of some layers at an instant, as a snapshot of those alone. 404 where one was not published yet. */
export const snapshotAt = async (db: Db, snapshot: Snapshot, ids: string, asOf: Date): Promise<Snapshot> => {
  const layers = new Map<string, PublishedLayer>();
  for (const id of new Set(ids.split(',')))
    layers.set(id, await layerAt(db, layerById(snapshot, id), { 'as-of': asOf }));
  return { ...snapshot, layers, answers: new Map() };
};
