import type pg from 'pg';
import { hasLabelPoints, labelLayerOf } from '../../sql/model/layer.ts';
import type { Selection } from '../layers/visible.ts';
import type { Address } from './address.ts';
import { pointAttempts } from './attempts.ts';
import { currentRows } from './current.ts';
import { layerOf } from './features.ts';
import { fairShare, fittingShapes } from './fit.ts';
import { labelQuery } from './labels.ts';
import { encodeLayer } from './mvt.ts';
import { shapeQuery } from './query.ts';

/** No tile is larger than this, uncompressed. */
export const LARGEST = 500_000;

/** What of which layers a tile shows. */
export type TileContent = { selections: readonly Selection[]; address: Address };

/** Works with a connection of the database. */
export type Work = <T>(work: (client: pg.PoolClient) => Promise<T>) => Promise<T>;

const makePoints = async (
  client: pg.PoolClient,
  selection: Selection,
  address: Address,
  bytes: number,
): Promise<Buffer> => {
  let made: Buffer = Buffer.alloc(0);
  for (const attempt of pointAttempts(selection, address, bytes)) {
    const query = attempt.query();
    const rows = await currentRows(client, selection, query);
    if (rows.length > attempt.rows) continue;
    made = encodeLayer(layerOf(selection.layer.id, 'point', query, rows));
    if (made.length <= attempt.bytes) break;
  }
  return made;
};

const NOTHING = Buffer.alloc(0);

const makeLabels = async (client: pg.PoolClient, selection: Selection, address: Address): Promise<Buffer> => {
  const query = labelQuery(selection, address);
  const rows = await currentRows(client, selection, query);
  return encodeLayer(layerOf(labelLayerOf(selection.layer.id), 'point', query, rows));
};

const makeShapes = async (
  client: pg.PoolClient,
  selection: Selection,
  address: Address,
  bytes: number,
): Promise<Buffer> => {
  const { id, manifest } = selection.layer;
  const query = shapeQuery(selection, address);
  const rows = await currentRows(client, selection, query);
  const labels = hasLabelPoints(manifest) ? await makeLabels(client, selection, address) : NOTHING;
  const shapes = fittingShapes(
    (grain) => layerOf(id, manifest.geometry, query, rows, grain),
    bytes - labels.length,
  );
  return Buffer.concat([shapes, labels]);
};

/** One layer of a tile, in at most so many bytes. Throws Outdated where another revision is published by now. */
export const makeLayer = (
  work: Work,
  selection: Selection,
  address: Address,
  bytes: number,
): Promise<Buffer> => {
  const make = selection.layer.manifest.geometry === 'point' ? makePoints : makeShapes;
  return work((client) => make(client, selection, address, bytes));
};

/**
 * Makes a tile of several layers, in at most LARGEST bytes: where all together are too large, those that take more than
 * their share are made again, smaller. Empty where nothing lies in it.
 */
export const makeTile = async (work: Work, { selections, address }: TileContent): Promise<Buffer> => {
  const parts = await Promise.all(
    selections.map((selection) => makeLayer(work, selection, address, LARGEST)),
  );
  const share = fairShare(
    parts.map((part) => part.length),
    LARGEST,
  );
  const fitting = parts.map((part, index) =>
    part.length <= share ? part : makeLayer(work, selections[index] as Selection, address, share),
  );
  return Buffer.concat(await Promise.all(fitting));
};
