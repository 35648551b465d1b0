import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Engine } from '../../sql/db.ts';
import type { Feature } from '../check.ts';
import { toMercator } from '../geometry/mercator.ts';
import { writeWkb } from '../geometry/wkb.ts';
import type { Step } from './claim.ts';

/** Rows and bytes of one short transaction. COPY is cheap by the row, the embedded engine answers others in between. */
export const BATCH: Record<Engine, { rows: number; bytes: number }> = {
  embedded: { rows: 500, bytes: 1_000_000 },
  server: { rows: 10_000, bytes: 16_000_000 },
};

const COLUMNS =
  'layer_no, fid, id, properties, geom, geom_3857, valid_from, valid_to, search_text, digest, since_revision';

type Target = { layerNo: number; revision: number };

const columnsOf = (feature: Feature): (string | null)[] => [
  String(feature.fid),
  feature.id,
  JSON.stringify(feature.properties),
  feature.wkb.toString('hex'),
  writeWkb(feature.shape, 3857, toMercator).toString('hex'),
  feature.period.from,
  feature.period.to,
  feature.searchText,
  feature.digest,
];

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string | null): string =>
  text === null ? '\\N' : text.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char]!);

const copyLine = (feature: Feature, target: Target): string =>
  `${target.layerNo}\t${columnsOf(feature).map(escaped).join('\t')}\t${target.revision}\n`;

/** COPY in text form, in the order of `COLUMNS`. */
const copyRows = async (client: pg.PoolClient, rows: readonly Feature[], target: Target): Promise<void> => {
  const lines = function* () {
    for (let at = 0; at < rows.length; at += 200) {
      yield rows
        .slice(at, at + 200)
        .map((row) => copyLine(row, target))
        .join('');
    }
  };
  await pipeline(Readable.from(lines()), client.query(copyFrom(`copy feature (${COLUMNS}) from stdin`)));
};

/** One statement with one parameter, as COPY FROM STDIN breaks the embedded engine's connection. */
const insertRows = async (client: pg.PoolClient, rows: readonly Feature[], target: Target): Promise<void> => {
  await client.query(
    `insert into feature (${COLUMNS})
     select $1::int, (r->>0)::bigint, r->>1, (r->>2)::jsonb, (r->>3)::geometry, (r->>4)::geometry,
       (r->>5)::timestamptz, (r->>6)::timestamptz, r->>7, (r->>8)::uuid, $2::bigint
     from json_array_elements($3::json) with ordinality as rows (r, n) order by n`,
    [target.layerNo, target.revision, JSON.stringify(rows.map(columnsOf))],
  );
};

/** Takes features and writes them, as rows of a revision to come, a batch at a time. */
export type Writer = { add: (feature: Feature) => Promise<void>; close: () => Promise<void> };

const sizeOf = (feature: Feature): number => 4 * feature.wkb.length + 400;

/**
 * A writer that fills one batch while the one before is on its way to the database, so that checking and storing share
 * the time; at most two batches are in memory.
 */
export const openWriter = (step: Step, engine: Engine, target: Target): Writer => {
  const write = engine === 'embedded' ? insertRows : copyRows;
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
    underway = step((client) => write(client, rows, target));
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
  };
};
