import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { loadLayer } from '../../etl/load.ts';
import { publishTheme } from '../../etl/publish.ts';
import { copyOut } from '../../server/tiles/copy-out.ts';
import type { Db } from '../../sql/db.ts';
import { worldContext } from '../world/fill.ts';
import { nameOf, type Sort, targetOf } from './layers.ts';
import type { Row } from './table.ts';

const COLUMNS = 'layer_no, fid, id, properties, geom, geom_3857, digest, since_revision';

/** Milliseconds that COPY takes for the same rows into a table like ours, with its indexes. */
const copyTime = async (db: Db, sort: Sort): Promise<number> => {
  const { rows } = await db.pool.query<{ no: number }>('select no from layer where id = $1', [nameOf(sort)]);
  const client = await db.pool.connect();
  const bytes = await copyOut(client, `copy feature_${rows[0]!.no} (${COLUMNS}) to stdout`);
  await client.query('create table bench_copy (like feature including defaults including indexes)');
  const from = performance.now();
  await pipeline(Readable.from([bytes]), client.query(copyFrom(`copy bench_copy (${COLUMNS}) from stdin`)));
  const took = performance.now() - from;
  await client.query('drop table bench_copy');
  client.release();
  return took;
};

/** Loads a synthetic layer by the loader itself; gives rows a second against COPY of the same rows. */
export const loadingRow = async (db: Db, sort: Sort): Promise<Row> => {
  const target = targetOf(sort);
  await publishTheme(db, target.theme, 0);
  const context = await worldContext(db);
  const from = performance.now();
  await loadLayer(target, context);
  const took = performance.now() - from;
  const copied = await copyTime(db, sort);
  return {
    what: `load, ${sort.count} ${sort.kind}s`,
    ours: (1000 * sort.count) / took,
    theirs: (1000 * sort.count) / copied,
    unit: 'rows/s',
    aim: { kind: 'least', ratio: 0.3 },
  };
};
