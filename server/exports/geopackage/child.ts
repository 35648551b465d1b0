import sqlite from 'node-sqlite3-wasm';
import { geometryBlob } from './blob.ts';
import { beginning, insertRow, type Sheet, TABLES } from './schema.ts';

/** A row in the order of its table: well-known binary, id, values. */
export type SheetRow = [wkb: Buffer | null, id: string, ...values: (string | number | null)[]];
export type ToChild = { kind: 'begin'; sheet: Sheet } | { kind: 'rows'; rows: SheetRow[] } | { kind: 'end' };
/** Each message is answered by one, so that no more than one batch is on its way; what it throws ends it. */
export type FromChild = { kind: 'done' };

/** `GPKG` as SQLite's application id; version 1.3.0. The file is thrown away when something breaks: no journal. */
const PRAGMAS = `pragma journal_mode = off; pragma synchronous = off; pragma page_size = 4096;
  pragma application_id = 1196444487; pragma user_version = 10300;`;

const open = (sheet: Sheet) => {
  const db = new sqlite.Database(sheet.file);
  db.exec(PRAGMAS);
  db.exec('begin');
  db.exec(TABLES);
  for (const { sql, values } of beginning(sheet)) db.run(sql, values);
  const insert = db.prepare(insertRow(sheet));
  const add = ([wkb, ...values]: SheetRow): void =>
    void insert.run([wkb && geometryBlob(wkb, sheet.srid), ...values]);
  const close = (): void => {
    insert.finalize();
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
