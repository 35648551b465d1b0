import { copyIn } from '../../sql/copy-in.ts';
import type { Cell } from '../../sql/copy-text.ts';
import type { Engine } from '../../sql/db.ts';
import type { Feature } from '../check.ts';
import { labelPointOf } from '../geometry/label-point.ts';
import { toMercator } from '../geometry/mercator.ts';
import { writeWkb } from '../geometry/wkb.ts';
import type { Step } from './claim.ts';

/** Rows and bytes of one short transaction: between two of them the embedded engine answers others. */
export const BATCH: Record<Engine, { rows: number; bytes: number }> = {
  embedded: { rows: 1000, bytes: 2_000_000 },
  server: { rows: 10_000, bytes: 16_000_000 },
};

const COLUMNS =
  'layer_no, fid, id, properties, geom, geom_3857, label_point, label_room, valid_from, valid_to, search_text, digest, since_revision';

/** `labelled`: whether polygons get a point for their name. */
type Target = { layerNo: number; revision: number; labelled: boolean };

const labelCells = ({ shape }: Feature, labelled: boolean): [Cell, Cell] => {
  const label = labelled ? labelPointOf(shape) : null;
  if (!label) return [null, null];
  const { x, y, room } = label;
  return [writeWkb({ type: 'Point', coordinates: [x, y] }, 3857).toString('hex'), room];
};

const cellsOf =
  (target: Target) =>
  (feature: Feature): Cell[] => [
    target.layerNo,
    feature.fid,
    feature.id,
    JSON.stringify(feature.properties),
    feature.wkb.toString('hex'),
    writeWkb(feature.shape, 3857, toMercator).toString('hex'),
    ...labelCells(feature, target.labelled),
    feature.period.from,
    feature.period.to,
    feature.searchText,
    feature.digest,
    target.revision,
  ];

/** Takes features and writes them, as rows of a revision to come, a batch at a time. */
export type Writer = {
  add: (feature: Feature) => Promise<void>;
  close: () => Promise<void>;
  /** Resolves when nothing is on its way any more, well or badly. */
  settled: () => Promise<void>;
};

const sizeOf = (feature: Feature): number => 4 * feature.wkb.length + 400;

/**
 * A writer that fills one batch while the one before is on its way to the database, so that checking and storing share
 * the time; at most two batches are in memory.
 */
export const openWriter = (step: Step, engine: Engine, target: Target): Writer => {
  const cells = cellsOf(target);
  const limit = BATCH[engine];
  let batch: Feature[] = [];
  let bytes = 0;
  let underway: Promise<void> = Promise.resolve();

  const send = async (): Promise<void> => {
    await underway;
    const rows = batch;
    batch = [];
    bytes = 0;
    if (rows.length === 0) return;
    underway = step((client) => copyIn(client, { table: 'feature', columns: COLUMNS }, rows, cells));
    // The error is met where the promise is awaited: at the next batch, or at the end.
    underway.catch(() => undefined);
  };

  return {
    add: async (feature) => {
      batch.push(feature);
      bytes += sizeOf(feature);
      if (batch.length >= limit.rows || bytes >= limit.bytes) await send();
    },
    close: async () => {
      await send();
      await underway;
    },
    settled: () => underway.catch(() => undefined),
  };
};
