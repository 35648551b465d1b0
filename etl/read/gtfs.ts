import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { closing } from './attempt.ts';
import { dangling, feedRows, hasTable, type Row, targetsOf, textIn } from './gtfs-feed.ts';
import { routeLines, shapeRows } from './gtfs-lines.ts';
import { ReadError, type ReadItem, type ReadOptions, rejected } from './row.ts';
import { unzip } from './unzip.ts';

/** The rows of a table; one that points at nothing is a problem. `placed` may give rows a geometry. */
const tableRows = async function* (
  folder: string,
  table: string,
  placed: (row: Row) => Row = (row) => row,
): AsyncGenerator<ReadItem> {
  const rows = feedRows(folder, table);
  const targets = await targetsOf(folder, table);
  for await (const item of rows) {
    const broken = item.kind === 'row' ? dangling(item, targets) : undefined;
    if (item.kind === 'problem') yield item;
    else if (broken) {
      const said = { field: broken.column, value: textIn(item, broken.column) };
      yield rejected(item.row, 'dangling-reference', {
        ...said,
        detail: `${broken.tables.join('.txt, ')}.txt`,
      });
    } else yield placed(item);
  }
};

const routeRows = async function* (folder: string): AsyncGenerator<ReadItem> {
  const lines = hasTable(folder, 'shapes') ? await routeLines(folder) : new Map();
  yield* tableRows(folder, 'routes', (row) => {
    const coordinates = lines.get(textIn(row, 'route_id'));
    return coordinates ? { ...row, geometry: { type: 'MultiLineString', coordinates } } : row;
  });
};

const feedTable = (folder: string, table: string): AsyncIterable<ReadItem> => {
  if (table === 'shapes') return shapeRows(folder);
  return table === 'routes' ? routeRows(folder) : tableRows(folder, table);
};

/**
 * Reads a table of a GTFS feed, a zip or its folder (https://gtfs.org/schedule/reference): `stops` as points (if none is named),
 * `shapes` as lines with their routes, `routes` with the shapes of their trips, others without geometry. A row that points at
 * nothing is a problem. Throws ReadError where the table is missing.
 */
export const readGtfs = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const table = options.table ?? 'stops';
  if ((await stat(path)).isDirectory()) return yield* feedTable(path, table);
  const { files, done } = await unzip(path);
  const anchor = files.find((file) => /^(stops|agency|routes)\.txt$/.test(basename(file)));
  const rows = async function* (): AsyncGenerator<ReadItem> {
    if (anchor === undefined) throw new ReadError(`${basename(path)} is no GTFS feed: it has no stops.txt.`);
    yield* feedTable(dirname(anchor), table);
  };
  yield* closing(rows(), done);
};
