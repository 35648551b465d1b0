import sqlite from 'node-sqlite3-wasm';
import { type Envelopes, openEnvelopes } from '../envelopes.ts';
import { envelopeOf, geometryBlob } from './blob.ts';
import { EXTENT, rtreeExtension, rtreeTables, rtreeTriggers } from './rtree.ts';
import { rtreeNodes } from './rtree-nodes.ts';
import { beginning, insertRow, type Sheet, TABLES } from './schema.ts';

/** A row in the order of its table: well-known binary, id, values. */
export type SheetRow = [wkb: Buffer | null, id: string, ...values: (string | number | null)[]];
export type ToChild = { kind: 'begin'; sheet: Sheet } | { kind: 'rows'; rows: SheetRow[] } | { kind: 'end' };
/** Each message is answered by one, so that no more than one batch is on its way; what it throws ends it. */
export type FromChild = { kind: 'done' };

/** `GPKG` as SQLite's application id; version 1.3.0. The file is thrown away when something breaks: no journal. */
const PRAGMAS = `pragma journal_mode = off; pragma synchronous = off; pragma page_size = 4096;
  pragma application_id = 1196444487; pragma user_version = 10300;`;

/** The index and the extent of all rows, when these are in. */
const writeIndex = (
  db: InstanceType<typeof sqlite.Database>,
  sheet: Sheet,
  envelopes: Envelopes,
  rowOf: (index: number) => number,
): void => {
  const tables = rtreeTables(sheet);
  db.exec(tables.create);
  const [row, node, parent] = [db.prepare(tables.row), db.prepare(tables.node), db.prepare(tables.parent)];
  for (const { number, data, parent: above, rows } of rtreeNodes(envelopes, rowOf)) {
    node.run([number, data]);
    if (above !== null) parent.run([number, above]);
    for (const id of rows) row.run([id, number]);
  }
  for (const statement of [row, node, parent]) statement.finalize();
  const extent = envelopes.extent();
  if (extent) db.run(EXTENT, [...extent, sheet.table]);
  for (const sql of rtreeTriggers(sheet)) db.exec(sql);
  db.run(tables.schema.sql, tables.schema.values);
};

const open = (sheet: Sheet) => {
  const db = new sqlite.Database(sheet.file);
  db.exec(PRAGMAS);
  db.exec('begin');
  db.exec(TABLES);
  for (const { sql, values } of [...beginning(sheet), rtreeExtension(sheet)]) db.run(sql, values);
  const insert = db.prepare(insertRow(sheet));
  const [envelopes, rows] = [openEnvelopes(), new Map<number, number>()];
  // Rows are numbered from 1 as they come; those without geometry are not in the index.
  let [row, missing] = [0, 0];
  const add = ([wkb, ...values]: SheetRow): void => {
    insert.run([wkb && geometryBlob(wkb, sheet.srid), ...values]);
    row += 1;
    if (wkb === null) {
      missing += 1;
      return;
    }
    if (missing > 0) rows.set(envelopes.count(), row);
    const [west, east, south, north] = envelopeOf(wkb);
    envelopes.add([west, south, east, north]);
  };
  const close = (): void => {
    insert.finalize();
    writeIndex(db, sheet, envelopes, (index) => rows.get(index) ?? index + 1);
    db.exec('commit');
    db.close();
  };
  return { add, close };
};

let sheet: ReturnType<typeof open> | null = null;

const handle = (message: ToChild): void => {
  switch (message.kind) {
    case 'begin':
      sheet = open(message.sheet);
      return;
    case 'rows':
      for (const row of message.rows) sheet?.add(row);
      return;
    case 'end':
      sheet?.close();
      return;
  }
};

process.on('message', (message: ToChild) => {
  handle(message);
  process.send?.({ kind: 'done' } satisfies FromChild);
});
// Whoever began it is gone: so is the file's reader.
process.on('disconnect', () => process.exit());
