import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { loadLayer, type Progress } from '../../etl/load.ts';
import { publishTheme } from '../../etl/publish.ts';
import type { Db } from '../../sql/db.ts';
import { worldContext } from '../world/fill.ts';
import { nameOf, type Sort, targetOf } from './layers.ts';
import type { Row } from './table.ts';

const COLUMNS = 'layer_no, fid, id, properties, geom, geom_3857, digest, since_revision';

/** Milliseconds that COPY takes for the same rows into a table like ours, with its indexes. */
const copyTime = async (db: Db, sort: Sort): Promise<number> => {
  const { rows } = await db.pool.query<{ no: number }>('select no from layer where id = $1', [nameOf(sort)]);
  const client = await db.pool.connect();
  // Kept in a file: a million polygons are more than belongs into memory.
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-bench-copy-'));
  const file = join(folder, 'rows');
  const kept = client.query(copyTo(`copy feature_${rows[0]!.no} (${COLUMNS}) to stdout`));
  await pipeline(kept, createWriteStream(file));
  await client.query('create table bench_copy (like feature including defaults including indexes)');
  const from = performance.now();
  await pipeline(createReadStream(file), client.query(copyFrom(`copy bench_copy (${COLUMNS}) from stdin`)));
  const took = performance.now() - from;
  await client.query('drop table bench_copy');
  client.release();
  await rm(folder, { recursive: true });
  return took;
};

/** Milliseconds until all rows are read, checked and written, and until they are published with what low zooms show. */
const loadTimes = async (db: Db, sort: Sort): Promise<{ written: number; published: number }> => {
  const target = targetOf(sort);
  await publishTheme(db, target.theme, 0);
  const context = await worldContext(db);
  const from = performance.now();
  let written = 0;
  const progress = ({ stage }: Progress) => {
    if (stage !== 'read') written ||= performance.now() - from;
  };
  await loadLayer(target, { ...context, progress });
  return { written, published: performance.now() - from };
};

/**
 * Loads a synthetic layer by the loader itself; gives rows a second against COPY of the same rows. COPY makes no levels, so
 * that the work it does too, from reading to rows in tables with their indexes, has a row of its own.
 */
export const loadingRows = async (db: Db, sort: Sort): Promise<Row[]> => {
  const { written, published } = await loadTimes(db, sort);
  const theirs = (1000 * sort.count) / (await copyTime(db, sort));
  const row = (what: string, took: number): Row => ({
    what: `${what}, ${sort.count} ${sort.kind}s`,
    ours: (1000 * sort.count) / took,
    theirs,
    unit: 'rows/s',
    aim: { kind: 'least', ratio: 0.3 },
  });
  return [row('load', written), row('load and generalise', published)];
};
